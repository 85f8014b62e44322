import { escapeHtml } from '../escape.ts';
import { htmlDocument } from './document.ts';
import { renderEvidence, type EvidenceStep } from './evidence.ts';
import { renderFacts, type Fact } from './facts.ts';
import { pageStyle } from './page-style.ts';
import { renderStep, type PageStep } from './step.ts';
import { verdictBadge } from './verdict-badge.ts';

/** A story told by runs of actions: what happened, why, and the numbers that decided. */
export interface HtmlPage {
  readonly title: string;
  /** Two or three sentences under the title. */
  readonly lead: string;
  /** Headline numbers, at most five. */
  readonly facts: readonly Fact[];
  readonly steps: readonly PageStep[];
  /** The records that lead to what is in production now, oldest first. */
  readonly evidence: readonly EvidenceStep[];
  /** Last line: tool, version, when, on what. */
  readonly foot: string;
}

/** The story as one self-contained HTML file. */
export function renderHtmlPage(page: HtmlPage): string {
  return htmlDocument(
    page.title,
    pageStyle,
    `<header>
<h1>${escapeHtml(page.title)}</h1>
<p class="lead">${escapeHtml(page.lead)}</p>
${renderFacts(page.facts)}
${renderOverview(page.steps)}
</header>
<main>
${page.steps.map((step, index) => renderStep(step, index + 1)).join('\n')}
${renderEvidence(page.evidence)}
</main>
<footer>${escapeHtml(page.foot)}</footer>`,
  );
}

/** The whole story on one screen: a row per step with its verdict and the sentence that explains it. */
function renderOverview(steps: readonly PageStep[]): string {
  const rows = steps.map(
    (step, index) =>
      `<li><a href="#step-${index + 1}"><span class="number">${index + 1}</span><span class="name">${escapeHtml(step.title)}</span>${verdictBadge(step.verdict, step.outcome)}<span class="why">${escapeHtml(step.decidedBy)}</span></a></li>`,
  );
  return `<ol class="overview">${rows.join('')}</ol>`;
}
