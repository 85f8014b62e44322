import { curveLinear, curveStepAfter, line } from 'd3-shape';
import {
  axes,
  defaultPlot,
  fixed,
  frameOf,
  label,
  segment,
  svg,
  widePlot,
  type Axis,
  type Frame,
} from './frame.ts';
import { colourOf, renderLegend } from './legend.ts';

export interface LineSeries {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
  /** A value that holds until the next one. */
  readonly step?: boolean;
  readonly dashed?: boolean;
  readonly filled?: boolean;
  /** Marks each point. */
  readonly dots?: boolean;
  /** Intervals of points: x, lower and upper end. */
  readonly whiskers?: readonly (readonly [number, number, number])[];
  /** Position in the palette, from 1; by default the position in the list. */
  readonly colour?: number;
}

/** A line across the plot: a limit, a diagonal, the moment of a decision. */
export interface Guide {
  readonly at: { readonly x: number } | { readonly y: number } | 'diagonal';
  readonly label?: string;
  readonly kind?: 'limit' | 'plain' | 'good' | 'bad';
}

export interface LineChart {
  readonly kind: 'lines';
  readonly title: string;
  readonly caption?: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly LineSeries[];
  readonly guides?: readonly Guide[];
  readonly wide?: boolean;
  readonly heightPx?: number;
}

export function renderLineChart(chart: LineChart): string {
  const frame = frameOf(chart.x, chart.y, {
    ...defaultPlot,
    width: (chart.wide ? widePlot : defaultPlot).width,
    height: chart.heightPx ?? defaultPlot.height,
  });
  const guides = (chart.guides ?? []).map((guide) => renderGuide(guide, frame));
  const marks = chart.series.map((series, index) =>
    renderSeries(series, series.colour ?? colourOf(index), frame),
  );
  const legend = renderLegend(
    chart.series.map((series, index) => ({
      name: series.name,
      colour: series.colour ?? colourOf(index),
      ...(series.dashed ? { dashed: true } : {}),
    })),
  );
  const description = `${chart.title}: ${chart.y.label} by ${chart.x.label}`;
  return legend + svg(frame, description, axes(frame) + marks.join('') + guides.join(''));
}

function renderSeries(
  series: LineSeries,
  colour: number,
  { scales, yAxis, ...plot }: Frame,
): string {
  const [low, high] = yAxis.domain;
  // Infinite evidence and values beyond the axis are drawn at its edge.
  const height = (value: number): number => scales.y(Math.min(high, Math.max(low, value)));
  const points = series.points.filter(([x, y]) => Number.isFinite(x) && !Number.isNaN(y));
  const path = line<readonly [number, number]>()
    .x(([x]) => scales.x(x))
    .y(([, y]) => height(y))
    .curve(series.step ? curveStepAfter : curveLinear)
    .digits(1);
  const drawn = path(points) ?? '';
  const [first, last] = [points[0], points.at(-1)];
  const floor = fixed(plot.height - plot.bottom);
  const area =
    series.filled && first && last
      ? `<path class="area c${colour}" d="${drawn}L${fixed(scales.x(last[0]))},${floor}L${fixed(scales.x(first[0]))},${floor}Z"/>`
      : '';
  const dots = (series.dots ? points : []).map(
    ([x, y]) =>
      `<circle class="dot c${colour}" cx="${fixed(scales.x(x))}" cy="${fixed(height(y))}" r="2.6"/>`,
  );
  const whiskers = (series.whiskers ?? []).map(([x, lower, upper]) =>
    segment(`whisker c${colour}`, [scales.x(x), height(lower)], [scales.x(x), height(upper)]),
  );
  return `${whiskers.join('')}${area}<path class="line c${colour}${series.dashed ? ' dashed' : ''}" d="${drawn}"/>${dots.join('')}`;
}

function renderGuide(guide: Guide, { scales, xAxis, yAxis, ...plot }: Frame): string {
  const kind = `guide ${guide.kind ?? 'plain'}`;
  const text = { kind: `guide-text ${guide.kind ?? 'plain'}` };
  const name = guide.label ?? '';
  if (guide.at === 'diagonal') {
    const from = Math.max(xAxis.domain[0], yAxis.domain[0]);
    const to = Math.min(xAxis.domain[1], yAxis.domain[1]);
    return segment(kind, [scales.x(from), scales.y(from)], [scales.x(to), scales.y(to)]);
  }
  if ('y' in guide.at) {
    const y = scales.y(guide.at.y);
    const named = label({ x: plot.left + 6, y: y - 5 }, name, { ...text, anchor: 'start' });
    return segment(kind, [plot.left, y], [plot.width - plot.right, y]) + named;
  }
  const x = scales.x(guide.at.x);
  const anchor = x > plot.width / 2 ? 'end' : 'start';
  const named = label({ x: x + (anchor === 'end' ? -6 : 6), y: plot.top + 11 }, name, {
    ...text,
    anchor,
  });
  return segment(kind, [x, plot.top], [x, plot.height - plot.bottom]) + named;
}
