import * as Plot from '@observablehq/plot';
import { create } from 'd3';
import { drawChart } from './chart.js';
import type { Ellipse, EmSteps } from './data.js';
import { ellipseMarks } from './density-map.js';
import { frameStroke, plane, planeHeight } from './field.js';
import { compose, legend, panel, ticksAcross, ticksUpwards, type Key } from './frame.js';
import { logDensity, responsibilities } from './mixture.js';
import { decimals, rounded } from './numbers.js';
import { colour, dashes, shortened, tone } from './style.js';
import { button, controls, readout, slider, type View } from './view.js';
import { label } from './data.js';

/** A half-step: the components of one state over points in the colours of the same or the one before. */
interface Frame {
  readonly step: 'start' | 'E' | 'M' | 'end';
  readonly components: number;
  readonly colours: number | null;
}

function framesOf(states: number): Frame[] {
  const frames: Frame[] = [{ step: 'start', components: 0, colours: null }];
  for (let i = 1; i < states; i++) {
    frames.push({ step: 'E', components: i - 1, colours: i - 1 }, { step: 'M', components: i, colours: i - 1 });
  }
  frames.push({ step: 'end', components: states - 1, colours: states - 1 });
  return frames;
}

/**
 * Points in the mixed colours of the components that claim them. Circles lie over each other with opacities that mix to
 * exactly the shares: circle k covers what is below it by r_k / (r_1 + … + r_k).
 */
function claimed(points: readonly (readonly number[])[], shares: readonly (readonly number[])[] | null): Plot.RenderFunction {
  return (_index, scales) => {
    const [x, y] = [scales.x as (value: number) => number, scales.y as (value: number) => number];
    const group = create('svg:g').attr('class', 'claimed');
    points.forEach((point, i) => {
      const place = (fill: string, opacity: number): void => {
        group
          .append('circle')
          .attr('cx', x(point[0]!).toFixed(1))
          .attr('cy', y(point[1]!).toFixed(1))
          .attr('r', 3)
          .attr('fill', fill)
          .attr('fill-opacity', opacity < 1 ? opacity.toFixed(3) : null);
      };
      if (shares === null) return place(colour.prior, 1);
      let sum = 0;
      shares[i]!.forEach((share, k) => {
        sum += share;
        if (share > 0.004) place(tone(k), share / sum > 0.996 ? 1 : share / sum);
      });
    });
    return group.node() as SVGElement;
  };
}

function extent(values: readonly number[], margin: number): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(low) || 1) * margin;
  return [low - room, high + room];
}

function keys(components: readonly Ellipse[], spread: readonly number[], names: readonly string[]): Key[] {
  return components.map(({ weight, mean, covariance }, k) => {
    const means = mean.map((each, j) => rounded(each, (spread[j] ?? 1) / 100));
    const width = mean.length === 1 ? `, sd ${rounded(Math.sqrt(covariance[0]!), (spread[0] ?? 1) / 100)}` : '';
    const where = mean.length === 1 ? `mean ${means[0]}${width}` : `mean ${names.length > 1 ? `(${means.join(', ')})` : means.join('')}`;
    return { label: `weight ${decimals(weight, 3)}, ${where}`, shape: 'line', fill: tone(k), dashes: dashes[k % dashes.length] };
  });
}

export function viewEmSteps(figure: EmSteps): View {
  const { states, points, quantities } = figure;
  const frames = framesOf(states.length);
  const columns = quantities.map((_, j) => points.map((point) => point[j]!));
  const domains = columns.map((column) => extent(column, 0.08));
  const spread = domains.map(([low, high]) => high - low);
  const shares = states.map(({ components }) => points.map((point) => responsibilities(components, point)));
  let at = frames.length - 1;
  let running = 0;
  let changed = (): void => undefined;

  const describe = (): string => {
    const frame = frames[at]!;
    const state = states[frame.components]!;
    const reached = `log-likelihood ${decimals(state.logLikelihood, 3)}`;
    switch (frame.step) {
      case 'start':
        return `Start: ${reached}. No point has a colour yet.`;
      case 'E':
        return `Iteration ${states[frame.components + 1]!.iteration}, E-step: ${reached}. Each point takes the colours of the components that claim it.`;
      case 'M':
        return `Iteration ${state.iteration}, M-step: ${reached}. Each component moves to the points it claims.`;
      case 'end':
        return `The end, after ${state.iteration} iterations: ${reached}.`;
    }
  };
  const said = readout();
  const move = (to: number): void => {
    at = Math.max(0, Math.min(frames.length - 1, to));
    range.value = `${at}`;
    range.setAttribute('aria-valuetext', describe());
    said.textContent = describe();
    previous.disabled = at === 0;
    next.disabled = at === frames.length - 1;
    changed();
  };
  const stop = (): void => {
    window.clearInterval(running);
    running = 0;
    run.textContent = 'Run';
    said.ariaLive = null;
  };
  const go = (to: number): void => {
    stop();
    move(to);
  };
  const toggle = (): void => {
    if (running !== 0) return stop();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return move(frames.length - 1);
    if (at === frames.length - 1) move(0);
    run.textContent = 'Stop';
    // Nobody wants to hear every step of a run.
    said.ariaLive = 'off';
    running = window.setInterval(() => {
      move(at + 1);
      if (at === frames.length - 1) stop();
    }, 320);
  };
  const range = slider('step of expectation-maximisation', frames.length, at, go);
  const previous = button('Previous', 'One half-step back', () => go(at - 1));
  const next = button('Next', 'One half-step on', () => go(at + 1));
  const run = button('Run', 'Run to convergence', toggle);
  const reset = button('Reset', 'Back to the start', () => go(0));
  move(at);

  const trace = (width: number): SVGSVGElement =>
    drawChart(
      {
        kind: 'chart',
        description: '',
        x: { quantity: { name: 'iteration', unit: '' }, scale: 'WHOLE', lower: 0, upper: Math.max(1, states.at(-1)!.iteration) },
        y: { quantity: { name: `log-likelihood of ${figure.rows} rows`, unit: 'nats' }, scale: 'LINEAR', lower: null, upper: null },
        bars: [],
        lines: [{ label: '', role: 'MODEL', x: states.map(({ iteration }) => iteration), y: states.map(({ logLikelihood }) => logLikelihood) }],
        points: [
          {
            label: '',
            role: 'CHOSEN',
            x: [states[frames[at]!.components]!.iteration],
            y: [states[frames[at]!.components]!.logLikelihood],
          },
        ],
        marks: [],
        shades: [],
      },
      width,
      190,
    );

  const draw = (width: number): SVGSVGElement => {
    const frame = frames[at]!;
    const { components } = states[frame.components]!;
    const key = legend(keys(components, spread, quantities.map(({ name }) => name)), width);
    const top = key.height + 10;
    const coloured = frame.colours === null ? null : shares[frame.colours]!;
    const picture =
      quantities.length === 1
        ? drawLine(figure, domains[0]!, components, coloured, width)
        : plane(
            {
              x: quantities[0]!,
              y: quantities[1]!,
              xLower: domains[0]![0],
              xUpper: domains[0]![1],
              yLower: domains[1]![0],
              yUpper: domains[1]![1],
            },
            width,
            planeHeight(width),
            [claimed(points, coloured), ...ellipseMarks(components), Plot.frame({ stroke: frameStroke })],
          );
    const height = Number(picture.getAttribute('height'));
    return compose(width, top + height + 12 + 190, [
      { x: 0, y: 0, node: key.node },
      { x: 0, y: top, node: picture },
      { x: 0, y: top + height + 12, node: trace(width) },
    ]);
  };
  return {
    controls: controls(previous, next, run, reset, range, said),
    draw,
    describe,
    onChange: (listener) => {
      changed = listener;
    },
  };
}

/** One quantity: the weighted components and their sum above, the points in a strip below. */
function drawLine(
  figure: EmSteps,
  domain: [number, number],
  components: readonly Ellipse[],
  shares: readonly (readonly number[])[] | null,
  width: number,
): SVGSVGElement {
  const grid = Array.from({ length: 241 }, (_, i) => domain[0] + ((domain[1] - domain[0]) * i) / 240);
  const sum = (of: readonly Ellipse[], x: number): number =>
    of.reduce((total, component) => total + Math.exp(logDensity(component, [x])), 0);
  const highest = 1.06 * Math.max(...figure.states.flatMap((state) => grid.map((x) => sum(state.components, x))));
  const strip = -0.22 * highest;
  const place = figure.points.map((point, i) => [point[0]!, strip * (0.22 + 0.66 * ((i * 0.618034) % 1))]);
  const height = Math.round(Math.max(260, Math.min(360, width * 0.44)));
  const upwards = ticksUpwards([0, highest], height, 64);
  const quantity = figure.quantities[0]!;
  return panel({
    width,
    height,
    marginLeft: upwards.room,
    marginRight: 14,
    marginTop: 30,
    marginBottom: 44,
    x: {
      domain,
      label: shortened(label(quantity), width - upwards.room),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38,
      ...ticksAcross(domain, width - upwards.room - 14, 12, 56),
      tickSize: 4,
    },
    y: {
      domain: [strip, highest],
      label: 'density',
      labelAnchor: 'top',
      labelArrow: 'none',
      ticks: upwards.ticks,
      tickFormat: upwards.tickFormat,
      tickSize: 0,
    },
    marks: [
      Plot.gridY(upwards.ticks, { stroke: colour.grid, strokeOpacity: 1 }),
      claimed(place, shares),
      Plot.ruleY([0], { stroke: colour.muted }),
      Plot.line(grid.map((x) => [x, sum(components, x)]), { stroke: colour.ink, strokeWidth: 3, strokeOpacity: 0.35 }),
      ...components.flatMap((component, k) => [
        Plot.line(grid.map((x) => [x, Math.exp(logDensity(component, [x]))]), {
          stroke: tone(k),
          strokeWidth: 2,
          strokeDasharray: dashes[k % dashes.length]!,
        }),
        Plot.dot([[component.mean[0]!, 0]], { x: '0', y: '1', symbol: 'times', r: 5, stroke: tone(k), strokeWidth: 2.5 }),
      ]),
    ],
  });
}
