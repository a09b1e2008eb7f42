/** Colours are the page's own, by name, so that a drawn figure follows the theme. */
export const colour = {
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  rule: 'var(--rule)',
  grid: 'var(--grid)',
  posterior: 'var(--posterior)',
  posteriorSoft: 'var(--posterior-soft)',
  posteriorFaint: 'var(--posterior-faint)',
  prior: 'var(--prior)',
  priorFaint: 'var(--prior-faint)',
  observed: 'var(--observed)',
} as const;

/** Hues for things of one kind; the first is that of the model. */
export const tones = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => `var(--tone-${letter})`);

export function tone(index: number): string {
  return tones[index % tones.length]!;
}

/** Dashes for things of one kind, so that they differ without their colours. */
export const dashes = ['6 3', '2 3', '10 3', '7 3 2 3', '4 2', '10 3 2 3', '3 5', '1 2'];

export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";
export const fontSize = 12;

const ruler = document.createElement('canvas').getContext('2d');

/** The width of a line of text in pixels, about. */
export function textWidth(text: string, weight = 400): number {
  if (ruler === null) return text.length * fontSize * 0.56;
  ruler.font = `${weight} ${fontSize}px ${fontFamily}`;
  return ruler.measureText(text).width;
}

/** The text if it fits, else as much of its beginning as does. */
export function shortened(text: string, width: number, weight = 400): string {
  if (textWidth(text, weight) <= width) return text;
  for (let length = text.length - 1; length > 1; length--) {
    const short = `${text.slice(0, length).trimEnd()}\u2026`;
    if (textWidth(short, weight) <= width) return short;
  }
  return '';
}
