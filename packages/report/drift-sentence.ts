import type { DriftAssessment } from '#core/drift/assess-drift.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import { quoted, shareText } from '#core/drift/drift-words.ts';
import { worstColumnsFirst } from '#core/drift/worst-columns.ts';
import { sectionSentences, type Sections } from './drift-sections.ts';
import { formatNumber } from './format-number.ts';

/** One sentence with the deciding number, and one each for performance and skew. */
export function driftSummary(
  assessment: DriftAssessment,
  policy: Pick<DriftPolicy, 'driftedShare' | 'window'>,
  sections?: Sections,
): string {
  return [driftSentence(assessment, policy), ...sectionSentences(sections)].join('; ');
}

function driftSentence(
  assessment: DriftAssessment,
  policy: Pick<DriftPolicy, 'driftedShare' | 'window'>,
): string {
  const { columns, predictions, driftedShare, rows } = assessment;
  const drifted = columns.filter(({ judgement }) => judgement.state === 'drifted');
  const counted = `${drifted.length} of ${columns.length} columns drifted (${shareText(driftedShare)}, threshold ${shareText(policy.driftedShare)}) on ${formatNumber(rows)} rows`;
  const predicted =
    predictions === undefined
      ? ''
      : { drifted: ', the predictions drifted', stable: '', undecided: ', predictions undecided' }[
          predictions.judgement.state
        ];
  const [worst] = worstColumnsFirst(assessment);
  const leading =
    worst === undefined
      ? ''
      : `; largest: ${worst.method} ${formatNumber(worst.statistics.get(worst.method)!.shift)} in ${quoted(worst.column)}`;
  if (assessment.tooFewRows) {
    return `too few rows to decide: ${formatNumber(rows)} of ${formatNumber(policy.window?.minRows ?? 1)}`;
  }
  const [defect, ...more] = assessment.broken;
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  const head =
    defect !== undefined
      ? `broken pipeline, ${defect}${others}: `
      : assessment.detected
        ? 'drift: '
        : assessment.undecided
          ? 'undecided: '
          : 'no drift of the data set: ';
  return `${head}${columns.length === 0 ? `${formatNumber(rows)} rows` : counted}${predicted}${leading}`;
}
