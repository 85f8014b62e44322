import { scaleLinear } from 'd3-scale';
import { fixed, label, segment, svg } from './frame.ts';
import { colourOf, renderLegend } from './legend.ts';

/** Bars side by side for a few categories. */
export interface CategoryChart {
  readonly kind: 'categories';
  readonly title: string;
  readonly caption?: string;
  readonly series: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly format: (value: number) => string;
  /** A line across all bars. */
  readonly limit?: { readonly value: number; readonly label: string };
}

const width = 480;
const barHeight = 13;
const rowGap = 9;
const topRoom = 16;
const nameWidth = 116;
const valueWidth = 56;

export function renderCategoryChart(chart: CategoryChart): string {
  const rowHeight = barHeight * chart.series.length + rowGap;
  const top = chart.limit ? topRoom : 0;
  const height = top + chart.rows.length * rowHeight + 4;
  const marks = [...chart.rows.flatMap(({ values }) => values), chart.limit?.value ?? 0];
  const length = scaleLinear(
    [0, Math.max(...marks, Number.MIN_VALUE)],
    [0, width - nameWidth - valueWidth],
  );
  const rows = chart.rows.map((row, index) =>
    renderRow(row, { chart, length, top: top + index * rowHeight }),
  );
  const legend = renderLegend(
    chart.series.map((name, index) => ({ name, colour: colourOf(index) })),
  );
  const description = `${chart.title}: ${chart.series.join(' and ')} by category`;
  return (
    legend + svg({ width, height }, description, rows.join('') + renderLimit(chart, length, height))
  );
}

interface Placed {
  readonly chart: CategoryChart;
  readonly length: (value: number) => number;
  readonly top: number;
}

function renderRow(row: CategoryChart['rows'][number], { chart, length, top }: Placed): string {
  const bars = row.values.map((value, series) => {
    const y = top + rowGap / 2 + barHeight * series;
    const long = length(value);
    const text = label({ x: nameWidth + long + 5, y: y + barHeight - 3 }, chart.format(value), {
      anchor: 'start',
      kind: 'bar-text',
    });
    return `<rect class="bar c${colourOf(series)}" x="${nameWidth}" y="${fixed(y)}" width="${fixed(Math.max(0.5, long))}" height="${barHeight - 1}" rx="1.5"/>${text}`;
  });
  const middle = top + rowGap / 2 + (barHeight * row.values.length) / 2 + 4;
  const name = label({ x: nameWidth - 8, y: middle }, row.name, {
    anchor: 'end',
    kind: 'row-text',
  });
  return name + bars.join('');
}

function renderLimit(
  { limit }: CategoryChart,
  length: (value: number) => number,
  height: number,
): string {
  if (!limit) return '';
  const x = nameWidth + length(limit.value);
  const name = label({ x, y: topRoom - 6 }, limit.label, { kind: 'guide-text limit' });
  return segment('guide limit', [x, topRoom - 2], [x, height]) + name;
}
