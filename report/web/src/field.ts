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

/** The field with its values on the four edges, half a cell beyond the outer centres and in line with them. */
function edged({ columns, rows, values }: Field): { columns: number; rows: number; values: number[] } {
  const line = (at: (i: number) => number, count: number): number[] => {
    const inner = Array.from({ length: count }, (_, i) => at(i));
    return [1.5 * at(0) - 0.5 * at(1), ...inner, 1.5 * at(count - 1) - 0.5 * at(count - 2)];
  };
  const wide = Array.from({ length: rows }, (_, r) => line((c) => values[r * columns + c]!, columns));
  const upright = Array.from({ length: columns + 2 }, (_, c) => line((r) => wide[r]![c]!, rows));
  return { columns: columns + 2, rows: rows + 2, values: upright[0]!.flatMap((_, r) => upright.map((column) => column[r]!)) };
}

/** Where a coordinate of the contours of such a field stands between its edges, from 0 to 1. */
function share(coordinate: number, cells: number): number {
  // The contours count cells of one size, but the outer centres are half a cell from the edges.
  const fromLower = coordinate < 1.5 ? (coordinate - 0.5) / 2 : coordinate - 1;
  const fromUpper = cells + 2 - coordinate < 1.5 ? (cells + 1.5 - coordinate) / 2 : cells + 1 - coordinate;
  return Math.max(0, Math.min(1, coordinate < 1 + cells / 2 ? fromLower / cells : 1 - fromUpper / cells));
}

/** The rings around the set where the field is at least `level`, in shares of its frame. */
function rings(field: Field, level: number): [number, number][][] {
  const { columns, rows, values } = edged(field);
  const shape = contours().size([columns, rows]).contour(values, level);
  return shape.coordinates
    .flat()
    .map((ring) => ring.map(([x, y]): [number, number] => [share(x!, field.columns), share(y!, field.rows)]));
}

/** The rings as a path; as a line, it leaves out what runs along the frame. */
function path(shape: readonly (readonly [number, number])[][], place: (point: readonly [number, number]) => string, line: boolean): string {
  const alongFrame = (a: readonly [number, number], b: readonly [number, number]): boolean =>
    [0, 1].some((axis) => a[axis] === b[axis] && (a[axis] === 0 || a[axis] === 1));
  return shape
    .map((ring) => ring.map((point, i) => `${i === 0 || (line && alongFrame(ring[i - 1]!, point)) ? 'M' : 'L'}${place(point)}`).join(''))
    .join('');
}

/** Levels of a field in a panel, in their order. */
export function levels(field: Field, shown: readonly Level[], name: string): Plot.RenderFunction {
  return (_index, scales) => {
    const [x, y] = [scales.x as Place, scales.y as Place];
    const place = ([across, upwards]: readonly [number, number]): string =>
      `${x(field.xLower + across * (field.xUpper - field.xLower)).toFixed(2)},${y(field.yLower + upwards * (field.yUpper - field.yLower)).toFixed(2)}`;
    const group = create('svg:g').attr('class', name);
    const found = new Map<number, [number, number][][]>();
    for (const { at, fill, opacity, stroke, width } of shown) {
      const shape = found.get(at) ?? rings(field, at);
      found.set(at, shape);
      if (fill !== undefined) {
        group.append('path').attr('d', path(shape, place, false)).attr('fill', fill).attr('fill-opacity', opacity ?? null);
      }
      if (stroke !== undefined) {
        group
          .append('path')
          .attr('d', path(shape, place, true))
          .attr('fill', 'none')
          .attr('stroke', stroke)
          .attr('stroke-width', width ?? null)
          .attr('stroke-linejoin', 'round');
      }
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
      label: shortened(label(field.x), width - upwards.room),
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
