import * as Plot from '@observablehq/plot';
import type { CoverageCurve } from './data.js';
import { compose, legend, panel } from './frame.js';
import { colour } from './style.js';

export function drawCoverageCurve(figure: CoverageCurve, width: number): SVGSVGElement {
  const key = legend(
    [
      { label: `coverage of ${figure.pairs} simulated truths`, shape: 'line', fill: colour.posterior },
      { label: 'exact', shape: 'dashes', fill: colour.muted },
      { label: '99 % band', shape: 'area', fill: colour.rule },
    ],
    width,
  );
  const data = figure.credibility.map((credibility, i) => ({
    credibility: 100 * credibility,
    coverage: 100 * figure.coverage[i]!,
    lower: 100 * figure.lower[i]!,
    upper: 100 * figure.upper[i]!,
  }));
  const left = 52;
  const size = Math.min(400, width - left - 14);
  const place = { x: 'credibility' } as const;
  const ticks = [0, 20, 40, 60, 80, 100];
  const node = panel({
    width: left + size + 14,
    height: size + 30 + 44,
    marginLeft: left,
    marginRight: 14,
    marginTop: 30,
    marginBottom: 44,
    x: {
      domain: [0, 100],
      label: 'credibility of the region (%)',
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38,
      ticks,
      tickSize: 4,
    },
    y: { domain: [0, 100], label: 'truths inside (%)', labelAnchor: 'top', labelArrow: 'none', ticks, tickSize: 0 },
    marks: [
      Plot.gridX(ticks, { stroke: colour.grid, strokeOpacity: 1 }),
      Plot.gridY(ticks, { stroke: colour.grid, strokeOpacity: 1 }),
      Plot.areaY(data, { ...place, y1: 'lower', y2: 'upper', fill: colour.rule, fillOpacity: 0.75 }),
      Plot.line([[0, 0], [100, 100]], { stroke: colour.muted, strokeDasharray: '4 3' }),
      Plot.line(data, { ...place, y: 'coverage', stroke: colour.posterior, strokeWidth: 2.25 }),
      Plot.text(['wider than necessary'], { frameAnchor: 'top-left', dx: 10, dy: 10, fill: colour.muted }),
      Plot.text(['too narrow'], { frameAnchor: 'bottom-right', dx: -10, dy: -10, fill: colour.muted }),
    ],
  });
  const top = key.height + 10;
  return compose(width, top + size + 74, [
    { x: 0, y: 0, node: key.node },
    { x: 0, y: top, node },
  ]);
}
