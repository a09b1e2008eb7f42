import * as Plot from '@observablehq/plot';
import { create } from 'd3';
import type { ThresholdExplorer } from './data.js';
import { compose, legend, panel, text, type Key, type Placed } from './frame.js';
import { count, decimals, percent, significant } from './numbers.js';
import { colour, shortened, textWidth, tone } from './style.js';
import { button, controls, readout, slider, type View } from './view.js';

/** The numbers of one operating point. */
interface Scores {
  readonly threshold: number | null;
  readonly found: number;
  readonly missed: number;
  readonly alarms: number;
  readonly rejected: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly alarmRate: number;
  readonly accuracy: number;
}

function scores(figure: ThresholdExplorer, index: number): Scores {
  const { threshold, truePositives, falsePositives } = figure.points[index]!;
  const missed = figure.positives - truePositives;
  const rejected = figure.negatives - falsePositives;
  return {
    threshold,
    found: truePositives,
    missed,
    alarms: falsePositives,
    rejected,
    precision: truePositives / (truePositives + falsePositives),
    recall: truePositives / figure.positives,
    f1: (2 * truePositives) / (2 * truePositives + falsePositives + missed),
    alarmRate: falsePositives / figure.negatives,
    accuracy: (truePositives + rejected) / (figure.positives + figure.negatives),
  };
}

function thresholdWords(threshold: number | null): string {
  return threshold === null ? 'above all' : significant(threshold, 3);
}

/** Where nothing is called positive there is no precision. */
function share(value: number): string {
  return Number.isNaN(value) ? 'not defined' : decimals(value, 3);
}

function rocCurve(figure: ThresholdExplorer, index: number, size: number): SVGSVGElement {
  const places = [
    [0, 0],
    ...figure.points.map(({ truePositives, falsePositives }) => [falsePositives / figure.negatives, truePositives / figure.positives]),
  ];
  const shown = places[index + 1]!;
  const policies = figure.policies.map(({ point }) => places[point + 1]!);
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const number = (value: number): string => value.toFixed(1);
  return panel({
    width: size,
    height: size,
    marginLeft: 34,
    marginRight: 14,
    marginTop: 30,
    marginBottom: 44,
    x: {
      domain: [0, 1],
      label: shortened(`false-positive rate (${figure.negative} called ${figure.positive})`, size - 40),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38,
      ticks,
      tickFormat: number,
      tickSize: 4,
    },
    y: {
      domain: [0, 1],
      label: shortened(`true-positive rate (${figure.positive} found)`, size - 20),
      labelAnchor: 'top',
      labelArrow: 'none',
      ticks,
      tickFormat: number,
      tickSize: 0,
    },
    marks: [
      Plot.gridX(ticks, { stroke: colour.grid, strokeOpacity: 1 }),
      Plot.gridY(ticks, { stroke: colour.grid, strokeOpacity: 1 }),
      Plot.line([[0, 0], [1, 1]], { stroke: colour.muted, strokeDasharray: '4 3' }),
      Plot.line(places, { stroke: tone(0), strokeWidth: 2.25 }),
      Plot.link([shown], { x1: '0', x2: '0', y1: 0, y2: '1', stroke: colour.observed, strokeDasharray: '2 3' }),
      Plot.link([shown], { x1: 0, x2: '0', y1: '1', y2: '1', stroke: colour.observed, strokeDasharray: '2 3' }),
      Plot.dot(policies, { x: '0', y: '1', symbol: 'diamond', r: 5, fill: colour.paper, stroke: tone(3), strokeWidth: 2 }),
      Plot.dot([shown], { x: '0', y: '1', r: 5.5, fill: colour.observed, stroke: colour.paper, strokeWidth: 1.5 }),
    ],
  });
}

/** The four counts, each tinted by its share of its class. */
function confusion(figure: ThresholdExplorer, at: Scores, width: number): Placed[] {
  const cell = Math.floor(width / 2);
  const height = 66;
  const parts: Placed[] = [];
  const say = (words: string, x: number, y: number, options: Parameters<typeof text>[1]): void => {
    parts.push({ x, y, node: text(words, options) });
  };
  const called = [`called ${figure.positive}`, `called ${figure.negative}`];
  called.forEach((words, j) => say(shortened(words, cell - 12), (j + 0.5) * cell, 12, { fill: colour.muted, anchor: 'middle' }));
  const rows = [
    { name: figure.positive, of: figure.positives, counts: [at.found, at.missed], words: ['true positives', 'false negatives'] },
    { name: figure.negative, of: figure.negatives, counts: [at.alarms, at.rejected], words: ['false positives', 'true negatives'] },
  ];
  rows.forEach(({ name, of, counts, words }, i) => {
    const top = 24 + i * (height + 26);
    say(shortened(`${count(of)} rows of ${name}`, width, 620), 0, top + 11, { weight: 620 });
    counts.forEach((value, j) => {
      const right = i === j;
      const box = create('svg:rect')
        .attr('width', cell - 3)
        .attr('height', height)
        .attr('rx', 4)
        .attr('fill', right ? tone(0) : tone(1))
        .attr('fill-opacity', (0.06 + (0.3 * value) / of).toFixed(3))
        .attr('stroke', right ? tone(0) : tone(1))
        .attr('stroke-opacity', 0.5)
        .node() as SVGElement;
      parts.push({ x: j * cell + (j === 0 ? 0 : 3), y: top + 18, node: box });
      const middle = (j + 0.5) * cell;
      const big = text(count(value), { weight: 650, anchor: 'middle' });
      big.setAttribute('font-size', '20');
      big.setAttribute('class', words[j]!.replace(' ', '-'));
      parts.push({ x: middle, y: top + 46, node: big });
      const whole = `${words[j]!} \u00b7 ${percent(value / of)}`;
      const fits = textWidth(whole) <= cell - 12;
      say(fits ? whole : whole.replace('itives', '.').replace('atives', '.'), middle, top + 68, { anchor: 'middle' });
    });
  });
  return parts;
}

function numbers(at: Scores, width: number): Placed[] {
  const lines: [string, string, string][] = [
    ['threshold', 'threshold', thresholdWords(at.threshold)],
    ['precision (purity)', 'precision', share(at.precision)],
    ['recall (efficiency)', 'recall', share(at.recall)],
    ['F1', 'f1', share(at.f1)],
    ['false-positive rate', 'false-positive-rate', percent(at.alarmRate)],
    ['accuracy', 'accuracy', share(at.accuracy)],
  ];
  return lines.flatMap(([name, kind, value], i): Placed[] => {
    const y = 14 + i * 20;
    const node = text(value, { anchor: 'end', weight: 620 });
    node.setAttribute('class', kind);
    return [
      { x: 0, y, node: text(name, { fill: colour.muted }) },
      { x: Math.min(width, 260), y, node },
    ];
  });
}

export function viewThresholdExplorer(figure: ThresholdExplorer): View {
  let index = figure.shown;
  let changed = (): void => undefined;
  const describe = (): string => {
    const at = scores(figure, index);
    return (
      `Threshold ${thresholdWords(at.threshold)}: ${count(at.found)} of ${count(figure.positives)} ${figure.positive} found, ` +
      `${count(at.alarms)} of ${count(figure.negatives)} ${figure.negative} taken for ${figure.positive}; ` +
      `precision ${share(at.precision)}, recall ${share(at.recall)}, F1 ${share(at.f1)}.`
    );
  };
  const said = readout();
  const range = slider('threshold, from strict to lax', figure.points.length, index, (to) => move(to));
  const move = (to: number): void => {
    index = Math.max(0, Math.min(figure.points.length - 1, to));
    range.value = `${index}`;
    range.setAttribute('aria-valuetext', describe());
    said.textContent = describe();
    changed();
  };
  move(index);
  const policies = figure.policies.map(({ name, point }) => button(name, `The threshold by the policy: ${name}`, () => move(point)));
  const draw = (width: number): SVGSVGElement => {
    const keys: Key[] = [
      { label: figure.auc === null ? 'ROC curve' : `ROC curve, area ${decimals(figure.auc, 4)}`, shape: 'line', fill: tone(0) },
      { label: 'chance', shape: 'dashes', fill: colour.muted },
      { label: `threshold ${thresholdWords(figure.points[index]!.threshold)}`, shape: 'dot', fill: colour.observed },
    ];
    if (figure.policies.length > 0) keys.push({ label: 'policies', shape: 'ring', fill: tone(3) });
    const key = legend(keys, width);
    const top = key.height + 10;
    const beside = width >= 640;
    const size = Math.min(420, beside ? Math.floor((width - 40) * 0.52) : width);
    const at = scores(figure, index);
    const across = beside ? size + 40 : 0;
    const down = beside ? top : top + size + 16;
    const room = Math.min(width - across, 400);
    const shifted = (parts: readonly Placed[], dx: number, dy: number): Placed[] =>
      parts.map((part) => ({ ...part, x: part.x + dx, y: part.y + dy }));
    const bottom = down + 210 + 6 * 20 + 8;
    return compose(width, Math.max(top + size, bottom), [
      { x: 0, y: 0, node: key.node },
      { x: 0, y: top, node: rocCurve(figure, index, size) },
      ...shifted(confusion(figure, at, room), across, down),
      ...shifted(numbers(at, room), across, down + 210),
    ]);
  };
  return {
    controls: controls(...policies, range, said),
    draw,
    describe,
    onChange: (listener) => {
      changed = listener;
    },
  };
}
