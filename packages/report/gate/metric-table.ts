import type { EstimateReport, MetricReport } from '#core/gate/metric-report.ts';
import { escapeMarkdown } from '../escape.ts';
import { formatNumber } from '../format-number.ts';

/** Both models side by side, a row for each metric; every cell is escaped. */
export function metricTable(metrics: Readonly<Record<string, MetricReport>>): string {
  const rows = Object.entries(metrics).map(([name, { candidate, champion, difference }]) => {
    const cells = [name, estimateText(candidate), estimateText(champion), estimateText(difference)];
    const method = difference?.method ?? candidate.method;
    return `| ${[...cells, method].map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
  });
  return [
    '| metric | candidate | champion | improvement | method |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** '0.81 [0.8, 0.82]', or why there is none. */
export function estimateText(estimate: EstimateReport | undefined): string {
  if (!estimate) return '';
  const { value, lower, upper } = estimate;
  if (value === null) return `undefined: ${estimate.unknown ?? 'not a number'}`;
  if (lower === undefined || upper === undefined) return formatNumber(value);
  return `${formatNumber(value)} [${formatNumber(lower)}, ${formatNumber(upper)}]`;
}
