import * as Plot from '@observablehq/plot';
import type { RankHistograms } from './data.js';
import { grid, panel, text, ticksAcross, ticksUpwards, type Key } from './frame.js';
import { colour, shortened, textWidth } from './style.js';

const keys: readonly Key[] = [
  { label: 'ranks', shape: 'area', fill: colour.posteriorSoft },
  { label: 'outside the band', shape: 'area', fill: colour.observed },
  { label: 'expected', shape: 'line', fill: colour.muted },
  { label: '99 % band', shape: 'area', fill: colour.rule },
];

function pValue(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

export function drawRankHistograms(figure: RankHistograms, width: number): SVGSVGElement {
  const bins = figure.expected.length;
  const edge = (bin: number): number => Math.floor((bin * (figure.draws + 1)) / bins);
  const most = 1.06 * Math.max(...figure.upper, ...figure.panels.flatMap(({ counts }) => counts));
  const draws = `rank among ${figure.draws} draws`;
  const size = { least: 230, most: 420, ratio: 0.72, gap: 24 };
  return grid(width, keys, figure.panels.length, size, (index, panelWidth, panelHeight) => {
    const { quantity, counts, pValue: p } = figure.panels[index]!;
    const data = counts.map((count, bin) => ({
      x1: edge(bin),
      x2: edge(bin + 1),
      count,
      lower: figure.lower[bin]!,
      upper: figure.upper[bin]!,
      expected: figure.expected[bin]!,
    }));
    // One shape for all bins, so that no seam shows between neighbours.
    const band = data.flatMap(({ x1, x2, lower, upper }) => [x1, x2].map((x) => ({ x, lower, upper })));
    type Bin = (typeof data)[number];
    const outside = (bin: Bin): boolean => bin.count < bin.lower || bin.count > bin.upper;
    const upwards = ticksUpwards([0, most], panelHeight);
    const nameRoom = panelWidth - 16 - textWidth(pValue(p)) - 12;
    const x = { x1: 'x1', x2: 'x2' } as const;
    return [
      { x: 0, y: 12, node: text(shortened(quantity.name, nameRoom, 620), { weight: 620 }) },
      { x: panelWidth - 16, y: 12, node: text(pValue(p), { fill: colour.muted, anchor: 'end' }) },
      {
        x: 0,
        y: 20,
        node: panel({
          width: panelWidth,
          height: panelHeight - 20,
          marginLeft: upwards.room,
          marginRight: 16,
          marginTop: 6,
          marginBottom: 40,
          x: {
            domain: [0, figure.draws + 1],
            label: draws,
            labelAnchor: 'center',
            labelArrow: 'none',
            ...ticksAcross([0, figure.draws + 1], panelWidth - 16 - upwards.room),
            tickSize: 4,
          },
          y: { domain: [0, most], label: null, ticks: upwards.ticks, tickFormat: upwards.tickFormat, tickSize: 0 },
          marks: [
            Plot.areaY(band, { x: 'x', y1: 'lower', y2: 'upper', fill: colour.rule, fillOpacity: 0.75 }),
            Plot.rectY(data, {
              ...x,
              y1: 0,
              y2: 'count',
              fill: (bin: Bin) => (outside(bin) ? colour.observed : colour.posteriorSoft),
              fillOpacity: 0.85,
              insetLeft: 0.75,
              insetRight: 0.75,
              title: (bin: Bin) =>
                `ranks ${bin.x1} \u2013 ${bin.x2 - 1}: ${bin.count}\nexpected ${bin.lower} \u2013 ${bin.upper}`,
            }),
            Plot.link(data, { ...x, y1: 'expected', y2: 'expected', stroke: colour.muted, strokeWidth: 1.25 }),
            Plot.ruleY([0], { stroke: colour.muted }),
          ],
        }),
      },
    ];
  });
}
