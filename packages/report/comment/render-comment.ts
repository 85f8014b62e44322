import { worstFirst } from '#core/verdict/combine.ts';
import { escapeMarkdown } from '../escape.ts';
import { findingsTable, renderHead, renderSummary, type RunReport } from '../summary.ts';
import { fitParts } from './fit-parts.ts';

const shownFindings = 15;

/** The job summary as a comment, or as much of it as a comment holds: verdict, worst findings, details. */
export function renderComment(report: RunReport, details: string, limit: number): string {
  const whole = renderSummary(report, details);
  if (whole.length <= limit) return whole;
  const findings = worstFirst(report.findings).slice(0, shownFindings);
  const parts = {
    head: `${renderHead(report)}\n${escapeMarkdown(report.summary)}\n`,
    parts: [`\n${findingsTable(findings)}\n`, details],
    foot: `\n<sub>${report.tool.name} ${report.tool.version}</sub>\n`,
  };
  return fitParts(parts, limit);
}
