import type { GateEvaluation } from '#core/gate/evaluate-gate.ts';
import type { EstimateReport } from '#core/gate/metric-report.ts';
import { worstFirst } from '#core/verdict/combine.ts';
import { commentLimit, fitParts } from '../comment/fit-parts.ts';
import { escapeMarkdown } from '../escape.ts';
import { formatNumber } from '../format-number.ts';
import { findingsTable, renderHead, verdictSign, type RunReport } from '../summary.ts';
import { metricRows, otherFindings, sliceRows, type MetricRow } from './gate-rows.ts';
import { estimateText } from './metric-table.ts';

export interface GateComment {
  readonly report: RunReport;
  readonly evaluation: GateEvaluation;
  /** As a person calls it; undefined: first model. */
  readonly champion: string | undefined;
  readonly confidence: number;
  readonly policyFile: string;
  readonly runUrl: string | undefined;
  /** Characters that the caller puts before it. */
  readonly reserved: number;
}

const shownMetrics = 40;
const shownSlices = 8;
const shownFindings = 10;

/**
 * What a reviewer reads on a pull request: one sentence, what every metric is and how it changed, where it is worst. The job summary has
 * the rest.
 */
export function renderGateComment(comment: GateComment): string {
  const { report, evaluation, reserved } = comment;
  const slices = sliceRows(evaluation);
  const other = worstFirst(otherFindings(evaluation)).filter(
    ({ verdict, severity }) => verdict !== 'pass' && severity !== 'info',
  );
  const metrics = metricRows(evaluation);
  const parts = {
    head: `${renderHead(report)}\n**${escapeMarkdown(report.summary)}**\n`,
    parts: [
      table('Metrics', metrics.slice(0, shownMetrics), false) + moreMetrics(metrics.length),
      findings(other),
      table(worstTitle(slices), slices.slice(0, shownSlices), true),
    ],
    foot: foot(comment),
  };
  return fitParts(parts, commentLimit - reserved);
}

function moreMetrics(count: number): string {
  return count > shownMetrics ? `\n… and ${count - shownMetrics} more in the job summary.\n` : '';
}

function worstTitle(slices: readonly MetricRow[]): string {
  return slices.length > shownSlices
    ? `Worst slices (${shownSlices} of ${slices.length})`
    : 'Slices, worst first';
}

function table(title: string, rows: readonly MetricRow[], isSliced: boolean): string {
  if (rows.length === 0) return '';
  // A first model has nothing to be compared with, and no columns for it.
  const isCompared = rows.some(({ report }) => report.champion ?? report.difference);
  const versus = (...cells: readonly string[]): readonly string[] => (isCompared ? cells : []);
  const heads = [
    '',
    ...(isSliced ? ['slice'] : []),
    'metric',
    'candidate',
    ...versus('champion', 'change'),
    'asked',
  ];
  const lines = rows.map((row) => {
    const { candidate, champion, difference } = row.report;
    return [
      row.verdict === undefined ? '' : verdictSign[row.verdict],
      ...(isSliced ? [cell(row.subject)] : []),
      cell(row.metric),
      cell(estimateText(candidate)),
      ...versus(cell(estimateText(champion)), change(difference)),
      cell(row.findings.map(({ expected }) => expected).join('; ')),
    ];
  });
  const text = [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  return `\n### ${title}\n\n${text.join('\n')}\n`;
}

/** Which way it went, as far as the interval tells: above 0 is better whichever way the metric points. */
function change(difference: EstimateReport | undefined): string {
  if (!difference) return '';
  const { lower, upper } = difference;
  const word =
    lower !== undefined && lower > 0
      ? '🔼 better '
      : upper !== undefined && upper < 0
        ? '🔽 worse '
        : '';
  return `${word}${cell(estimateText(difference))}`;
}

function findings(other: Parameters<typeof findingsTable>[0]): string {
  if (other.length === 0) return '';
  const more = other.length - shownFindings;
  const rest = more > 0 ? `\n\n… and ${more} more in the job summary.` : '';
  return `\n### Other findings\n\n${findingsTable(other.slice(0, shownFindings))}${rest}\n`;
}

function foot({ champion, confidence, policyFile, runUrl, report }: GateComment): string {
  const against =
    champion === undefined
      ? 'first model: nothing to compare with'
      : `champion: ${escapeMarkdown(shorten(champion))}`;
  const link =
    runUrl === undefined
      ? ''
      : ` · [report of the run](${encodeURI(runUrl).replaceAll(')', '%29')})`;
  return `\n<sub>Intervals at ${formatNumber(confidence * 100)} % · change: above 0 the candidate is better · ${against} · ${escapeMarkdown(shorten(policyFile))} · ${report.tool.name} ${report.tool.version}${link}</sub>\n`;
}

function cell(text: string): string {
  return escapeMarkdown(shorten(text));
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : text;
}
