import * as Plot from '@observablehq/plot';
import { create, nice, ticks } from 'd3';
import { powerLabel, tickLabel } from './numbers.js';
import { colour, fontFamily, fontSize, shortened, textWidth } from './style.js';

/** Where a drawing stands inside of a figure. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly node: SVGElement;
}

/** One panel: an Observable Plot of the given size, in the type and the colours of the page. */
export function panel(options: Plot.PlotOptions): SVGSVGElement {
  const node = Plot.plot(options);
  if (!(node instanceof SVGSVGElement)) throw new Error('a panel is one drawing, without a legend beside it');
  // Plot brings a style sheet with each drawing; the page's policy allows its own only, which says the same.
  node.querySelectorAll('style').forEach((style) => style.remove());
  for (const inherited of ['class', 'font-family', 'font-size']) node.removeAttribute(inherited);
  // Labels may stand outside of the panel. Colours are named, so that a saved drawing can resolve them.
  node.setAttribute('overflow', 'visible');
  for (const element of [node, ...node.querySelectorAll('*')]) {
    for (const paint of ['fill', 'stroke']) {
      if (element.getAttribute(paint) === 'currentColor') element.setAttribute(paint, colour.ink);
    }
  }
  return node;
}

/** A line of text whose baseline starts at (0, 0). */
export function text(content: string, options: { weight?: number; fill?: string; anchor?: string } = {}): SVGElement {
  const node = create('svg:text')
    .attr('font-weight', options.weight ?? 400)
    .attr('fill', options.fill ?? colour.ink)
    .attr('text-anchor', options.anchor ?? 'start')
    .text(content)
    .node();
  return node as SVGElement;
}

/** What an entry of a legend looks like. */
export interface Key {
  readonly label: string;
  readonly shape: 'area' | 'line' | 'dashes' | 'dot' | 'ring';
  readonly fill: string;
  /** Of the line, where they are not the usual ones. */
  readonly dashes?: string | undefined;
}

/** A legend in lines of at most the given width; gives the drawing and its height. */
export function legend(keys: readonly Key[], width: number): { node: SVGElement; height: number } {
  const lineHeight = 20;
  const swatch = 18;
  const group = create('svg:g').attr('aria-hidden', 'true');
  let x = 0;
  let y = 0;
  for (const key of keys) {
    const label = shortened(key.label, width - swatch - 7);
    const needed = swatch + 7 + textWidth(label);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += lineHeight;
    }
    const entry = group.append('g').attr('transform', `translate(${x},${y + lineHeight / 2})`);
    switch (key.shape) {
      case 'area':
        entry.append('rect').attr('y', -5).attr('width', swatch).attr('height', 10).attr('rx', 1.5).attr('fill', key.fill);
        break;
      case 'dot':
      case 'ring':
        entry
          .append('circle')
          .attr('cx', swatch / 2)
          .attr('r', 3.5)
          .attr('fill', key.shape === 'dot' ? key.fill : 'none')
          .attr('stroke', key.fill)
          .attr('stroke-width', 1.5);
        break;
      case 'line':
      case 'dashes':
        entry
          .append('line')
          .attr('x2', swatch)
          .attr('stroke', key.fill)
          .attr('stroke-width', 2)
          .attr('stroke-dasharray', key.dashes ?? (key.shape === 'dashes' ? '4 3' : null));
        break;
    }
    entry.append('text').attr('x', swatch + 7).attr('dy', '0.34em').attr('fill', colour.muted).text(label);
    x += needed + 20;
  }
  return { node: group.node() as SVGElement, height: keys.length === 0 ? 0 : y + lineHeight };
}

/** One drawing of placed parts. */
export function compose(width: number, height: number, parts: readonly Placed[]): SVGSVGElement {
  const svg = create('svg')
    .attr('xmlns', 'http://www.w3.org/2000/svg')
    .attr('width', width)
    .attr('height', height)
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('font-family', fontFamily)
    .attr('font-size', fontSize)
    // One drawing inside of another would be cut at its frame.
    .attr('overflow', 'visible');
  for (const part of parts) {
    if (part.node instanceof SVGSVGElement) {
      part.node.setAttribute('x', `${part.x}`);
      part.node.setAttribute('y', `${part.y}`);
    } else {
      part.node.setAttribute('transform', `translate(${part.x},${part.y})`);
    }
    svg.append(() => part.node);
  }
  return svg.node() as SVGSVGElement;
}

/** Panels of one size in as many columns as fit, below a legend. */
export function grid(
  width: number,
  keys: readonly Key[],
  count: number,
  size: { least: number; most: number; ratio: number; gap: number },
  draw: (index: number, width: number, height: number) => readonly Placed[],
): SVGSVGElement {
  const { node, height: legendHeight } = legend(keys, width);
  const fitting = Math.max(1, Math.min(count, Math.floor((width + size.gap) / (size.least + size.gap))));
  // Four panels look better as two and two than as three and one.
  const columns = Math.ceil(count / Math.ceil(count / fitting));
  const panelWidth = Math.min(size.most, Math.floor((width + size.gap) / columns - size.gap));
  const panelHeight = Math.round(panelWidth * size.ratio);
  const top = legendHeight + (legendHeight > 0 ? 14 : 0);
  const parts: Placed[] = [{ x: 0, y: 0, node }];
  for (let i = 0; i < count; i++) {
    const x = (i % columns) * (panelWidth + size.gap);
    const y = top + Math.floor(i / columns) * (panelHeight + size.gap);
    for (const part of draw(i, panelWidth, panelHeight)) parts.push({ ...part, x: x + part.x, y: y + part.y });
  }
  const rows = Math.ceil(count / columns);
  return compose(width, top + rows * (panelHeight + size.gap) - size.gap + 4, parts);
}

/** Ticks with their labels, as a scale of Plot takes them. */
export interface Ticks {
  readonly ticks: number[];
  readonly tickFormat: (value: number) => string;
}

/** The finest ticks whose labels stand clear of each other on an axis of this length, and of what is beside it. */
export function ticksAcross(domain: readonly [number, number], length: number, overhang = 12, each = 40): Ticks {
  const [lower, upper] = domain;
  for (let count = Math.max(1, Math.floor(length / each)); count > 0; count--) {
    const values = ticks(lower, upper, count);
    const format = tickLabel(values);
    const shown = values.filter((value) => {
      const place = ((value - lower) / (upper - lower)) * length;
      const half = textWidth(format(value)) / 2;
      return place - half >= -overhang && place + half <= length + overhang;
    });
    const widest = Math.max(0, ...shown.map((value) => textWidth(format(value))));
    const apart = values.length > 1 ? (((values[1] ?? 0) - (values[0] ?? 0)) / (upper - lower)) * length : length;
    if (shown.length > 0 && (shown.length === 1 || widest + 14 <= apart)) return { ticks: shown, tickFormat: format };
  }
  return { ticks: [], tickFormat: String };
}

/** Powers of ten, or 1, 2 and 5 times them where there are few, that stand clear of each other on an axis. */
export function logarithmicTicks(domain: readonly [number, number], length: number, upright: boolean): Ticks {
  const [low, high] = domain.map(Math.log10) as [number, number];
  const first = Math.ceil(low - 1e-9);
  const last = Math.floor(high + 1e-9);
  const powers = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const room = (values: readonly number[]): boolean =>
    values.every((value, i) => {
      const before = values[i - 1];
      if (before === undefined) return true;
      const apart = (Math.log10(value / before) / (high - low)) * length;
      return upright ? apart >= 18 : apart >= 10 + (textWidth(powerLabel(value)) + textWidth(powerLabel(before))) / 2;
    });
  const fine = [first - 1, ...powers]
    .flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)))
    .filter((value) => value >= domain[0] * (1 - 1e-9) && value <= domain[1] * (1 + 1e-9));
  if (powers.length < 3 && fine.length > 2 && room(fine)) return { ticks: fine, tickFormat: powerLabel };
  for (let step = 1; step < powers.length; step++) {
    const values = powers.filter((power) => power % step === 0).map((power) => Number(`1e${power}`));
    if (values.length > 1 && room(values)) return { ticks: values, tickFormat: powerLabel };
  }
  // The axis is shorter than a decade: round steps tell more than powers.
  const even = ticks(domain[0], domain[1], Math.max(2, Math.min(5, Math.floor(length / 80))));
  return { ticks: even, tickFormat: tickLabel(even) };
}

/** Ticks on an upright axis of this length, and the room that their labels take. */
export function ticksUpwards(domain: readonly [number, number], length: number, each = 50): Ticks & { room: number } {
  const values = ticks(domain[0], domain[1], Math.max(3, Math.floor(length / each)));
  const format = tickLabel(values);
  const room = 12 + Math.ceil(Math.max(0, ...values.map((value) => textWidth(format(value)))));
  return { ticks: values, tickFormat: format, room };
}

/** The domain widened to round numbers. */
export function rounder(domain: readonly [number, number], length: number): [number, number] {
  return nice(domain[0], domain[1], Math.max(3, Math.floor(length / 50)));
}
