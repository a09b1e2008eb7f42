import type { Figure } from './data.js';
import { render } from './render.js';
import { save } from './save.js';
import { themeButton } from './theme.js';

export { draw, render } from './render.js';
export { standalone } from './save.js';

/** A file name from a title: letters and digits, the rest as hyphens. */
function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'figure';
}

function saveButton(canvas: HTMLElement, title: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'save';
  button.textContent = '\u2193 SVG';
  button.setAttribute('aria-label', `Save the figure ${title} as SVG`);
  button.addEventListener('click', () => {
    const svg = canvas.querySelector('svg');
    if (svg !== null) save(svg, `${slug(document.title)}-${slug(title)}.svg`);
  });
  return button;
}

/** Draws the figures of a report, each from the data that stands beside it. */
function openReport(): void {
  const masthead = document.querySelector('.masthead');
  if (masthead !== null) themeButton(masthead);
  for (const canvas of document.querySelectorAll<HTMLElement>('.canvas[data-figure]')) {
    const data = document.getElementById(canvas.dataset['figure'] ?? '');
    if (data === null) continue;
    render(canvas, JSON.parse(data.textContent) as Figure);
    const head = canvas.parentElement?.querySelector('.figure-head');
    head?.append(saveButton(canvas, head.querySelector('h3')?.lastChild?.textContent?.trim() ?? ''));
  }
  addEventListener('beforeprint', () => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });
}

openReport();
