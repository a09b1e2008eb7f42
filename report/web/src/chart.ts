import * as Plot from '@observablehq/plot';
import { label, type Axis, type Bars, type Chart, type Dots } from './data.js';
import { compose, legend, logarithmicTicks, panel, ticksAcross, ticksUpwards, type Key, type Ticks } from './frame.js';
import { looks, type Look } from './look.js';
import { given } from './numbers.js';
import { colour, shortened, textWidth, tone } from './style.js';

interface Place {
  readonly x: number;
  readonly y: number | null;
}

type Domain = [number, number];

/** The stretch of an axis: as asked for, else as far as the values. */
function domain(axis: Axis, values: readonly number[], margin: number): Domain {
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (!(low <= high)) [low, high] = axis.scale === 'LOG' ? [1, 10] : [0, 1];
  if (axis.scale === 'LOG') {
    const factor = Math.max((high / low) ** margin, low === high ? 2 : 1);
    return [axis.lower ?? low / factor, axis.upper ?? high * factor];
  }
  const room = (high - low) * margin || (low === high ? Math.abs(low) * 0.1 || 1 : 0);
  return [axis.lower ?? low - room, axis.upper ?? high + room];
}

/** The upright axis begins at 0 if there are histograms, or if what is shown comes near. */
function upright(figure: Chart): Domain {
  const values = [
    ...figure.bars.flatMap(({ heights }) => heights),
    ...figure.lines.flatMap(({ y }) => y.filter((each) => each !== null)),
    ...figure.points.flatMap(({ y }) => y),
  ];
  const [low, high] = domain(figure.y, values, 0.07);
  const least = Math.min(...values);
  const fromZero = figure.bars.length > 0 || (least >= 0 && least < 0.25 * Math.max(...values));
  return fromZero && figure.y.scale !== 'LOG' && figure.y.lower === null ? [0, high] : [low, high];
}

function across(figure: Chart): Domain {
  const values = [
    ...figure.bars.flatMap(({ edges }) => edges),
    ...figure.lines.flatMap(({ x }) => x),
    ...figure.points.flatMap(({ x }) => x),
    ...figure.marks.map(({ x }) => x),
  ];
  return domain(figure.x, values, 0);
}

function ticksOf(axis: Axis, of: Domain, length: number): Ticks {
  if (axis.scale === 'LOG') return logarithmicTicks(of, length, false);
  const found = ticksAcross(of, length, 12, 56);
  if (axis.scale !== 'WHOLE') return found;
  const whole = found.ticks.filter(Number.isInteger);
  return { ticks: whole, tickFormat: String };
}

function ticksUp(axis: Axis, of: Domain, length: number): Ticks & { room: number } {
  if (axis.scale !== 'LOG') return ticksUpwards(of, length);
  const found = logarithmicTicks(of, length, true);
  const widest = Math.max(0, ...found.ticks.map((value) => textWidth(found.tickFormat(value))));
  return { ...found, room: 12 + Math.ceil(widest) };
}

/** The outline of a histogram. */
function outline({ edges, heights }: Bars): Place[] {
  const first = { x: edges[0]!, y: 0 };
  const steps = heights.flatMap((y, i) => [
    { x: edges[i]!, y },
    { x: edges[i + 1]!, y },
  ]);
  return [first, ...steps, { x: edges.at(-1)!, y: 0 }];
}

function barMarks(bars: Bars): Plot.Markish[] {
  const rectangles = bars.heights.map((height, i) => ({ x1: bars.edges[i]!, x2: bars.edges[i + 1]!, height }));
  type Rectangle = (typeof rectangles)[number];
  const synthetic = bars.role === 'SYNTHETIC';
  const stroke = synthetic ? tone(1) : colour.prior;
  return [
    Plot.areaY(outline(bars), { x: 'x', y1: 0, y2: 'y', clip: 'frame', fill: synthetic ? tone(1) : colour.rule, fillOpacity: synthetic ? 0.14 : 0.8 }),
    Plot.line(outline(bars), { x: 'x', y: 'y', clip: 'frame', stroke, strokeWidth: synthetic ? 1.75 : 1, strokeLinejoin: 'miter' }),
    // Nothing to see: it carries the numbers for a pointer that rests on a bin.
    Plot.rectY(rectangles, {
      x1: 'x1',
      x2: 'x2',
      y1: 0,
      y2: 'height',
      clip: 'frame',
      fillOpacity: 0,
      title: ({ x1, x2, height }: Rectangle) => `${given(x1)} \u2013 ${given(x2)}: ${given(height)}`,
    }),
  ];
}

function dotMark({ role, x, y }: Dots, look: Look): Plot.Markish {
  const places = x.map((each, i) => ({ x: each, y: y[i]! }));
  const title = ({ x: at, y: height }: { x: number; y: number }): string => `${given(at)}: ${given(height)}`;
  const ring = role === 'CHOSEN';
  return Plot.dot(places, {
    x: 'x',
    y: 'y',
    r: ring ? 5.5 : places.length > 60 ? 1.8 : 3.2,
    fill: ring ? 'none' : look.stroke,
    stroke: look.stroke,
    strokeWidth: ring ? 2 : 0,
    title,
  });
}

function shadeFill(role: Chart['shades'][number]['role']): string {
  return role === 'MODEL' ? colour.posteriorFaint : 'var(--tone-faint)';
}

function keysOf(figure: Chart, lines: readonly Look[], points: readonly Look[]): Key[] {
  const keys: Key[] = [
    ...figure.bars.map(({ label: name, role }): Key => ({ label: name, shape: 'area', fill: role === 'SYNTHETIC' ? tone(1) : colour.prior })),
    ...figure.lines.map(({ label: name }, i): Key => ({ label: name, shape: 'line', fill: lines[i]!.stroke, dashes: lines[i]!.dashes })),
    ...figure.points.map(({ label: name, role }, i): Key => ({ label: name, shape: role === 'CHOSEN' ? 'ring' : 'dot', fill: points[i]!.stroke })),
    ...figure.marks.map(({ label: name }): Key => ({ label: name, shape: 'dashes', fill: colour.observed, dashes: '2 3' })),
    ...figure.shades.map(({ label: name, role }): Key => ({ label: name, shape: 'area', fill: shadeFill(role) })),
  ];
  return keys.filter(({ label: name }) => name !== '');
}

/** The size of a chart that stands alone: a square if both axes are the same stretch, as for shares, else wide. */
function usualSize(width: number, x: Domain, y: Domain): { width: number; height: number } {
  if (x[0] === y[0] && x[1] === y[1]) {
    const side = Math.min(width, 440);
    return { width: side, height: side + 20 };
  }
  const wide = Math.min(width, 760);
  return { width: wide, height: Math.round(Math.max(260, Math.min(380, wide * 0.48))) };
}

/** The chart; the given height, if any, is that of the whole with its legend. */
export function drawChart(figure: Chart, room: number, height?: number): SVGSVGElement {
  const [x, y] = [across(figure), upright(figure)];
  const { width, height: usual } = height === undefined ? usualSize(room, x, y) : { width: room, height };
  const lines = looks(figure.lines.map(({ role }) => role));
  const points = looks(figure.points.map(({ role }) => role));
  const key = legend(keysOf(figure, lines, points), room);
  const top = key.height + (key.height > 0 ? 10 : 0);
  const whole = height ?? usual + top;
  const upwards = ticksUp(figure.y, y, whole - top - 74);
  const dashed = (i: number): boolean => figure.lines[i]!.role === 'COMPONENT';
  const aside = figure.x.scale === 'WHOLE' || figure.points.length > 0 ? 8 : 0;
  const xTicks = ticksOf(figure.x, x, width - upwards.room - 14 - 2 * aside);
  // Where a component is all of the sum, its dashes lie over the line of the sum.
  const order = figure.lines.map((_, i) => i).sort((a, b) => Number(dashed(a)) - Number(dashed(b)) || a - b);
  const node = panel({
    width,
    height: whole - top,
    marginLeft: upwards.room,
    marginRight: 14,
    marginTop: 30,
    marginBottom: 44,
    x: {
      type: figure.x.scale === 'LOG' ? 'log' : 'linear',
      domain: x,
      label: shortened(label(figure.x.quantity), width - upwards.room),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38,
      ticks: xTicks.ticks,
      tickFormat: xTicks.tickFormat,
      tickSize: 4,
      insetLeft: aside,
      insetRight: aside,
    },
    y: {
      type: figure.y.scale === 'LOG' ? 'log' : 'linear',
      domain: y,
      label: shortened(label(figure.y.quantity), width - 20),
      labelAnchor: 'top',
      labelArrow: 'none',
      ticks: upwards.ticks,
      tickFormat: upwards.tickFormat,
      tickSize: 0,
    },
    marks: [
      ...figure.shades.map(({ role, lower, upper }) =>
        Plot.rectX([{ lower: Math.max(lower, x[0]), upper: Math.min(upper, x[1]) }], { x1: 'lower', x2: 'upper', fill: shadeFill(role) }),
      ),
      Plot.gridY(upwards.ticks, { stroke: colour.grid, strokeOpacity: 1 }),
      ...figure.bars.flatMap(barMarks),
      ...order.map((i) => {
        const line = figure.lines[i]!;
        return Plot.line(line.x.map((at, j): Place => ({ x: at, y: line.y[j]! })), {
          x: 'x',
          y: 'y',
          clip: 'frame',
          stroke: lines[i]!.stroke,
          strokeWidth: lines[i]!.width,
          ...(lines[i]!.dashes === undefined ? {} : { strokeDasharray: lines[i]!.dashes }),
        });
      }),
      Plot.ruleX(figure.marks, { x: 'x', stroke: colour.observed, strokeDasharray: '2 3', strokeWidth: 1.5 }),
      ...figure.points.map((dots, i) => dotMark(dots, points[i]!)),
      ...(figure.bars.length > 0 ? [Plot.ruleY([y[0]], { stroke: colour.muted })] : []),
    ],
  });
  return compose(room, whole, [
    { x: 0, y: 0, node: key.node },
    { x: 0, y: top, node },
  ]);
}
