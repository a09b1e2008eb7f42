import * as Plot from '@observablehq/plot';
import { contours, create, geoPath, geoTransform } from 'd3';
import { label, type Joint, type Marginal, type PairPlot } from './data.js';
import { compose, legend, panel, text, ticksAcross, ticksUpwards, type Placed } from './frame.js';
import { densityKeys, densityMarks, highest, interval } from './marginals.js';
import { rounded } from './numbers.js';
import { colour, shortened, textWidth } from './style.js';

const leastCell = 64;
const mostCell = 236;

/** The highest-density regions as filled contours, the larger behind. */
function regions(joint: Joint, across: Marginal, upwards: Marginal): Plot.RenderFunction {
  return (_index, scales) => {
    const { x, y } = scales;
    if (x === undefined || y === undefined) throw new Error('regions need both axes');
    const place = (from: Marginal, at: number): number =>
      from.posterior.lower + (at / joint.cells) * (from.posterior.upper - from.posterior.lower);
    // The contour's coordinates count cells; a projection takes them to the panel.
    const projection = geoTransform({
      point(column, row) {
        this.stream.point(x(place(across, column)), y(place(upwards, row)));
      },
    });
    const path = geoPath(projection);
    const trace = contours().size([joint.cells, joint.cells]);
    const group = create('svg:g').attr('class', 'regions');
    const fills = [colour.posteriorSoft, colour.posteriorFaint];
    joint.regions.forEach((region, index) => {
      group
        .insert('path', ':first-child')
        .attr('d', path(trace.contour([...joint.density], region.level)))
        .attr('fill', fills[index] ?? colour.posteriorFaint)
        .attr('stroke', colour.posterior)
        .attr('stroke-width', 1.25)
        .attr('stroke-linejoin', 'round');
    });
    return group.node() as SVGElement;
  };
}

/** An axis along one parameter; its ticks are shown only where the panel stands at the edge. */
function axis(marginal: Marginal, shown: boolean, ticks: Plot.ScaleOptions): Plot.ScaleOptions {
  return { domain: domain(marginal), tickSize: 4, label: null, ...ticks, ...(shown ? {} : { axis: null }) };
}

function domain({ posterior }: Marginal): [number, number] {
  return [posterior.lower, posterior.upper];
}

export function drawPairPlot(figure: PairPlot, width: number): SVGSVGElement {
  const p = figure.marginals.length;
  const gap = p > 5 || width < 480 ? 8 : 14;
  const bottom = 44;
  const upwards = figure.marginals.map((marginal) => ticksUpwards(domain(marginal), width / (p + 1), 44));
  const left = p > 1 ? 22 + Math.max(...upwards.slice(1).map(({ room }) => room)) : 8;
  const share = Math.floor((width - left - 8 - (p - 1) * gap) / p);
  const cell = Math.max(leastCell, Math.min(mostCell, share));
  const roomy = cell >= 88;
  const key = legend(densityKeys(figure.marginals), width);
  const head = key.height + (roomy ? 48 : 30);
  const acrossTicks = (marginal: Marginal): Plot.ScaleOptions => ticksAcross(domain(marginal), cell, gap / 2 - 2);
  const across = (index: number): number => left + index * (cell + gap);
  const down = (index: number): number => head + index * (cell + gap);
  const right = across(p - 1) + cell + 8;
  const parts: Placed[] = [{ x: 0, y: 0, node: key.node }];

  figure.marginals.forEach((marginal, i) => {
    const atBottom = i === p - 1;
    parts.push({
      x: across(i),
      y: down(i),
      node: panel({
        width: cell,
        height: cell,
        margin: 0,
        x: axis(marginal, atBottom, acrossTicks(marginal)),
        y: { domain: [0, highest(marginal)], axis: null },
        marks: [...densityMarks(marginal), Plot.ruleY([0], { stroke: colour.muted })],
      }),
    });
    // Nothing stands above the diagonal, so headings may be as long as they like towards the right.
    const above = down(i) - 8;
    const room = right - across(i);
    const name = shortened(marginal.quantity.name, room, 620);
    parts.push({ x: across(i), y: roomy ? above - 17 : above, node: text(name, { weight: 620 }) });
    if (roomy) parts.push({ x: across(i), y: above, node: text(numbers(marginal, room), { fill: colour.muted }) });
    const middle = cell / 2;
    parts.push({
      x: across(i) + middle,
      y: down(p - 1) + cell + bottom - 6,
      node: text(fitting(marginal, cell), { anchor: 'middle' }),
    });
    if (i > 0) parts.push({ x: 14, y: down(i) + middle, node: upright(fitting(marginal, cell)) });
  });

  for (const joint of figure.joints) {
    const horizontal = figure.marginals[joint.column]!;
    const vertical = figure.marginals[joint.row]!;
    const reference = [horizontal.reference, vertical.reference];
    const prior = figure.priorDraws
      .map((draw) => [draw[joint.column]!, draw[joint.row]!] as const)
      .filter(([x, y]) => inside(horizontal, x) && inside(vertical, y));
    parts.push({
      x: across(joint.column),
      y: down(joint.row),
      node: panel({
        width: cell,
        height: cell,
        margin: 0,
        x: axis(horizontal, joint.row === p - 1, acrossTicks(horizontal)),
        y: axis(vertical, joint.column === 0, upwards[joint.row]!),
        marks: [
          Plot.dot(prior, { x: '0', y: '1', r: 1.4, fill: colour.prior }),
          regions(joint, horizontal, vertical),
          Plot.frame({ stroke: colour.rule }),
          ...(reference[0] === null || reference[1] === null
            ? []
            : [
                Plot.ruleX([reference[0]], { stroke: colour.observed, strokeOpacity: 0.6 }),
                Plot.ruleY([reference[1]], { stroke: colour.observed, strokeOpacity: 0.6 }),
                Plot.dot([reference], { x: '0', y: '1', r: 3.5, fill: colour.observed }),
              ]),
        ],
      }),
    });
  }
  if (figure.omitted.length > 0) {
    const note = shortened(`Not shown: ${figure.omitted.join(', ')}`, right - left);
    parts.push({ x: left, y: down(p - 1) + cell + bottom + 18, node: text(note, { fill: colour.muted }) });
  }
  const height = down(p - 1) + cell + bottom + (figure.omitted.length > 0 ? 26 : 0);
  return compose(Math.max(right, width), height, parts);
}

function inside(marginal: Marginal, value: number): boolean {
  return marginal.posterior.lower <= value && value <= marginal.posterior.upper;
}

/** The label with its unit if it fits, else as much of the name as does. */
function fitting({ quantity }: Marginal, length: number): string {
  const whole = label(quantity);
  return textWidth(whole) <= length ? whole : shortened(quantity.name, length);
}

/** The median with the interval if it fits, else alone. */
function numbers(marginal: Marginal, length: number): string {
  const whole = interval(marginal);
  return textWidth(whole) <= length ? whole : rounded(marginal.median, (marginal.q95 - marginal.q05) / 3.29);
}

/** Text that reads upwards, its middle at (0, 0). */
function upright(content: string): SVGElement {
  const turned = text(content, { anchor: 'middle' });
  turned.setAttribute('transform', 'rotate(-90)');
  const group = create('svg:g').node() as SVGElement;
  group.append(turned);
  return group;
}
