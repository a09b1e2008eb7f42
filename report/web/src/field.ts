import type * as Plot from '@observablehq/plot';
import { contours, create } from 'd3';
import { label, type Ellipse, type Field } from './data.js';
import { panel, ticksAcross, ticksUpwards } from './frame.js';
import { colour, shortened } from './style.js';

type Place = (value: number) => number;

/** One level of a field, as the filled set at or above it or as the line between. */
export interface Level {
  readonly at: number;
  readonly shape: 'fill' | 'line';
  readonly fill?: string;
  readonly opacity?: number;
  readonly stroke?: string;
  readonly width?: number;
}

/** The path of the set where the field is at least `level`; as a line, without the stretches along the edge. */
function outline(field: Field, level: number, x: Place, y: Place, line: boolean): string {
  const { columns, rows } = field;
  const shape = contours().size([columns, rows]).contour([...field.values], level);
  const edge = ([a, b]: readonly number[], [c, d]: readonly number[]): boolean =>
    (a === c && (a === 0 || a === columns)) || (b === d && (b === 0 || b === rows));
  const place = ([column, row]: readonly number[]): string => {
    const across = field.xLower + (column! / columns) * (field.xUpper - field.xLower);
    const upwards = field.yLower + (row! / rows) * (field.yUpper - field.yLower);
    return `${x(across).toFixed(2)},${y(upwards).toFixed(2)}`;
  };
  return shape.coordinates
    .flat()
    .map((ring) =>
      ring
        .map((point, i) => `${i === 0 || (line && edge(ring[i - 1]!, point)) ? 'M' : 'L'}${place(point)}`)
        .join(''),
    )
    .join('');
}

/** Levels of a field in a panel, in their order. */
export function levels(field: Field, shown: readonly Level[], name: string): Plot.RenderFunction {
  return (_index, scales) => {
    const group = create('svg:g').attr('class', name);
    for (const { at, shape, fill, opacity, stroke, width } of shown) {
      group
        .append('path')
        .attr('d', outline(field, at, scales.x as Place, scales.y as Place, shape === 'line'))
        .attr('fill', fill ?? 'none')
        .attr('fill-opacity', opacity ?? null)
        .attr('stroke', stroke ?? null)
        .attr('stroke-width', width ?? null)
        .attr('stroke-linejoin', 'round');
    }
    return group.node() as SVGElement;
  };
}

/** The points of an ellipse one standard deviation from its mean. */
export function ring({ mean, covariance }: Ellipse): [number, number][] {
  const [a, b, c] = covariance as [number, number, number];
  // The Cholesky factor takes the unit circle to the ellipse.
  const l11 = Math.sqrt(a);
  const l21 = b / l11;
  const l22 = Math.sqrt(Math.max(0, c - l21 * l21));
  return Array.from({ length: 65 }, (_, i) => {
    const [u, v] = [Math.cos((i * Math.PI) / 32), Math.sin((i * Math.PI) / 32)];
    return [mean[0]! + l11 * u, mean[1]! + l21 * u + l22 * v];
  });
}

/** A panel of two quantities. */
export function plane(field: Omit<Field, 'values' | 'columns' | 'rows'>, width: number, height: number, marks: readonly Plot.Markish[]): SVGSVGElement {
  const upwards = ticksUpwards([field.yLower, field.yUpper], height - 74);
  return panel({
    width,
    height,
    marginLeft: upwards.room,
    marginRight: 14,
    marginTop: 30,
    marginBottom: 44,
    x: {
      domain: [field.xLower, field.xUpper],
      label: shortened(label(field.x), width - 20),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38,
      ...ticksAcross([field.xLower, field.xUpper], width - upwards.room - 14),
      tickSize: 4,
    },
    y: {
      domain: [field.yLower, field.yUpper],
      label: shortened(label(field.y), width - 20),
      labelAnchor: 'top',
      labelArrow: 'none',
      ticks: upwards.ticks,
      tickFormat: upwards.tickFormat,
      tickSize: 4,
    },
    marks: [...marks],
  });
}

/** The height of a panel of two quantities that stands alone. */
export function planeHeight(width: number): number {
  return Math.round(Math.max(300, Math.min(520, width * 0.62)));
}

export const frameStroke = colour.rule;
