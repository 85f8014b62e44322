import pc from 'picocolors';
import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding, Verdict } from '#core/verdict/finding.ts';
import { escapeLogLine } from './escape.ts';
import { formatMeasurement } from './format-number.ts';
import { overrideSentence } from './override-sentence.ts';
import type { RunReport } from './summary.ts';

const mark: Record<Verdict, (text: string) => string> = {
  pass: (text) => pc.green(text),
  warn: (text) => pc.yellow(text),
  fail: (text) => pc.red(text),
  inconclusive: (text) => pc.magenta(text),
};
const sign: Record<Verdict, string> = { pass: '✓', warn: '!', fail: '✗', inconclusive: '?' };
const shownPasses = 12;

/** The report for a person at a terminal or in a job log. Passing findings are shortened to a count. */
export function renderTerminal(report: RunReport): string {
  const findings = worstFirst(report.findings);
  const notable = findings.filter((finding) => finding.verdict !== 'pass');
  const passes = findings.filter((finding) => finding.verdict === 'pass');
  const lines = [...notable, ...passes.slice(0, shownPasses)].map((finding) =>
    findingLine(finding),
  );
  if (passes.length > shownPasses)
    lines.push(pc.dim(`  … and ${passes.length - shownPasses} more that pass`));
  const verdict = mark[report.verdict](pc.bold(report.verdict.toUpperCase()));
  const accepted = overrideSentence(report);
  const banner =
    accepted === undefined
      ? ''
      : `${pc.red(pc.bold('OVERRIDE IN FORCE:'))} ${escapeLogLine(accepted)}\n`;
  return `${banner}${lines.join('\n')}\n\n${banner}${verdict} ${pc.bold(report.action)}: ${escapeLogLine(report.summary)}`;
}

function findingLine(finding: Finding): string {
  const name = escapeLogLine(`${finding.check} · ${finding.subject}`);
  const measured = finding.observed.value !== null || finding.observed.interval !== undefined;
  const seen = measured
    ? `${formatMeasurement(finding.observed)}, expected ${finding.expected}`
    : '';
  const first = `${mark[finding.verdict](sign[finding.verdict])} ${name}  ${pc.dim(escapeLogLine(seen))}`;
  if (finding.verdict === 'pass') return `  ${first}`;
  const place = finding.location
    ? `${finding.location.file}:${finding.location.line}:${finding.location.column} `
    : '';
  return `  ${first}\n      ${pc.dim(escapeLogLine(place))}${escapeLogLine(finding.message)}`;
}
