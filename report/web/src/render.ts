import { drawCoverageCurve } from './coverage-curve.js';
import type { Figure } from './data.js';
import { drawLossCurve } from './loss-curve.js';
import { drawMarginals } from './marginals.js';
import { drawPairPlot } from './pair-plot.js';
import { drawPredictiveBands } from './predictive-bands.js';
import { drawRankHistograms } from './rank-histograms.js';

/** The figure as one drawing of the given width in pixels. */
export function draw(figure: Figure, width: number): SVGSVGElement {
  switch (figure.kind) {
    case 'pair-plot':
      return drawPairPlot(figure, width);
    case 'marginals':
      return drawMarginals(figure, width);
    case 'predictive-bands':
      return drawPredictiveBands(figure, width);
    case 'rank-histograms':
      return drawRankHistograms(figure, width);
    case 'coverage-curve':
      return drawCoverageCurve(figure, width);
    case 'loss-curve':
      return drawLossCurve(figure, width);
    default:
      throw new Error(`unknown kind of figure: ${JSON.stringify((figure as { kind: unknown }).kind)}`);
  }
}

/** Draws the figure into the element, and again whenever the element's width changes; gives what ends that. */
export function render(element: HTMLElement, figure: Figure): () => void {
  let drawn = 0;
  const show = (): void => {
    const width = Math.floor(element.clientWidth);
    if (width === drawn || width <= 0) return;
    drawn = width;
    const svg = draw(figure, width);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', figure.description);
    element.replaceChildren(svg);
  };
  show();
  const observer = new ResizeObserver(() => requestAnimationFrame(show));
  observer.observe(element);
  return () => observer.disconnect();
}
