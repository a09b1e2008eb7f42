import { drawChart } from './chart.js';
import type { PanelGrid, Panelled } from './data.js';
import { drawDecisionMap } from './decision-map.js';
import { drawDensityMap } from './density-map.js';
import { grid, text } from './frame.js';
import { shortened } from './style.js';

/** A figure of the given size; without a height it takes its own. */
export function drawPanelled(figure: Panelled, width: number, height?: number): SVGSVGElement {
  switch (figure.kind) {
    case 'chart':
      return drawChart(figure, width, height);
    case 'density-map':
      return drawDensityMap(figure, width, height);
    case 'decision-map':
      return drawDecisionMap(figure, width, height);
  }
}

export function drawPanelGrid(figure: PanelGrid, width: number): SVGSVGElement {
  const size = { least: 264, most: 480, ratio: 1.06, gap: 30 };
  return grid(width, [], figure.panels.length, size, (index, panelWidth, panelHeight) => {
    const { title, figure: shown } = figure.panels[index]!;
    return [
      { x: 0, y: 12, node: text(shortened(title, panelWidth, 620), { weight: 620 }) },
      { x: 0, y: 22, node: drawPanelled(shown, panelWidth, panelHeight - 22) },
    ];
  });
}
