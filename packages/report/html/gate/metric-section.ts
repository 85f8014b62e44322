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

function table(rows: readonly MetricRow[], isSliced: boolean): string {
  const heads = [
    '',
    ...(isSliced ? ['slice'] : []),
    'metric',
    'candidate',
    'champion',
    'change',
    'asked',
    'n',
    'method',
  ];
  const head = heads.map((name) => `<th>${name}</th>`).join('');
  const body = rows.slice(0, shownRows).map((row) => tableRow(row, isSliced));
  return `<div class="scroll"><table class="metrics"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function tableRow(row: MetricRow, isSliced: boolean): string {
  const { candidate, champion, difference } = row.report;
  const asked = row.findings.map(({ expected }) => expected).join('; ');
  const n = (difference ?? candidate).n;
  const cells = [
    row.verdict === undefined ? '' : verdictBadge(row.verdict),
    ...(isSliced ? [cell(row.subject)] : []),
    `<b class="whole">${cell(row.metric)}</b>`,
    estimate(candidate),
    estimate(champion),
    change(difference),
    cell(asked),
    n === undefined ? '' : `<span class="whole">${cell(formatNumber(n))}</span>`,
    cell((difference ?? candidate).method),
  ];
  return `<tr>${cells.map((content) => `<td>${content}</td>`).join('')}</tr>`;
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
