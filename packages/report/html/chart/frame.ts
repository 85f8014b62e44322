import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { escapeHtml } from '../../escape.ts';
import { formatNumber } from '../../format-number.ts';

/** One axis of a chart. Values outside the domain are drawn at its edge by the caller, never silently dropped. */
export interface Axis {
  readonly label: string;
  readonly domain: readonly [number, number];
  /** Text of a tick; four significant digits when absent. */
  readonly format?: (value: number) => string;
  readonly tickCount?: number;
  /** Where the ticks stand, when round numbers are not round for a reader: points in time. */
  readonly ticks?: readonly number[];
}

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** Both axes with their scales, on a plot of a size. */
export interface Frame extends Plot {
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly scales: Scales;
}

export const defaultPlot: Plot = {
  width: 480,
  height: 260,
  left: 52,
  top: 14,
  right: 14,
  bottom: 40,
};

/** Across the whole page. */
export const widePlot: Plot = { ...defaultPlot, width: 980 };

export function frameOf(xAxis: Axis, yAxis: Axis, plot: Plot = defaultPlot): Frame {
  const { left, top, width, height, right, bottom } = plot;
  const x = scaleLinear([xAxis.domain[0], xAxis.domain[1]], [left, width - right]);
  const y = scaleLinear([yAxis.domain[0], yAxis.domain[1]], [height - bottom, top]);
  return { ...plot, xAxis, yAxis, scales: { x, y } };
}

/** Grid, tick labels and axis names; the marks are drawn on top of it. */
export function axes({ xAxis, yAxis, scales, ...plot }: Frame): string {
  const floor = plot.height - plot.bottom;
  const rightEdge = plot.width - plot.right;
  const horizontal = (yAxis.ticks ?? scales.y.ticks(yAxis.tickCount ?? 5)).map((value) => {
    const y = scales.y(value);
    const text = label({ x: plot.left - 7, y: y + 4 }, tickText(yAxis, value), { anchor: 'end' });
    return segment('grid', [plot.left, y], [rightEdge, y]) + text;
  });
  const vertical = (xAxis.ticks ?? scales.x.ticks(xAxis.tickCount ?? 6)).map((value) => {
    const x = scales.x(value);
    return (
      segment('tick', [x, floor], [x, floor + 4]) +
      label({ x, y: floor + 17 }, tickText(xAxis, value))
    );
  });
  const name = { kind: 'name' };
  const names =
    label({ x: (plot.left + rightEdge) / 2, y: plot.height - 6 }, xAxis.label, name) +
    `<g transform="translate(12 ${fixed((plot.top + floor) / 2)}) rotate(-90)">${label({ x: 0, y: 0 }, yAxis.label, name)}</g>`;
  const base = segment('axis', [plot.left, floor], [rightEdge, floor]);
  return horizontal.join('') + vertical.join('') + base + names;
}

export function tickText(axis: Axis, value: number): string {
  return axis.format ? axis.format(value) : formatNumber(value);
}

export interface LabelStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Class of the text. */
  readonly kind?: string;
}

export function label(
  at: { readonly x: number; readonly y: number },
  text: string,
  style: LabelStyle = {},
): string {
  const { anchor = 'middle', kind = 'tick-text' } = style;
  return `<text class="${kind}" x="${fixed(at.x)}" y="${fixed(at.y)}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
}

/** A straight line of a class. */
export function segment(
  kind: string,
  from: readonly [number, number],
  to: readonly [number, number],
): string {
  return `<line class="${kind}" x1="${fixed(from[0])}" y1="${fixed(from[1])}" x2="${fixed(to[0])}" y2="${fixed(to[1])}"/>`;
}

/** The svg element. `description` is what a screen reader says in place of the picture. */
export function svg(
  plot: Pick<Plot, 'width' | 'height'>,
  description: string,
  body: string,
): string {
  return `<svg viewBox="0 0 ${plot.width} ${plot.height}" role="img" aria-label="${escapeHtml(description)}">${body}</svg>`;
}

/** Coordinates need no more than a tenth of a pixel; it halves the size of the page. */
export function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
