import * as Plot from '@observablehq/plot';
import { label, type Band, type PredictiveBands, type PredictiveRows, type PredictiveSeries, type Quantity } from './data.js';
import { compose, legend, panel, rounder, text, ticksAcross, ticksUpwards, type Key, type Placed } from './frame.js';
import { given, rounded } from './numbers.js';
import { colour, shortened, textWidth } from './style.js';

interface Point extends Band {
  readonly position: number;
}

const keys: readonly Key[] = [
  { label: 'observed', shape: 'dot', fill: colour.observed },
  { label: 'predicted median', shape: 'line', fill: colour.posterior },
  { label: '50 %', shape: 'area', fill: colour.posteriorSoft },
  { label: '90 %', shape: 'area', fill: colour.posteriorFaint },
];

function values(band: Band, quantity: Quantity): string {
  const uncertainty = (band.q95 - band.q05) / 3.29;
  const show = (value: number): string => rounded(value, uncertainty);
  const unit = quantity.unit === '' ? '' : ` ${quantity.unit}`;
  return `observed ${given(band.observed)}${unit}\npredicted ${show(band.median)} (${show(band.q05)} to ${show(band.q95)})`;
}

function drawSeries(series: PredictiveSeries, width: number): { node: SVGElement; height: number } {
  const data: Point[] = series.bands.map((band, i) => ({ ...band, position: series.positions[i]! }));
  const lows = data.flatMap((point) => [point.q05, point.observed]);
  const highs = data.flatMap((point) => [point.q95, point.observed]);
  const least = Math.min(...lows);
  const most = Math.max(...highs);
  // Counts and sizes start at zero; a series far from zero does not.
  const fromZero = least >= 0 && least < 0.4 * most;
  const margin = 0.05 * (most - least || 1);
  const height = Math.round(Math.max(250, Math.min(400, width * 0.48)));
  const place = { x: 'position' } as const;
  const [first, last] = [series.positions[0]!, series.positions.at(-1)!];
  const span: [number, number] = first < last ? [first, last] : [first - 1, first + 1];
  // A band has a width; a single value gets one of its own.
  const bands = data.length > 1 ? data : data.flatMap((point) => [-0.2, 0.2].map((d) => ({ ...point, position: first + d })));
  const whole = series.positions.every(Number.isInteger);
  const range = rounder([fromZero ? 0 : least - margin, most + margin], height);
  const upwards = ticksUpwards(range, height);
  const across = ticksAcross(span, width - upwards.room - 30, 20);
  const node = panel({
    width,
    height,
    marginLeft: upwards.room,
    marginRight: 14,
    marginTop: 30,
    marginBottom: 44,
    x: {
      domain: span,
      label: shortened(label(series.position), width - upwards.room - 14),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38,
      ...across,
      ...(whole ? { ticks: across.ticks.filter(Number.isInteger), tickFormat: String } : {}),
      tickSize: 4,
      insetLeft: 8,
      insetRight: 8,
    },
    y: {
      label: shortened(label(series.value), width - 20),
      labelAnchor: 'top',
      labelArrow: 'none',
      domain: range,
      ticks: upwards.ticks,
      tickFormat: upwards.tickFormat,
      tickSize: 0,
    },
    marks: [
      Plot.gridY(upwards.ticks, { stroke: colour.grid, strokeOpacity: 1 }),
      Plot.areaY(bands, { ...place, y1: 'q05', y2: 'q95', fill: colour.posteriorFaint }),
      Plot.areaY(bands, { ...place, y1: 'q25', y2: 'q75', fill: colour.posteriorSoft }),
      Plot.line(bands, { ...place, y: 'median', stroke: colour.posterior, strokeWidth: 1.75 }),
      ...(fromZero ? [Plot.ruleY([0], { stroke: colour.muted })] : []),
      Plot.dot(data, {
        ...place,
        y: 'observed',
        r: data.length > 80 ? 2.5 : 4,
        fill: colour.observed,
        stroke: colour.paper,
        title: (point: Point) => `${label(series.position)} ${point.position}\n${values(point, series.value)}`,
      }),
    ],
  });
  return { node, height };
}

/** Each value on a scale of its own: what matters is where the observed dot lies in its bar. */
function drawRows(rows: PredictiveRows, width: number): { node: SVGElement; height: number } {
  const line = 30;
  const names = rows.quantities.map(label);
  const numbers = rows.bands.map((band) => given(band.observed));
  const left = Math.min(Math.floor(width * 0.42), 16 + Math.ceil(Math.max(...names.map((name) => textWidth(name)))));
  const right = 16 + Math.max(...numbers.map((number) => textWidth(number)));
  const data = rows.bands.map((band, i) => {
    // The bar takes the middle 60 % of the width, so that an observation well outside still finds room.
    const width90 = band.q95 - band.q05 || Math.abs(band.median) || 1;
    const scale = (value: number): number => (value - band.q05) / width90;
    const place = scale(band.observed);
    const observed = Math.max(-0.32, Math.min(1.32, place));
    return {
      row: i,
      q05: 0,
      q25: scale(band.q25),
      median: scale(band.median),
      q75: scale(band.q75),
      q95: scale(band.q95),
      observed,
      beyond: observed !== place,
      band,
    };
  });
  const height = data.length * line + 8;
  const bar = { y: 'row', strokeLinecap: 'butt' } as const;
  const node = panel({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [-0.34, 1.34], axis: null },
    y: { domain: [-0.5, data.length - 0.5], reverse: true, axis: null },
    marks: [
      Plot.ruleY(data, { y: 'row', stroke: colour.grid }),
      Plot.link(data, { ...bar, y1: 'row', y2: 'row', x1: 'q05', x2: 'q95', stroke: colour.posteriorFaint, strokeWidth: 14 }),
      Plot.link(data, { ...bar, y1: 'row', y2: 'row', x1: 'q25', x2: 'q75', stroke: colour.posteriorSoft, strokeWidth: 14 }),
      Plot.ruleX(data, {
        x: 'median',
        y1: ({ row }: (typeof data)[number]) => row - 0.24,
        y2: ({ row }: (typeof data)[number]) => row + 0.24,
        stroke: colour.posterior,
        strokeWidth: 2,
      }),
      Plot.dot(data, {
        x: 'observed',
        y: 'row',
        r: 4.5,
        fill: ({ beyond }: (typeof data)[number]) => (beyond ? colour.paper : colour.observed),
        stroke: colour.observed,
        strokeWidth: 1.5,
        title: ({ band, row }: (typeof data)[number]) => `${names[row]}\n${values(band, rows.quantities[row]!)}`,
      }),
      Plot.text(data, { y: 'row', text: ({ row }) => shortened(names[row]!, left - 14), frameAnchor: 'left', textAnchor: 'end', dx: -10 }),
      Plot.text(data, { y: 'row', text: ({ row }) => numbers[row], frameAnchor: 'right', textAnchor: 'start', dx: 10, fill: colour.observed }),
    ],
  });
  return { node, height };
}

export function drawPredictiveBands(figure: PredictiveBands, width: number): SVGSVGElement {
  const key = legend(keys, width);
  const parts: Placed[] = [{ x: 0, y: 0, node: key.node }];
  let y = key.height + 14;
  for (const each of figure.panels) {
    if (each.name !== '') {
      parts.push({ x: 0, y: y + 12, node: text(shortened(each.name, width, 620), { weight: 620 }) });
      y += 26;
    }
    const { node, height } = 'positions' in each ? drawSeries(each, width) : drawRows(each, width);
    parts.push({ x: 0, y, node });
    y += height + 16;
  }
  return compose(width, y - 16, parts);
}
