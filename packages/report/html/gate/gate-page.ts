import { overrideCheck } from '#core/release/apply-override.ts';
import { escapeHtml } from '../../escape.ts';
import { otherFindings } from '../../gate/gate-rows.ts';
import { renderChart, type Chart } from '../chart/chart.ts';
import { htmlDocument } from '../document.ts';
import { renderDigests } from '../run/digests.ts';
import { groupFindings, renderAllFindings, renderFindingGroups } from '../run/finding-groups.ts';
import { renderRunFooter, renderRunHeader } from '../run/run-header.ts';
import { runStyle } from '../run/run-style.ts';
import { binaryCharts, missingCharts } from './binary-charts.ts';
import { forestCharts } from './forest-charts.ts';
import type { GatePageInput } from './gate-page-input.ts';
import { factsOf, headlineOf, nextSteps } from './gate-words.ts';
import { renderMetrics, renderSliceTable } from './metric-section.ts';
import { regressionCharts } from './regression-charts.ts';

/** The page of a gate: the verdict and why, both models in numbers and pictures, where it is worst, what else was found. */
export function renderGatePage(input: GatePageInput): string {
  const { report, evaluation, models, policy } = input;
  const headline = headlineOf(input);
  const against = models.champion === undefined ? 'first model' : `against ${models.champion}`;
  const header = {
    headline,
    verdict: report.verdict,
    sentence: report.summary,
    subject: `${models.candidate}, ${against}, by ${policy.file} (${policy.task})`,
    facts: factsOf(input),
    nextSteps: nextSteps(input),
  };
  const other = otherFindings({ ...evaluation, findings: report.findings }).filter(
    ({ check }) => check !== overrideCheck,
  );
  return htmlDocument(
    `${headline}: quality gate`,
    runStyle,
    `${renderRunHeader(header, report)}
<main>
${renderMetrics(input)}
${renderSlices(input)}
${renderCurves(input)}
${renderFindingGroups(groupFindings(other))}
${renderAllFindings(report.findings)}
${renderDigests(input.digests)}
</main>
${renderRunFooter(report)}`,
  );
}

function renderSlices(input: GatePageInput): string {
  const charts = forestCharts(input.evaluation);
  const numbers = renderSliceTable(input);
  if (charts.length === 0 && numbers === '') return '';
  return `<section id="slices"><h2>Slices</h2>${figures(charts)}${numbers}</section>`;
}

function renderCurves({ curves, models }: GatePageInput): string {
  if (!curves) return '';
  const charts = curves.kind === 'binary' ? binaryCharts(curves) : regressionCharts(curves);
  const missing = curves.kind === 'binary' ? missingCharts(curves) : [];
  const notes = missing.map((sentence) => `<p class="soft">${escapeHtml(sentence)}</p>`).join('');
  return `<section id="curves"><h2>${models.champion === undefined ? 'The model' : 'Both models'} in pictures</h2>${notes}${figures(charts)}</section>`;
}

function figures(charts: readonly Chart[]): string {
  if (charts.length === 0) return '';
  return `<div class="charts">${charts.map((chart) => renderChart(chart)).join('')}</div>`;
}
