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

export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";
export const fontSize = 12;

const ruler = document.createElement('canvas').getContext('2d');

/** The width of a line of text in pixels, about. */
export function textWidth(text: string, weight = 400): number {
  if (ruler === null) return text.length * fontSize * 0.56;
  ruler.font = `${weight} ${fontSize}px ${fontFamily}`;
  return ruler.measureText(text).width;
}

/** The value to the second significant digit of its uncertainty, with a true minus sign. */
export function rounded(value: number, uncertainty: number): string {
  const scale = Math.max(Math.abs(value), uncertainty);
  const places = uncertainty > 0 ? 1 - Math.floor(Math.log10(uncertainty)) : 3;
  const text =
    scale >= 1e6 || (scale > 0 && scale < 1e-4)
      ? value.toExponential(2)
      : places >= 0
        ? value.toFixed(Math.min(places, 8))
        : (Math.round(value * 10 ** places) / 10 ** places).toFixed(0);
  return text.replace('-', '\u2212');
}
