import type * as Plot from '@observablehq/plot';
import { contours, create } from 'd3';
import { label, type Ellipse, type Field } from './data.js';
import { panel, ticksAcross, ticksUpwards } from './frame.js';
import { colour, shortened } from './style.js';

type Place = (value: number) => number;

/** One level of a field: how the set at or above it is filled, and its outline drawn. */
export interface Level {
  readonly at: number;
  readonly fill?: string;
  readonly opacity?: number;
  readonly stroke?: string;
  readonly width?: number;
}

/** The field with one more cell on each side, in line with the two before, so that contours end beyond the frame. */
function widened({ columns, rows, values }: Field): { columns: number; rows: number; values: number[] } {
  const line = (at: (i: number) => number, count: number): number[] => {
    const inner = Array.from({ length: count }, (_, i) => at(i));
    return [2 * at(0) - at(1), ...inner, 2 * at(count - 1) - at(count - 2)];
  };
  const wide = Array.from({ length: rows }, (_, r) => line((c) => values[r * columns + c]!, columns));
  const first = line((r) => wide[r]![0]!, rows);
  const all = first.map((_, r) => Array.from({ length: columns + 2 }, (__, c) => line((i) => wide[i]![c]!, rows)[r]!));
  return { columns: columns + 2, rows: rows + 2, values: all.flat() };
}

/** The outline of the set where the field is at least `level`. */
function outline(field: Field, wide: ReturnType<typeof widened>, level: number, x: Place, y: Place): string {
  const shape = contours().size([wide.columns, wide.rows]).contour(wide.values, level);
  const place = ([column, row]: readonly number[]): string => {
    const across = field.xLower + ((column! - 1) / field.columns) * (field.xUpper - field.xLower);
    const upwards = field.yLower + ((row! - 1) / field.rows) * (field.yUpper - field.yLower);
    return `${x(across).toFixed(2)},${y(upwards).toFixed(2)}`;
  };
  return shape.coordinates
    .flat()
    .map((ring) => `M${ring.map(place).join('L')}Z`)
    .join('');
}

let clips = 0;

/** Levels of a field in a panel, in their order. */
export function levels(field: Field, shown: readonly Level[], name: string): Plot.RenderFunction {
  return (_index, scales) => {
    const [x, y] = [scales.x as Place, scales.y as Place];
    const clip = `sibyl-field-${++clips}`;
    const group = create('svg:g').attr('class', name).attr('clip-path', `url(#${clip})`);
    group
      .append('clipPath')
      .attr('id', clip)
      .append('rect')
      .attr('x', x(field.xLower))
      .attr('y', y(field.yUpper))
      .attr('width', x(field.xUpper) - x(field.xLower))
      .attr('height', y(field.yLower) - y(field.yUpper));
    const wide = widened(field);
    const paths = new Map<number, string>();
    for (const { at, fill, opacity, stroke, width } of shown) {
      const path = paths.get(at) ?? outline(field, wide, at, x, y);
      paths.set(at, path);
      group
        .append('path')
        .attr('d', path)
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
      ...ticksAcross([field.xLower, field.xUpper], width - upwards.room - 14, 12, 56),
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
