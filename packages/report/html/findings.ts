import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { escapeHtml } from '../escape.ts';
import { formatMeasurement } from '../format-number.ts';
import { verdictBadge } from './verdict-badge.ts';

// A page stays readable and small; report.json has every finding.
const shownRows = 60;

// A message that quotes hostile names must not fill the page.
const shownCharacters = 300;

/** Findings with what was seen and what was expected, worst first. */
export function renderFindings(findings: readonly Finding[], most = shownRows): string {
  const sorted = worstFirst(findings);
  const rows = sorted.slice(0, most).map((finding) => renderFinding(finding));
  const rest = sorted.length - most;
  const more = rest > 0 ? `<p>… and ${rest} more in report.json.</p>` : '';
  return `<div class="scroll"><table><thead><tr><th>verdict</th><th>check</th><th>subject</th><th>observed</th><th>expected</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${more}`;
}

function renderFinding(finding: Finding): string {
  const place = finding.location ? ` (${finding.location.file}:${finding.location.line})` : '';
  const message =
    finding.verdict === 'pass'
      ? ''
      : `<tr class="message"><td></td><td colspan="4">${escapeHtml(shorten(finding.message) + place)}</td></tr>`;
  const cells = [
    finding.check,
    finding.subject,
    formatMeasurement(finding.observed),
    finding.expected,
  ];
  return `<tr><td>${verdictBadge(finding.verdict)}</td>${cells.map((cell) => `<td>${escapeHtml(shorten(cell))}</td>`).join('')}</tr>${message}`;
}

function shorten(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
