import * as Plot from '@observablehq/plot';
import { label, type LossCurve } from './data.js';
import { compose, legend, panel, ticksAcross, ticksUpwards, type Key } from './frame.js';
import { colour, shortened } from './style.js';

interface Point {
  readonly epoch: number;
  readonly loss: number | null;
}

/** The range that shows how the training ended: the first epochs may stand far above it. */
function range(losses: readonly number[]): [number, number] {
  const sorted = [...losses].sort((a, b) => a - b);
  const least = sorted[0] ?? 0;
  const most = sorted.at(-1) ?? 1;
  const usual = sorted[Math.floor(0.9 * (sorted.length - 1))] ?? most;
  const top = Math.min(most, least + 2.5 * (usual - least || 1));
  const margin = 0.06 * (top - least || 1);
  return [least - margin, top + margin];
}

export function drawLossCurve(figure: LossCurve, width: number): SVGSVGElement {
  const points = (losses: readonly (number | null)[]): Point[] => losses.map((loss, i) => ({ epoch: i + 1, loss }));
  const keys: Key[] = [
    { label: 'training', shape: 'line', fill: colour.prior },
    { label: 'validation', shape: 'line', fill: colour.posterior },
  ];
  if (figure.keptEpoch > 0) keys.push({ label: `kept: epoch ${figure.keptEpoch}`, shape: 'ring', fill: colour.observed });
  const key = legend(keys, width);
  const finite = [...figure.training, ...figure.validation].filter((loss) => loss !== null);
  const domain = range(finite);
  const height = Math.round(Math.max(230, Math.min(330, width * 0.4)));
  const place = { x: 'epoch', y: 'loss', clip: 'frame' } as const;
  const kept = points(figure.validation).filter(({ epoch }) => epoch === figure.keptEpoch);
  const last = Math.max(2, figure.training.length);
  const upwards = ticksUpwards(domain, height);
  const across = ticksAcross([1, last], width - upwards.room - 30, 20);
  const node = panel({
    width,
    height,
    marginLeft: upwards.room,
    marginRight: 14,
    marginTop: 30,
    marginBottom: 44,
    x: {
      domain: [1, last],
      label: 'epoch',
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38,
      ticks: across.ticks.filter(Number.isInteger),
      tickFormat: String,
      tickSize: 4,
      insetLeft: 8,
      insetRight: 8,
    },
    y: {
      domain,
      label: shortened(label(figure.loss), width - 20),
      labelAnchor: 'top',
      labelArrow: 'none',
      ticks: upwards.ticks,
      tickFormat: upwards.tickFormat,
      tickSize: 0,
    },
    marks: [
      Plot.gridY(upwards.ticks, { stroke: colour.grid, strokeOpacity: 1 }),
      Plot.text(finite.length > 0 ? [] : ['no epoch was finished'], { frameAnchor: 'middle', fill: colour.muted }),
      Plot.ruleX(kept, { x: 'epoch', stroke: colour.observed, strokeDasharray: '2 3' }),
      Plot.line(points(figure.training), { ...place, stroke: colour.prior, strokeWidth: 1.75 }),
      Plot.line(points(figure.validation), { ...place, stroke: colour.posterior, strokeWidth: 1.75 }),
      Plot.dot(kept, { x: 'epoch', y: 'loss', r: 5, stroke: colour.observed, strokeWidth: 2, fill: colour.paper }),
    ],
  });
  const top = key.height + 10;
  return compose(width, top + height, [
    { x: 0, y: 0, node: key.node },
    { x: 0, y: top, node },
  ]);
}
