import type { MetricReport } from '#core/gate/metric-report.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { escapeMarkdown } from '../escape.ts';
import { formatNumber } from '../format-number.ts';
import { metricTable } from './metric-table.ts';

export interface GateDetails {
  readonly metrics: Readonly<Record<string, MetricReport>>;
  readonly slices: Readonly<Record<string, Readonly<Record<string, MetricReport>>>>;
  readonly champion: string | undefined;
  readonly policy: Pick<GatePolicy, 'confidence' | 'draws' | 'seed' | 'config'>;
}

// A job summary has room for what a person reads; every slice is in report.json.
const shownSlices = 50;

/** Markdown below the findings: both models side by side, then the slices. */
export function renderGateDetails({ metrics, slices, champion, policy }: GateDetails): string {
  const names = Object.keys(slices);
  const sections = names
    .slice(0, shownSlices)
    .map((name) => `\n**${escapeMarkdown(name)}**\n\n${metricTable(slices[name]!)}\n`);
  const folded =
    names.length === 0
      ? ''
      : `\n<details><summary>${names.length} slices${names.length > shownSlices ? `, the first ${shownSlices}` : ''}</summary>\n${sections.join('')}\n</details>\n`;
  const level = formatNumber(policy.confidence * 100);
  const versus = champion === undefined ? '' : ` Champion: ${escapeMarkdown(champion)}.`;
  const table =
    Object.keys(metrics).length === 0 ? '' : `\n### Metrics\n\n${metricTable(metrics)}\n`;
  return `${table}${folded}\nIntervals at ${level} %. Improvement: above 0 the candidate is better.${versus} Bootstrap seed ${policy.seed}. Policy: ${escapeMarkdown(policy.config.file)}.\n`;
}
