import { axes, fixed, frameOf, segment, svg, type Axis, type Frame } from './frame.ts';

/** Counts in the cells of a plane: a scatter plot of any number of rows. */
export interface HeatChart {
  readonly kind: 'heat';
  readonly title: string;
  readonly caption?: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the lowest y. */
  readonly counts: ArrayLike<number>;
  /** A line that a good model's rows lie along. */
  readonly guide: 'diagonal' | 'zero';
  /** Position in the palette, from 1. */
  readonly colour: number;
}

const shades = 8;

/** Cells of one shade are one path: a page of charts stays small. Shades are logarithmic, so that single rows are seen beside thousands. */
export function renderHeatChart(chart: HeatChart): string {
  const frame = frameOf(chart.x, chart.y);
  const highest = Math.max(...Array.from(chart.counts), Number.MIN_VALUE);
  const paths = Array.from({ length: shades }, () => '');
  for (let cell = 0; cell < chart.counts.length; cell++) {
    const count = chart.counts[cell]!;
    if (!(count > 0)) continue;
    const shade = Math.log1p(count) / Math.log1p(highest);
    paths[Math.min(shades - 1, Math.floor(shade * shades))] += cellPath(cell, chart, frame);
  }
  const marks = paths.map((path, shade) =>
    path === '' ? '' : `<path class="heat c${chart.colour} s${shade + 1}" d="${path}"/>`,
  );
  const description = `${chart.title}: density of rows, ${chart.y.label} by ${chart.x.label}`;
  return svg(frame, description, axes(frame) + marks.join('') + guideLine(chart, frame));
}

function cellPath(cell: number, { columns, rows }: HeatChart, plot: Frame): string {
  const width = (plot.width - plot.right - plot.left) / columns;
  const height = (plot.height - plot.bottom - plot.top) / rows;
  const x = plot.left + (cell % columns) * width;
  const y = plot.height - plot.bottom - (Math.floor(cell / columns) + 1) * height;
  return `M${fixed(x)} ${fixed(y)}h${fixed(width)}v${fixed(height)}h${fixed(-width)}z`;
}

function guideLine({ guide, x, y }: HeatChart, { scales }: Frame): string {
  const [left, right] = x.domain;
  const [from, to] = guide === 'zero' ? [0, 0] : [left, right];
  const inside = (value: number): number => Math.max(y.domain[0], Math.min(y.domain[1], value));
  return segment(
    'guide plain',
    [scales.x(left), scales.y(inside(from))],
    [scales.x(right), scales.y(inside(to))],
  );
}
