import type { EstimateReport } from '#core/gate/metric-report.ts';
import { escapeHtml } from '../../escape.ts';
import { formatNumber } from '../../format-number.ts';
import { metricRows, sliceRows, type MetricRow } from '../../gate/gate-rows.ts';
import { estimateText } from '../../gate/metric-table.ts';
import { verdictBadge } from '../verdict-badge.ts';
import type { GatePageInput } from './gate-page-input.ts';

const shownRows = 60;

/** Every metric of both models with intervals, and what was asked of it. */
export function renderMetrics({ evaluation, policy, models }: GatePageInput): string {
  const level = formatNumber(policy.confidence * 100);
  const against =
    models.champion === undefined
      ? 'There is no champion: this is the first model.'
      : 'The change is the improvement over the champion: above 0 the candidate is better, whichever way the metric points.';
  return section('metrics', 'Metrics', {
    rows: metricRows(evaluation),
    isSliced: false,
    note: `Intervals at ${level} %. ${against}`,
  });
}

/** The same of every slice, folded: the forest plots above show where it is worst. */
export function renderSliceTable({ evaluation }: GatePageInput): string {
  const rows = sliceRows(evaluation);
  if (rows.length === 0) return '';
  const more = rows.length > shownRows ? `, the worst ${shownRows}` : '';
  return `<details class="rest"><summary>All ${rows.length} metrics of slices as numbers${more}</summary>${table(rows, true)}</details>`;
}

function section(
  id: string,
  title: string,
  { rows, isSliced, note }: { rows: readonly MetricRow[]; isSliced: boolean; note: string },
): string {
  if (rows.length === 0) return '';
  return `<section id="${id}"><h2>${escapeHtml(title)}</h2><p class="soft">${escapeHtml(note)}</p>${table(rows, isSliced)}</section>`;
}

interface Column {
  readonly name: string;
  readonly html: (row: MetricRow) => string;
}

/** A first model has nothing to be compared with, and no columns for it. */
function columnsOf(rows: readonly MetricRow[], isSliced: boolean): Column[] {
  const isCompared = rows.some(({ report }) => report.champion ?? report.difference);
  return [
    { name: '', html: ({ verdict }) => (verdict === undefined ? '' : verdictBadge(verdict)) },
    ...(isSliced ? [{ name: 'slice', html: (row: MetricRow) => cell(row.subject) }] : []),
    { name: 'metric', html: ({ metric }) => `<b class="whole">${cell(metric)}</b>` },
    { name: 'candidate', html: ({ report }) => estimate(report.candidate) },
    ...(isCompared
      ? [
          { name: 'champion', html: ({ report }: MetricRow) => estimate(report.champion) },
          { name: 'change', html: ({ report }: MetricRow) => change(report.difference) },
        ]
      : []),
    {
      name: 'asked',
      html: ({ findings }) => cell(findings.map(({ expected }) => expected).join('; ')),
    },
    { name: 'n', html: ({ report }) => count((report.difference ?? report.candidate).n) },
    { name: 'method', html: ({ report }) => cell((report.difference ?? report.candidate).method) },
  ];
}

function table(rows: readonly MetricRow[], isSliced: boolean): string {
  const columns = columnsOf(rows, isSliced);
  const head = columns.map(({ name }) => `<th>${name}</th>`).join('');
  const body = rows
    .slice(0, shownRows)
    .map((row) => `<tr>${columns.map(({ html }) => `<td>${html(row)}</td>`).join('')}</tr>`);
  return `<div class="scroll"><table class="metrics"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function count(n: number | undefined): string {
  return n === undefined ? '' : `<span class="whole">${cell(formatNumber(n))}</span>`;
}

function estimate(given: EstimateReport | undefined): string {
  const [value, ...interval] = estimateText(given).split(' [');
  const bounds = interval.length > 0 ? ` <small>[${escapeHtml(interval.join(' ['))}</small>` : '';
  return `${cell(value ?? '')}${bounds}`;
}

/** Coloured only where the interval leaves no doubt. */
function change(difference: EstimateReport | undefined): string {
  if (!difference) return '';
  const { lower, upper } = difference;
  const way =
    lower !== undefined && lower > 0 ? 'up' : upper !== undefined && upper < 0 ? 'down' : 'same';
  const sign = { up: '▲ ', down: '▼ ', same: '' }[way];
  return `<span class="change ${way}">${sign}${estimate(difference)}</span>`;
}

function cell(text: string): string {
  return escapeHtml(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
