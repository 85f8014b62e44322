import { escapeHtml } from '../../escape.ts';
import { renderBinChart, type BinChart } from './bin-chart.ts';
import { renderCategoryChart, type CategoryChart } from './category-chart.ts';
import { renderForestChart, type ForestChart } from './forest-chart.ts';
import { renderHeatChart, type HeatChart } from './heat-chart.ts';
import { renderIntervalChart, type IntervalChart } from './interval-chart.ts';
import { renderLineChart, type LineChart } from './line-chart.ts';

/** A picture of numbers: pure data, so whoever has the numbers needs to know nothing about SVG. */
export type Chart = LineChart | BinChart | CategoryChart | IntervalChart | ForestChart | HeatChart;

/** A new kind of chart: one file, and one line here. */
const renderers: {
  readonly [Kind in Chart['kind']]: (chart: Extract<Chart, { kind: Kind }>) => string;
} = {
  lines: renderLineChart,
  bins: renderBinChart,
  categories: renderCategoryChart,
  intervals: renderIntervalChart,
  forest: renderForestChart,
  heat: renderHeatChart,
};

export function renderChart(chart: Chart): string {
  const render = renderers[chart.kind] as (chart: Chart) => string;
  const wide = 'wide' in chart && chart.wide;
  const caption = chart.caption === undefined ? '' : `<p>${escapeHtml(chart.caption)}</p>`;
  return `<figure${wide ? ' class="wide"' : ''}><figcaption><h4>${escapeHtml(chart.title)}</h4>${caption}</figcaption>${render(chart)}</figure>`;
}
