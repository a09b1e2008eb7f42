/** A figure with a state that the reader changes. */
export interface View {
  /** Buttons, a slider, and what they say. */
  readonly controls: HTMLElement;
  /** The drawing of the state. */
  draw(width: number): SVGSVGElement;
  /** One sentence about the state. */
  describe(): string;
  /** Sets what is called when the state has changed. */
  onChange(listener: () => void): void;
}

export function button(words: string, explained: string, press: () => void): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.textContent = words;
  node.title = explained;
  node.addEventListener('click', press);
  return node;
}

/** A slider over the indices 0 … count − 1. */
export function slider(name: string, count: number, start: number, moved: (index: number) => void): HTMLInputElement {
  const node = document.createElement('input');
  node.type = 'range';
  node.min = '0';
  node.max = `${count - 1}`;
  node.step = '1';
  node.value = `${start}`;
  node.setAttribute('aria-label', name);
  // Browsers bring back what was set before a page was left; the drawing would not agree with that.
  node.autocomplete = 'off';
  node.addEventListener('input', () => moved(Number(node.value)));
  return node;
}

/** The line below the controls that says what is shown; screen readers hear it when it changes. */
export function readout(): HTMLOutputElement {
  const node = document.createElement('output');
  node.className = 'readout';
  return node;
}

/** The controls in their order. */
export function controls(...parts: readonly HTMLElement[]): HTMLElement {
  const node = document.createElement('div');
  node.className = 'controls';
  node.append(...parts);
  return node;
}
