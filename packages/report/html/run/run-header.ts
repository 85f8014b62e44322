import type { Verdict } from '#core/verdict/finding.ts';
import { escapeHtml } from '../../escape.ts';
import { overrideSentence } from '../../override-sentence.ts';
import type { RunReport } from '../../summary.ts';
import { renderFacts, type Fact } from '../facts.ts';
import { verdictBadge } from '../verdict-badge.ts';

export interface RunHeader {
  /** The verdict in a few words. */
  readonly headline: string;
  readonly verdict: Verdict;
  /** One sentence with the deciding number. */
  readonly sentence: string;
  /** What was compared or checked. */
  readonly subject: string;
  readonly facts: readonly Fact[];
  readonly nextSteps: readonly string[];
}

/** What a person reads first: the verdict, the numbers behind it, what to do. */
export function renderRunHeader(header: RunHeader, report: RunReport): string {
  const steps = header.nextSteps.map((step) => `<li>${escapeHtml(step)}</li>`).join('');
  const when = `${report.startedAt.slice(0, 16).replace('T', ' ')} UTC`;
  return `<header>
<p class="kicker">${escapeHtml(report.action)} · ${escapeHtml(when)}</p>
${renderOverride(report)}<h1>${escapeHtml(header.headline)} ${verdictBadge(header.verdict)}</h1>
<p class="lead">${escapeHtml(header.sentence)}</p>
<p class="soft">${escapeHtml(header.subject)}</p>
${renderFacts(header.facts)}
<section class="next ${header.verdict}"><h2>What to do</h2><ol>${steps}</ol></section>
</header>`;
}

/** Before everything else: who reads only one line reads this one. */
function renderOverride(report: RunReport): string {
  const overridden = overrideSentence(report);
  if (overridden === undefined) return '';
  return `<p class="override" role="alert"><b>Override in force:</b> ${escapeHtml(overridden)}</p>\n`;
}

export function renderRunFooter({ tool, durationMs }: RunReport): string {
  return `<footer>${escapeHtml(`${tool.name} ${tool.version} · ${(durationMs / 1000).toFixed(1)} s · full precision in report.json. This page loads nothing and holds no rows.`)}</footer>`;
}
