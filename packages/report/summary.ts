import { worstFirst } from '#core/verdict/combine.ts';
import type { RunOverride } from '#core/release/apply-override.ts';
import type { Finding, Verdict } from '#core/verdict/finding.ts';
import { escapeMarkdown } from './escape.ts';
import { formatMeasurement } from './format-number.ts';
import { overrideSentence } from './override-sentence.ts';

/** The parts of a finished run that every renderer shows. */
export interface RunReport {
  readonly schemaVersion: 1;
  readonly action: string;
  readonly verdict: Verdict;
  /** One sentence: what was decided and by which number. */
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly outputs: Readonly<Record<string, string>>;
  /** sha256 of each input, by input name. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly tool: { readonly name: string; readonly version: string };
  readonly startedAt: string;
  readonly durationMs: number;
  /** Who accepted this run although its verdict does not: it exits with 0 and its verdict stays. */
  readonly override?: RunOverride;
}

export const verdictSign: Record<Verdict, string> = {
  pass: '✅',
  warn: '⚠️',
  fail: '❌',
  inconclusive: '❔',
};

// A job summary over 1 MiB is dropped whole by the runner; 900 KiB leaves room for what other steps add.
const summaryLimitBytes = 900 * 1024;
const shownRows = 30;

/** The job summary: verdict sentence first, worst findings first, the rest folded. */
export function renderSummary(report: RunReport, details: string): string {
  const findings = worstFirst(report.findings);
  const head = `${renderHead(report)}\n${escapeMarkdown(report.summary)}\n`;
  const rest = findings.slice(shownRows);
  const folded =
    rest.length > 0
      ? `\n<details><summary>${rest.length} more findings</summary>\n\n${findingsTable(rest)}\n</details>\n`
      : '';
  const foot = `\n<sub>${report.tool.name} ${report.tool.version} · ${(report.durationMs / 1000).toFixed(1)} s · full numbers in report.json</sub>\n`;
  const body = `\n${findingsTable(findings.slice(0, shownRows))}\n${details}`;
  const whole = `${head}${body}${folded}${foot}`;
  if (Buffer.byteLength(whole) <= summaryLimitBytes) return whole;
  return `${head}\n${findingsTable(findings.slice(0, shownRows))}\n\nThe details are too long for a job summary: see report.json.\n${foot}`;
}

/** The verdict, and an override on top of everything else. */
export function renderHead(report: RunReport): string {
  const overridden = overrideSentence(report);
  const title = `## ${verdictSign[report.verdict]} ${report.action}: ${report.verdict}${overridden === undefined ? '' : ', overridden'}\n`;
  if (overridden === undefined) return title;
  return `${title}\n> [!CAUTION]\n> **Override in force:** ${escapeMarkdown(overridden)}\n`;
}

/** A Markdown table of findings; every cell is escaped. */
export function findingsTable(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const rows = findings.map((finding) => {
    const place = finding.location ? ` (${finding.location.file}:${finding.location.line})` : '';
    const cells = [
      `${finding.check} · ${finding.subject}`,
      formatMeasurement(finding.observed),
      finding.expected,
      `${finding.verdict === 'pass' ? '' : finding.message}${finding.verdict === 'pass' ? '' : place}`,
    ];
    return `| ${verdictSign[finding.verdict]} | ${cells.map((cell) => shorten(escapeMarkdown(cell))).join(' | ')} |`;
  });
  return ['| | check | observed | expected | |', '|---|---|---|---|---|', ...rows].join('\n');
}

function shorten(cell: string): string {
  return cell.length > 2000 ? `${cell.slice(0, 2000).replace(/&[^;]*$/, '')}…` : cell;
}
