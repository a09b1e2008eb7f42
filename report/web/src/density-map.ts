import * as Plot from '@observablehq/plot';
import type { DensityMap, Dots, Ellipse } from './data.js';
import { compose, legend, type Key } from './frame.js';
import { frameStroke, levels, plane, planeHeight, ring } from './field.js';
import { decimals } from './numbers.js';
import { colour, dashes, tone } from './style.js';

/** The components of a mixture: dashed, one standard deviation wide, with a cross at the mean. */
export function ellipseMarks(components: readonly Ellipse[]): Plot.Markish[] {
  return components.flatMap((component, k) => [
    Plot.line(ring(component), { stroke: colour.paper, strokeWidth: 4, strokeOpacity: 0.7, clip: 'frame' }),
    Plot.line(ring(component), { stroke: tone(k), strokeWidth: 2, strokeDasharray: dashes[k % dashes.length]!, clip: 'frame' }),
    Plot.dot([component.mean], { x: '0', y: '1', symbol: 'times', r: 5, stroke: colour.paper, strokeWidth: 5, clip: 'frame' }),
    Plot.dot([component.mean], { x: '0', y: '1', symbol: 'times', r: 5, stroke: tone(k), strokeWidth: 2.5, clip: 'frame' }),
  ]);
}

export function componentKeys(components: readonly Ellipse[]): Key[] {
  return components.map(({ weight }, k) => ({
    label: `component ${k + 1}, weight ${decimals(weight, 3)}`,
    shape: 'line',
    fill: tone(k),
    dashes: dashes[k % dashes.length],
  }));
}

function look({ role }: Dots): { fill: string; stroke: string; r: number } {
  switch (role) {
    case 'CHOSEN':
      return { fill: 'none', stroke: colour.observed, r: 4 };
    case 'SYNTHETIC':
      return { fill: tone(1), stroke: 'none', r: 1.8 };
    default:
      return { fill: colour.muted, stroke: 'none', r: 1.8 };
  }
}

export function drawDensityMap(figure: DensityMap, width: number, height?: number): SVGSVGElement {
  const opacity = (i: number): number => 0.14 + (0.4 * (figure.regions.length - 1 - i)) / Math.max(1, figure.regions.length);
  const keys: Key[] = [
    ...figure.regions.map(({ probability }, i): Key => ({
      label: `${Math.round(100 * probability)} %`,
      shape: 'area',
      fill: figure.regions.length > 1 && i === figure.regions.length - 1 ? colour.posteriorFaint : colour.posteriorSoft,
    })),
    ...figure.points.map((dots): Key => {
      const { fill, stroke } = look(dots);
      return { label: dots.label, shape: dots.role === 'CHOSEN' ? 'ring' : 'dot', fill: fill === 'none' ? stroke : fill };
    }),
    ...componentKeys(figure.components),
  ];
  const key = legend(keys.filter(({ label }) => label !== ''), width);
  const top = key.height + 10;
  const whole = height ?? planeHeight(width) + top;
  const field = figure.density;
  const inside = (x: number, y: number): boolean =>
    field.xLower <= x && x <= field.xUpper && field.yLower <= y && y <= field.yUpper;
  const node = plane(field, width, whole - top, [
    levels(
      field,
      // The largest region first, the smaller ones over it.
      figure.regions.toReversed().map(({ level }, i, all) => ({
        at: level,
        fill: colour.posterior,
        opacity: opacity(all.length - 1 - i),
        stroke: colour.posterior,
        width: 1,
      })),
      'regions',
    ),
    ...figure.points.map((dots) =>
      Plot.dot(
        dots.x.map((x, i) => [x, dots.y[i]!] as const).filter(([x, y]) => inside(x, y)),
        { x: '0', y: '1', strokeWidth: 1.75, ...look(dots), fillOpacity: 0.75 },
      ),
    ),
    ...ellipseMarks(figure.components),
    Plot.frame({ stroke: frameStroke }),
  ]);
  return compose(width, whole, [
    { x: 0, y: 0, node: key.node },
    { x: 0, y: top, node },
  ]);
}
