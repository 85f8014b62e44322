import { escapeHtml } from '../escape.ts';
import type { RunReport } from '../summary.ts';
import { renderChart, type Chart } from './chart/chart.ts';
import { renderFindings } from './findings.ts';
import { verdictBadge, type StepVerdict } from './verdict-badge.ts';

/** One step of the story. */
export interface PageStep {
  readonly title: string;
  readonly verdict: StepVerdict;
  /** The word on the badge, when it is not the verdict: 'promoted', 'rolled back', 'refused'. */
  readonly outcome?: string;
  /** One sentence: the deciding number. */
  readonly decidedBy: string;
  /** What happens here and why, for somebody who has never seen it. */
  readonly narrative: readonly string[];
  readonly durationMs: number;
  /** Name and value pairs: versions, digests, files. */
  readonly details?: readonly { readonly name: string; readonly value: string }[];
  readonly charts?: readonly Chart[];
  readonly report?: RunReport;
}

export function renderStep(step: PageStep, number: number): string {
  const charts = (step.charts ?? []).map((chart) => renderChart(chart)).join('');
  return `<section id="step-${number}" class="step ${step.verdict}">
<h2><span class="number">${number}</span>${escapeHtml(step.title)}${verdictBadge(step.verdict, step.outcome)}<small>${seconds(step.durationMs)}</small></h2>
<p class="decided">${escapeHtml(step.decidedBy)}</p>
${step.narrative.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}
${charts === '' ? '' : `<div class="charts">${charts}</div>`}
${renderDetails(step.details ?? [])}
${step.report === undefined ? '' : renderRun(step.report)}
</section>`;
}

function renderDetails(
  details: readonly { readonly name: string; readonly value: string }[],
): string {
  if (details.length === 0) return '';
  const rows = details.map(
    ({ name, value }) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return `<dl class="details">${rows.join('')}</dl>`;
}

function renderRun(report: RunReport): string {
  return `<details class="run"><summary><code>${escapeHtml(report.action)}</code> said: ${escapeHtml(report.summary)}</summary>${renderFindings(report.findings)}</details>`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
