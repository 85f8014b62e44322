import { escapeHtml } from '../escape.ts';
import { renderEvidence, type EvidenceStep } from './evidence.ts';
import { pageStyle } from './page-style.ts';
import { renderStep, type PageStep } from './step.ts';
import { verdictBadge } from './verdict-badge.ts';

/** A story told by runs of actions: what happened, why, and the numbers that decided. */
export interface HtmlPage {
  readonly title: string;
  /** Two or three sentences under the title. */
  readonly lead: string;
  /** Headline numbers, at most five. */
  readonly facts: readonly { readonly value: string; readonly label: string }[];
  readonly steps: readonly PageStep[];
  /** The records that lead to what is in production now, oldest first. */
  readonly evidence: readonly EvidenceStep[];
  /** Last line: tool, version, when, on what. */
  readonly foot: string;
}

/**
 * One self-contained HTML file: no script, no font, no address outside it, so it opens from a disk or an artifact,
 * offline, for as long as there are browsers. Every text is escaped; the policy in the head would stop what was not.
 */
export function renderHtmlPage(page: HtmlPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${escapeHtml(page.title)}</h1>
<p class="lead">${escapeHtml(page.lead)}</p>
${renderFacts(page.facts)}
${renderOverview(page.steps)}
</header>
<main>
${page.steps.map((step, index) => renderStep(step, index + 1)).join('\n')}
${renderEvidence(page.evidence)}
</main>
<footer>${escapeHtml(page.foot)}</footer>
</body>
</html>
`;
}

function renderFacts(facts: HtmlPage['facts']): string {
  if (facts.length === 0) return '';
  const items = facts.map(
    ({ value, label }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return `<dl class="facts">${items.join('')}</dl>`;
}

/** The whole story on one screen: a row per step with its verdict and the sentence that explains it. */
function renderOverview(steps: readonly PageStep[]): string {
  const rows = steps.map(
    (step, index) =>
      `<li><a href="#step-${index + 1}"><span class="number">${index + 1}</span><span class="name">${escapeHtml(step.title)}</span>${verdictBadge(step.verdict, step.outcome)}<span class="why">${escapeHtml(step.decidedBy)}</span></a></li>`,
  );
  return `<ol class="overview">${rows.join('')}</ol>`;
}
