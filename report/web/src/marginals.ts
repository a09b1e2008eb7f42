import * as Plot from '@observablehq/plot';
import { label, type Density, type Marginal, type Marginals } from './data.js';
import { grid, panel, text, ticksAcross, type Key } from './frame.js';
import { rounded } from './numbers.js';
import { colour, shortened } from './style.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

function points(density: Density): Point[] {
  const step = (density.upper - density.lower) / density.values.length;
  return density.values.map((y, i) => ({ x: density.lower + (i + 0.5) * step, y }));
}

/** The height at x, linear between the centres of the cells. */
function height(density: Density, x: number): number {
  const at = ((x - density.lower) / (density.upper - density.lower)) * density.values.length - 0.5;
  const below = Math.max(0, Math.min(density.values.length - 1, Math.floor(at)));
  const above = Math.min(density.values.length - 1, below + 1);
  const share = Math.max(0, Math.min(1, at - below));
  return (1 - share) * (density.values[below] ?? 0) + share * (density.values[above] ?? 0);
}

/** The top of the axis. */
export function highest(marginal: Marginal): number {
  return 1.08 * Math.max(...marginal.posterior.values, ...(marginal.prior?.values ?? []));
}

/** The marks of a posterior density: the prior behind, the central 50 % and 90 %, the median as a line. */
export function densityMarks(marginal: Marginal): Plot.Markish[] {
  const curve = points(marginal.posterior);
  const between = (low: number, high: number): Point[] => [
    { x: low, y: height(marginal.posterior, low) },
    ...curve.filter(({ x }) => low < x && x < high),
    { x: high, y: height(marginal.posterior, high) },
  ];
  const xy = { x: 'x', y: 'y' } as const;
  const marks: Plot.Markish[] = [];
  const prior = marginal.prior === null ? [] : points(marginal.prior);
  marks.push(
    Plot.areaY(prior, { ...xy, fill: colour.priorFaint }),
    Plot.areaY(between(marginal.q05, marginal.q95), { ...xy, fill: colour.posteriorFaint }),
    Plot.areaY(between(marginal.q25, marginal.q75), { ...xy, fill: colour.posteriorSoft }),
    Plot.line(prior, { ...xy, stroke: colour.prior, strokeWidth: 1.5, strokeDasharray: '4 3' }),
    Plot.line(curve, { ...xy, stroke: colour.posterior, strokeWidth: 1.75 }),
    Plot.ruleX([marginal.median], {
      y1: 0,
      y2: height(marginal.posterior, marginal.median),
      stroke: colour.posterior,
      strokeWidth: 1.75,
    }),
  );
  if (marginal.reference !== null) {
    marks.push(Plot.ruleX([marginal.reference], { stroke: colour.observed, strokeWidth: 1.75 }));
  }
  return marks;
}

/** As in `3.61 (3.32 to 3.95)`. */
export function interval(marginal: Marginal): string {
  const uncertainty = (marginal.q95 - marginal.q05) / 3.29;
  const [low, middle, high] = [marginal.q05, marginal.median, marginal.q95].map((x) => rounded(x, uncertainty));
  return `${middle} (${low} to ${high})`;
}

/** The legend of posterior densities. */
export function densityKeys(marginals: readonly Marginal[]): Key[] {
  const keys: Key[] = [
    { label: 'posterior, median', shape: 'line', fill: colour.posterior },
    { label: '50 %', shape: 'area', fill: colour.posteriorSoft },
    { label: '90 %', shape: 'area', fill: colour.posteriorFaint },
  ];
  if (marginals.some(({ prior }) => prior !== null)) keys.push({ label: 'prior', shape: 'dashes', fill: colour.prior });
  if (marginals.some(({ reference }) => reference !== null)) {
    keys.push({ label: 'reference', shape: 'line', fill: colour.observed });
  }
  return keys;
}

export function drawMarginals(figure: Marginals, width: number): SVGSVGElement {
  const size = { least: 240, most: 420, ratio: 0.62, gap: 28 };
  return grid(width, densityKeys(figure.panels), figure.panels.length, size, (index, panelWidth, panelHeight) => {
    const marginal = figure.panels[index]!;
    const top = 40;
    return [
      { x: 0, y: 12, node: text(shortened(marginal.quantity.name, panelWidth, 620), { weight: 620 }) },
      { x: 0, y: 29, node: text(interval(marginal), { fill: colour.muted }) },
      {
        x: 0,
        y: top,
        node: panel({
          width: panelWidth,
          height: panelHeight - top,
          marginLeft: 8,
          marginRight: 8,
          marginTop: 4,
          marginBottom: 38,
          x: {
            domain: [marginal.posterior.lower, marginal.posterior.upper],
            label: shortened(label(marginal.quantity), panelWidth - 16),
            labelAnchor: 'center',
            labelArrow: 'none',
            labelOffset: 34,
            ...ticksAcross([marginal.posterior.lower, marginal.posterior.upper], panelWidth - 16),
            tickSize: 4,
          },
          y: { domain: [0, highest(marginal)], axis: null },
          marks: [...densityMarks(marginal), Plot.ruleY([0], { stroke: colour.muted })],
        }),
      },
    ];
  });
}
