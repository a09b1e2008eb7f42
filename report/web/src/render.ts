import { viewBandwidthSlider } from './bandwidth-slider.js';
import { drawCoverageCurve } from './coverage-curve.js';
import type { Figure } from './data.js';
import { viewEmSteps } from './em-steps.js';
import { drawLossCurve } from './loss-curve.js';
import { drawMarginals } from './marginals.js';
import { drawPairPlot } from './pair-plot.js';
import { drawPanelGrid, drawPanelled } from './panel-grid.js';
import { drawPredictiveBands } from './predictive-bands.js';
import { drawRankHistograms } from './rank-histograms.js';
import { viewThresholdExplorer } from './threshold-explorer.js';
import type { View } from './view.js';

/** What is drawn, and the controls if there is something to change. */
type Shown = Pick<View, 'draw'> & Partial<View>;

function shown(figure: Figure): Shown {
  switch (figure.kind) {
    case 'pair-plot':
      return { draw: (width) => drawPairPlot(figure, width) };
    case 'marginals':
      return { draw: (width) => drawMarginals(figure, width) };
    case 'predictive-bands':
      return { draw: (width) => drawPredictiveBands(figure, width) };
    case 'rank-histograms':
      return { draw: (width) => drawRankHistograms(figure, width) };
    case 'coverage-curve':
      return { draw: (width) => drawCoverageCurve(figure, width) };
    case 'loss-curve':
      return { draw: (width) => drawLossCurve(figure, width) };
    case 'chart':
    case 'density-map':
    case 'decision-map':
      return { draw: (width) => drawPanelled(figure, width) };
    case 'panel-grid':
      return { draw: (width) => drawPanelGrid(figure, width) };
    case 'em-steps':
      return viewEmSteps(figure);
    case 'bandwidth-slider':
      return viewBandwidthSlider(figure);
    case 'threshold-explorer':
      return viewThresholdExplorer(figure);
    default:
      throw new Error(`unknown kind of figure: ${JSON.stringify((figure as { kind: unknown }).kind)}`);
  }
}

/** The figure as one drawing of the given width in pixels, in the state that is shown first. */
export function draw(figure: Figure, width: number): SVGSVGElement {
  return shown(figure).draw(width);
}

/**
 * Draws the figure into the element, again whenever the element's width changes, and again whenever the reader changes
 * its state; gives what ends that.
 */
export function render(element: HTMLElement, figure: Figure): () => void {
  const view = shown(figure);
  let drawn = 0;
  const show = (width: number): void => {
    drawn = width;
    const svg = view.draw(width);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', [figure.description, view.describe?.()].filter((words) => words !== undefined).join(' '));
    element.replaceChildren(...(view.controls === undefined ? [] : [view.controls]), svg);
  };
  const fit = (): void => {
    const width = Math.floor(element.clientWidth);
    if (width !== drawn && width > 0) show(width);
  };
  view.onChange?.(() => {
    // The controls stay where they are, so that what has the focus keeps it.
    const old = element.querySelector(':scope > svg');
    if (old === null) return;
    const svg = view.draw(drawn);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', `${figure.description} ${view.describe?.() ?? ''}`);
    old.replaceWith(svg);
  });
  fit();
  const observer = new ResizeObserver(() => requestAnimationFrame(fit));
  observer.observe(element);
  return () => observer.disconnect();
}
