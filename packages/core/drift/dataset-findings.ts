import type { Finding, Verdict } from '../verdict/finding.ts';
import type { DriftAssessment } from './assess-drift.ts';
import { budgetFinding } from './budget-finding.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { quoted, shareText, shortNumber } from './drift-words.ts';

/** What is said of the data set as a whole. */
export function datasetFindings(assessment: DriftAssessment, policy: DriftPolicy): Finding[] {
  const { columns, spent, pValue } = assessment;
  const { alarmBudget, window } = policy;
  return [
    ...(window ? [windowFinding(assessment, policy, window.minRows)] : []),
    ...(columns.length > 0 ? shareFindings(assessment, policy) : []),
    ...(spent && alarmBudget ? [budgetFinding(spent, pValue, { ...policy, alarmBudget })] : []),
  ];
}

/** The plain share, and with importances the weighted one: that decides then, and the plain one is for information. */
function shareFindings(assessment: DriftAssessment, policy: DriftPolicy): Finding[] {
  const { columns, driftedShare, weightedShare } = assessment;
  const drifted = columns.filter(({ judgement }) => judgement.state === 'drifted');
  const decides = (share: number): Pick<Finding, 'verdict' | 'severity' | 'expected'> => ({
    verdict: shareVerdict(share, assessment, policy),
    severity: 'error',
    expected: `< ${shortNumber(policy.driftedShare)}`,
  });
  const plain: Finding = {
    check: 'drifted_share',
    subject: 'dataset',
    ...(weightedShare === undefined
      ? decides(driftedShare)
      : { verdict: 'pass', severity: 'info', expected: 'for information' }),
    observed: {
      value: driftedShare,
      n: columns.length,
      method: 'drifted columns / compared columns',
    },
    message: `${drifted.length} of ${columns.length} compared columns drifted${
      drifted.length > 0 ? `: ${drifted.map(({ column }) => quoted(column)).join(', ')}` : ''
    }. ${weightedShare === undefined ? advice(driftedShare, assessment, policy) : ''}`.trim(),
    location: policy.locate(['drifted_share']),
  };
  if (weightedShare === undefined) return [plain];
  const weighted: Finding = {
    check: 'drifted_share.weighted',
    subject: 'dataset',
    ...decides(weightedShare),
    observed: {
      value: weightedShare,
      n: columns.length,
      method: `importance of the drifted columns / importance of the compared columns, from ${policy.importance ?? ''}`,
    },
    message:
      `${shareText(weightedShare)} of the importance lies in drifted columns, ${shareText(driftedShare)} of their number. ${advice(weightedShare, assessment, policy)}`.trim(),
    location: policy.locate(['importance']),
  };
  return [weighted, plain];
}

function isReached(share: number, policy: DriftPolicy): boolean {
  return share > 0 && share >= policy.driftedShare - 1e-12;
}

function shareVerdict(share: number, assessment: DriftAssessment, policy: DriftPolicy): Verdict {
  const { tooFewRows, undecided, spent } = assessment;
  if (isReached(share, policy) && !tooFewRows) return spent && !spent.alarm ? 'warn' : 'fail';
  return undecided ? 'inconclusive' : 'pass';
}

function advice(
  share: number,
  { tooFewRows, spent }: DriftAssessment,
  policy: DriftPolicy,
): string {
  if (!isReached(share, policy) || tooFewRows) return '';
  return spent && !spent.alarm
    ? 'One run alone is not yet an alarm within the budget.'
    : 'Find out what changed before the model is used further, or retrain it.';
}

function windowFinding({ rows }: DriftAssessment, policy: DriftPolicy, minRows: number): Finding {
  const enough = rows >= minRows;
  return {
    check: 'window.min_rows',
    subject: 'dataset',
    verdict: enough ? 'pass' : 'inconclusive',
    severity: 'error',
    observed: { value: rows, unit: 'rows', method: 'rows of the current data in the window' },
    expected: `≥ ${minRows} rows`,
    ...(enough ? {} : { needed: minRows - rows }),
    message: enough
      ? `the window has ${rows} rows`
      : `the window has ${rows} rows and ${minRows} are asked for: nothing is decided. Widen the window or run later`,
    location: policy.locate(['window', 'min_rows']),
  };
}
