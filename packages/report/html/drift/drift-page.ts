import { shareText } from '#core/drift/drift-words.ts';
import { methodNames } from '#core/drift/method-names.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { escapeHtml } from '../../escape.ts';
import { formatNumber } from '../../format-number.ts';
import { htmlDocument } from '../document.ts';
import type { Fact } from '../facts.ts';
import { renderDigests } from '../run/digests.ts';
import { groupFindings, renderAllFindings, renderFindingGroups } from '../run/finding-groups.ts';
import { renderRunFooter, renderRunHeader } from '../run/run-header.ts';
import { runStyle } from '../run/run-style.ts';
import { renderColumns } from './column-sections.ts';
import type { DriftPageInput } from './drift-page-input.ts';
import { renderHistory } from './history-section.ts';
import { headlineOf, nextSteps } from './next-steps.ts';

/** The page of a drift check: what a person needs to know in a minute, and below it what they need to check it. */
export function renderDriftPage(input: DriftPageInput): string {
  const { report, reference, current } = input;
  const headline = headlineOf(input);
  const header = {
    headline,
    verdict: report.verdict,
    sentence: report.summary,
    subject: `${current} against ${reference.description}`,
    facts: factsOf(input),
    nextSteps: nextSteps(input),
  };
  const others = report.findings.filter((finding) => !isShownElsewhere(finding));
  return htmlDocument(
    `${headline}: drift check`,
    runStyle,
    `${renderRunHeader(header, report)}
<main>
${renderBroken(input)}
${renderFindingGroups(groupFindings(others))}
${renderColumns(input)}
${renderHistory(input)}
${renderRetraining(input)}
${renderAllFindings(report.findings)}
${renderDigests(input.digests)}
</main>
${renderRunFooter(report)}`,
  );
}

function factsOf({ assessment, driftedShare, reference, retraining }: DriftPageInput): Fact[] {
  const { columns, driftedColumns, rows } = assessment;
  const features = columns.filter(({ judgement }) => judgement.state === 'drifted').length;
  const predicted = assessment.predictions?.judgement.state;
  return [
    { value: `${features} of ${columns.length}`, label: 'columns drifted' },
    {
      value: shareText(assessment.driftedShare),
      label: `drifted share, alarm at ${shareText(driftedShare)}`,
    },
    ...(predicted === undefined ? [] : [{ value: predicted, label: 'the predictions' }]),
    {
      value: formatNumber(rows),
      label: `rows now, ${formatNumber(reference.rows)} in the reference`,
    },
    ...(retraining
      ? [
          {
            value: retraining.dispatched ? 'started' : retraining.retrain ? 'due' : 'not due',
            label: 'retraining',
          },
        ]
      : []),
    ...(driftedColumns.length === 0 && assessment.undecided
      ? [{ value: String(undecided(assessment.columns)), label: 'columns undecided' }]
      : []),
  ].slice(0, 5);
}

function undecided(columns: DriftPageInput['assessment']['columns']): number {
  return columns.filter(({ judgement }) => judgement.state === 'undecided').length;
}

const shownReasons = 20;

/** Broken is not drifted: it stands first, and it blocks retraining. */
function renderBroken({ assessment }: DriftPageInput): string {
  const { broken } = assessment;
  if (broken.length === 0) return '';
  const items = broken
    .slice(0, shownReasons)
    .map((reason) => `<li>${escapeHtml(reason.slice(0, 400))}</li>`);
  const more =
    broken.length > shownReasons ? `<li>and ${broken.length - shownReasons} more</li>` : '';
  return `<section class="step fail" id="broken"><h2>Broken pipeline</h2><p>These are defects of the data, not changes of the world. Retraining is blocked while they last.</p><ul>${items.join('')}${more}</ul></section>`;
}

function renderRetraining({ retraining }: DriftPageInput): string {
  if (!retraining) return '';
  const word = retraining.dispatched ? 'Started' : retraining.retrain ? 'Due' : 'Not due';
  return `<section id="retraining"><h2>Retraining</h2><p><b>${word}</b>: ${escapeHtml(retraining.reason.slice(0, 2000))}</p></section>`;
}

const ownChecks = new Set<string>([
  ...methodNames,
  'predictions',
  'drifted_share',
  'new_category',
  'unit_change',
  'missing_rate',
  'column_present',
  'column_type',
  'skipped_column',
  'added_column',
  'window',
  'retrain',
]);

/** In a card, in the box, or in the header: what is left is of other kinds of checks, and gets its own section. */
function isShownElsewhere({ check }: Finding): boolean {
  return ownChecks.has(check.split('.', 1)[0]!);
}
