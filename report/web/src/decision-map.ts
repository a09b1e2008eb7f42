import * as Plot from '@observablehq/plot';
import type { DecisionMap, Dots } from './data.js';
import { compose, legend } from './frame.js';
import { frameStroke, levels, plane, planeHeight, type Level } from './field.js';
import { given } from './numbers.js';
import { colour, tone } from './style.js';

const positiveFill = tone(0);
const negativeFill = tone(1);
const strongest = 0.42;

/** Bands of probability: each lays paper over what is below it, then its own colour. */
function bands(): Level[] {
  const shown: Level[] = [];
  for (let step = 0; step < 10; step++) {
    const lean = (step + 0.5) / 5 - 1;
    const fill = lean < 0 ? negativeFill : positiveFill;
    // What is below 0 can be no level; the lowest band lies under the whole field.
    const at = step === 0 ? -1e9 : 100 * step;
    shown.push({ at, fill: colour.paper });
    shown.push({ at, fill, opacity: strongest * Math.abs(lean) });
  }
  return shown;
}

export function drawDecisionMap(figure: DecisionMap, width: number, height?: number): SVGSVGElement {
  const { probability: field } = figure;
  const key = legend(
    [
      { label: figure.negative, shape: 'ring', fill: negativeFill },
      { label: figure.positive, shape: 'dot', fill: positiveFill },
      { label: `probability of ${figure.positive} = ${given(figure.threshold)}`, shape: 'line', fill: colour.ink },
    ],
    width,
  );
  const top = key.height + 10;
  const whole = height ?? planeHeight(width) + top;
  const places = ({ x, y }: Dots): [number, number][] =>
    x
      .map((each, i): [number, number] => [each, y[i]!])
      .filter(([a, b]) => field.xLower <= a && a <= field.xUpper && field.yLower <= b && b <= field.yUpper);
  const dot = { x: '0', y: '1', r: 2.6 } as const;
  const node = plane(field, width, whole - top, [
    levels(field, bands(), 'probability'),
    // A class is told by its shape as well as by its colour.
    Plot.dot(places(figure.negatives), { ...dot, fill: colour.paper, fillOpacity: 0.6, stroke: negativeFill, strokeWidth: 1.4 }),
    Plot.dot(places(figure.positives), { ...dot, fill: positiveFill, stroke: colour.paper, strokeWidth: 0.6 }),
    levels(field, [{ at: 1000 * figure.threshold, stroke: colour.ink, width: 2 }], 'boundary'),
    Plot.frame({ stroke: frameStroke }),
  ]);
  return compose(width, whole, [
    { x: 0, y: 0, node: key.node },
    { x: 0, y: top, node },
  ]);
}
