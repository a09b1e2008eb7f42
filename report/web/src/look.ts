import type { Role } from './data.js';
import { colour, dashes, tone } from './style.js';

/** How a line is drawn. */
export interface Look {
  readonly stroke: string;
  readonly width: number;
  readonly dashes: string | undefined;
}

/** The looks of lines: those of one role are told apart by colour and dashes. */
export function looks(roles: readonly Role[]): Look[] {
  const seen = new Map<Role, number>();
  // Components and alternatives may stand together; they share the hues beside that of the model.
  let hues = 1;
  // A sum stands behind its parts, broad and pale, so that their dashes show where one part is all of it.
  const behind = roles.includes('COMPONENT');
  return roles.map((role) => {
    const index = seen.get(role) ?? 0;
    seen.set(role, index + 1);
    switch (role) {
      case 'DATA':
        return { stroke: colour.ink, width: 1.5, dashes: index === 0 ? undefined : dashes[index] };
      case 'MODEL':
        return behind
          ? { stroke: colour.posteriorSoft, width: 4, dashes: undefined }
          : { stroke: tone(0), width: 2.25, dashes: index === 0 ? undefined : dashes[index] };
      case 'COMPONENT':
        return { stroke: tone(hues++), width: 1.75, dashes: dashes[index % dashes.length] };
      case 'ALTERNATIVE':
        return { stroke: tone(hues++), width: 1.75, dashes: index === 0 ? undefined : dashes[(index + 1) % dashes.length] };
      case 'SYNTHETIC':
        return { stroke: tone(1), width: 1.75, dashes: index === 0 ? undefined : dashes[index] };
      case 'REFERENCE':
        return { stroke: colour.muted, width: 1.5, dashes: '4 3' };
      case 'CHOSEN':
        return { stroke: colour.observed, width: 1.75, dashes: undefined };
    }
  });
}
