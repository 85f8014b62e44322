import type { LoadReport } from '#core/gate/load/load-report.ts';
import { escapeMarkdown } from './escape.ts';
import { formatNumber } from './format-number.ts';

/** Markdown: what a load was like, in one table. */
export function renderLoad(report: LoadReport | undefined): string {
  if (!report) return '';
  const names = Object.keys(report.latencyMs);
  const values = names.map((name) => `${formatNumber(report.latencyMs[name]!)} ms`);
  const failures = Object.entries(report.failures)
    .map(([what, count]) => `${formatNumber(count)} × ${what}`)
    .join(', ');
  const { lateShare, largestLateMs } = report.generator;
  const server = [
    ...(report.coldStartMs === undefined
      ? []
      : [`first good answer ${formatNumber(report.coldStartMs)} ms after its start`]),
    ...(report.memoryMb === undefined
      ? []
      : [`${formatNumber(report.memoryMb)} MB of memory at most`]),
  ];
  const lines = [
    `${formatNumber(report.requests)} requests to ${escapeMarkdown(report.endpoint)}, ${formatNumber(report.ratePerSecond)} a second. Latency counts from the time that a request was due.`,
    '',
    `| ${names.join(' | ')} |`,
    `|${names.map(() => '---').join('|')}|`,
    `| ${values.join(' | ')} |`,
    '',
    `Without a good answer: ${failures === '' ? 'none' : escapeMarkdown(failures)}. Generator late for ${formatNumber(lateShare * 100)} % of the load, ${formatNumber(largestLateMs)} ms at worst.`,
    ...(server.length === 0 ? [] : [`Server: ${server.join('; ')}.`]),
  ];
  return `\n### Load\n\n${lines.join('\n')}\n`;
}
