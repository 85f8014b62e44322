import type { MetricReport, EstimateReport } from '#core/gate/metric-report.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { escapeMarkdown } from '#report/escape.ts';
import { formatNumber } from '#report/format-number.ts';

/** One sentence with the number that decided. */
export function summaryOf(findings: readonly Finding[], champion: string | undefined): string {
  const checks = findings.filter(({ severity }) => severity !== 'info');
  const [worst] = worstFirst(checks);
  const against =
    champion === undefined ? 'first model, nothing to compare with' : `against ${champion}`;
  if (!worst) return `no check was made (${against})`;
  if (worst.verdict !== 'pass') {
    const count = checks.filter(({ verdict }) => verdict === worst.verdict).length;
    const how = worst.verdict === 'inconclusive' ? 'undecided' : 'not met';
    return `${count} of ${checks.length} checks ${how} (${against}): ${worst.message}`;
  }
  const deciding = checks.find(({ check }) => check.endsWith('.vs_champion')) ?? worst;
  return `all ${checks.length} checks pass (${against}): ${deciding.message}`;
}

export interface GateDetails {
  readonly metrics: Readonly<Record<string, MetricReport>>;
  readonly slices: Readonly<Record<string, Readonly<Record<string, MetricReport>>>>;
  readonly champion: string | undefined;
  readonly policy: Pick<GatePolicy, 'confidence' | 'draws' | 'seed' | 'config'>;
}

// A job summary has room for what a person reads; every slice is in report.json.
const shownSlices = 50;

/** Markdown below the findings: both models side by side, then the slices. */
export function renderDetails({ metrics, slices, champion, policy }: GateDetails): string {
  const names = Object.keys(slices);
  const sections = names
    .slice(0, shownSlices)
    .map((name) => `\n**${escapeMarkdown(name)}**\n\n${metricTable(slices[name]!)}\n`);
  const folded =
    names.length === 0
      ? ''
      : `\n<details><summary>${names.length} slices${names.length > shownSlices ? `, the first ${shownSlices}` : ''}</summary>\n${sections.join('')}\n</details>\n`;
  const table =
    Object.keys(metrics).length === 0 ? '' : `\n### Metrics\n\n${metricTable(metrics)}\n`;
  const level = formatNumber(policy.confidence * 100);
  const versus = champion === undefined ? '' : ` Champion: ${escapeMarkdown(champion)}.`;
  return `${table}${folded}\nIntervals at ${level} %. Improvement: above 0 the candidate is better.${versus} Bootstrap seed ${policy.seed}. Policy: ${escapeMarkdown(policy.config.file)}.\n`;
}

function metricTable(metrics: Readonly<Record<string, MetricReport>>): string {
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

function estimateText(estimate: EstimateReport | undefined): string {
  if (!estimate) return '';
  const { value, lower, upper } = estimate;
  if (value === null) return `undefined: ${estimate.unknown ?? 'not a number'}`;
  if (lower === undefined || upper === undefined) return formatNumber(value);
  return `${formatNumber(value)} [${formatNumber(lower)}, ${formatNumber(upper)}]`;
}
