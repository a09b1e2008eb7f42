import type { BandwidthSlider, Chart } from './data.js';
import { drawChart } from './chart.js';
import { compose } from './frame.js';
import { decimals, significant } from './numbers.js';
import { button, controls, readout, slider, type View } from './view.js';

function scoreWords(score: number | null): string {
  return score === null ? '\u2212\u221e: some held-out row has density zero' : decimals(score, 4);
}

export function viewBandwidthSlider(figure: BandwidthSlider): View {
  const { candidates, best } = figure;
  const winner = candidates[best]!;
  const places = winner.density.length;
  const x = Array.from({ length: places }, (_, i) => figure.lower + ((figure.upper - figure.lower) * i) / (places - 1));
  // Very narrow kernels give spikes that would flatten everything else; they leave the frame.
  const usual = Math.max(...figure.data.heights, ...winner.density);
  const highest = Math.min(2.2 * usual, Math.max(...figure.data.heights, ...candidates.flatMap(({ density }) => density)));
  const scored = candidates.filter(({ score }) => score !== null);
  let index = best;
  let changed = (): void => undefined;

  const said = readout();
  const move = (to: number): void => {
    index = Math.max(0, Math.min(candidates.length - 1, to));
    range.value = `${index}`;
    range.setAttribute('aria-valuetext', describe());
    said.textContent = describe();
    changed();
  };
  const range = slider('bandwidth', candidates.length, best, (to) => move(to));
  const describe = (): string => {
    const { bandwidth, score } = candidates[index]!;
    const behind =
      index === best
        ? 'the best of all'
        : score === null
          ? `the best is h = ${significant(winner.bandwidth, 3)}`
          : `${decimals((winner.score ?? score) - score, 4)} below the best, h = ${significant(winner.bandwidth, 3)}`;
    return `h = ${significant(bandwidth, 3)}: held-out mean log-density ${scoreWords(score)} (${behind})`;
  };

  const density = (): Chart => {
    const { bandwidth, density: heights } = candidates[index]!;
    const bestLine = { label: `best, h = ${significant(winner.bandwidth, 3)}`, role: 'REFERENCE', x, y: winner.density } as const;
    return {
      kind: 'chart',
      description: '',
      x: { quantity: figure.quantity, scale: 'LINEAR', lower: figure.lower, upper: figure.upper },
      y: { quantity: { name: 'density', unit: '' }, scale: 'LINEAR', lower: 0, upper: 1.05 * highest },
      bars: [figure.data],
      lines: [
        ...(index === best ? [] : [bestLine]),
        { label: `h = ${significant(bandwidth, 3)}`, role: 'MODEL', x, y: heights },
      ],
      points: [],
      marks: [],
      shades: [],
    };
  };
  const scores = (): Chart => {
    const { bandwidth, score } = candidates[index]!;
    return {
      kind: 'chart',
      description: '',
      x: {
        quantity: { name: 'bandwidth h', unit: figure.quantity.unit },
        scale: 'LOG',
        lower: candidates[0]!.bandwidth,
        upper: candidates.length > 1 ? candidates.at(-1)!.bandwidth : null,
      },
      y: { quantity: { name: 'held-out mean log-density', unit: 'nats' }, scale: 'LINEAR', lower: null, upper: null },
      bars: [],
      lines: [{ label: '', role: 'MODEL', x: scored.map((each) => each.bandwidth), y: scored.map((each) => each.score) }],
      points: [
        { label: `best: ${scoreWords(winner.score)}`, role: 'CHOSEN', x: winner.score === null ? [] : [winner.bandwidth], y: winner.score === null ? [] : [winner.score] },
        { label: `shown: ${scoreWords(score)}`, role: 'MODEL', x: score === null ? [] : [bandwidth], y: score === null ? [] : [score] },
      ],
      marks: [],
      shades: [],
    };
  };

  said.textContent = describe();
  range.setAttribute('aria-valuetext', describe());
  return {
    controls: controls(
      button('Narrower', 'The next smaller bandwidth', () => move(index - 1)),
      button('Wider', 'The next larger bandwidth', () => move(index + 1)),
      button('Best', 'The bandwidth with the highest held-out log-density', () => move(best)),
      range,
      said,
    ),
    describe,
    onChange: (listener) => {
      changed = listener;
    },
    draw: (width) => {
      const height = Math.round(Math.max(310, Math.min(420, width * 0.46)));
      const above = drawChart(density(), width, height);
      const below = drawChart(scores(), width, 230);
      return compose(width, height + 14 + 230, [
        { x: 0, y: 0, node: above },
        { x: 0, y: height + 14, node: below },
      ]);
    },
  };
}
