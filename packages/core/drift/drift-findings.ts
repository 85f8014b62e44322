import type { Finding, Verdict } from '../verdict/finding.ts';
import type { ColumnAssessment, DriftAssessment } from './assess-drift.ts';
import { columnFindings } from './column-findings.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { probabilityText, quoted, shareText, shortNumber } from './drift-words.ts';
import type { MissingRate } from './missing-rate.ts';
import type { ColumnPlan } from './plan-columns.ts';

/** What the user calls both sides. */
export interface DataNames {
  readonly reference: string;
  readonly current: string;
}

/** Everything that was seen, one finding per check and subject. */
export function driftFindings(
  assessment: DriftAssessment,
  plan: ColumnPlan,
  policy: DriftPolicy,
  names: DataNames = { reference: 'the reference', current: 'the current data' },
): Finding[] {
  const { columns, predictions } = assessment;
  return [
    ...datasetFindings(assessment, policy),
    ...(predictions
      ? columnFindings(predictions, 'error', predictionVerdict(assessment), policy)
      : []),
    ...columns.flatMap((column) => {
      const verdict = columnVerdict(column, assessment);
      // An undecided column that cannot turn the answer is worth a warning, no more.
      const severity = verdict === 'inconclusive' && !assessment.undecided ? 'warning' : 'error';
      return columnFindings(column, severity, verdict, policy);
    }),
    ...assessment.missingRates.map((rate) => missingRateFinding(rate, policy)),
    ...schemaFindings(plan, policy, names),
  ];
}

function columnVerdict({ judgement }: ColumnAssessment, assessment: DriftAssessment): Verdict {
  if (assessment.tooFewRows) return 'inconclusive';
  if (judgement.state === 'stable') return 'pass';
  if (judgement.state === 'undecided') return 'inconclusive';
  // Below drifted_share a drifted column is worth a look, not a failed run.
  return assessment.detected ? 'fail' : 'warn';
}

function predictionVerdict({ predictions, tooFewRows }: DriftAssessment): Verdict {
  if (tooFewRows || predictions?.judgement.state === 'undecided') return 'inconclusive';
  return predictions?.judgement.state === 'drifted' ? 'fail' : 'pass';
}

function datasetFindings(assessment: DriftAssessment, policy: DriftPolicy): Finding[] {
  const { columns, driftedShare, rows } = assessment;
  const drifted = columns.filter(({ judgement }) => judgement.state === 'drifted');
  const reached = columns.length > 0 && driftedShare >= policy.driftedShare;
  const share: Finding = {
    check: 'drifted_share',
    subject: 'dataset',
    verdict:
      reached && !assessment.tooFewRows ? 'fail' : assessment.undecided ? 'inconclusive' : 'pass',
    severity: 'error',
    observed: {
      value: driftedShare,
      n: columns.length,
      method: 'drifted columns / compared columns',
    },
    expected: `< ${shortNumber(policy.driftedShare)}`,
    message: `${drifted.length} of ${columns.length} compared columns drifted${
      drifted.length > 0 ? `: ${drifted.map(({ column }) => quoted(column)).join(', ')}` : ''
    }. ${reached ? 'Find out what changed before the model is used further, or retrain it.' : ''}`.trim(),
    location: policy.locate(['drifted_share']),
  };
  const { window } = policy;
  if (!window) return columns.length > 0 ? [share] : [];
  const enough = rows >= window.minRows;
  const size: Finding = {
    check: 'window.min_rows',
    subject: 'dataset',
    verdict: enough ? 'pass' : 'inconclusive',
    severity: 'error',
    observed: { value: rows, unit: 'rows', method: 'rows of the current data in the window' },
    expected: `≥ ${window.minRows} rows`,
    ...(enough ? {} : { needed: window.minRows - rows }),
    message: enough
      ? `the window has ${rows} rows`
      : `the window has ${rows} rows and ${window.minRows} are asked for: nothing is decided. Widen window.last or run later`,
    location: policy.locate(['window', 'min_rows']),
  };
  return columns.length > 0 ? [size, share] : [size];
}

function missingRateFinding(rate: MissingRate, policy: DriftPolicy): Finding {
  const change = rate.current - rate.reference;
  const seen = `${shareText(rate.current)} of '${rate.column}' is missing, ${shareText(rate.reference)} in the reference`;
  return {
    check: 'missing_rate',
    subject: rate.column,
    verdict: rate.changed ? 'fail' : 'pass',
    // A gap in one column warns; one that swallows most of it fails, like an absent column.
    severity: rate.broken ? 'error' : 'warning',
    observed: {
      value: rate.current,
      n: rate.rows,
      method: `share of missing values; pooled two-proportion z test, p ${probabilityText(rate.pValue)}`,
    },
    expected: `within ${shortNumber(policy.missingRateAlert)} of ${shortNumber(rate.reference)}`,
    message: rate.changed
      ? `${seen}: ${change > 0 ? 'look at the source of this column first, a model cannot learn from a gap' : 'the reference was taken while the column was incomplete; renew it'}`
      : seen,
    location: policy.locate(['effect', 'missing_rate']),
  };
}

function schemaFindings(plan: ColumnPlan, policy: DriftPolicy, names: DataNames): Finding[] {
  const common = { location: policy.locate(['columns']) };
  return [
    ...plan.absent.map((column): Finding => ({
      ...common,
      check: 'column_present',
      subject: column,
      verdict: 'fail',
      severity: 'error',
      observed: { value: false, method: 'columns of the current data' },
      expected: 'the columns of the reference',
      message: `${names.reference} has a column '${column}' and ${names.current} has not. Repair the source, or list the column under columns.exclude`,
    })),
    ...plan.retyped.map((one): Finding => ({
      ...common,
      check: 'column_type',
      subject: one.column,
      verdict: 'fail',
      severity: 'error',
      observed: { value: one.current, method: 'type of the column' },
      expected: one.reference,
      message: `'${one.column}' was ${one.reference} in ${names.reference} and is ${one.current} in ${names.current}: it cannot be compared. Repair the source, or renew the reference`,
    })),
    ...plan.skipped.flatMap(({ column, retyped }): Finding[] =>
      retyped === undefined
        ? []
        : [
            {
              ...common,
              check: 'column_type',
              subject: column,
              verdict: 'fail',
              // Nothing is decided by a column that is not compared.
              severity: 'warning',
              observed: { value: retyped.current, method: 'type of the column' },
              expected: retyped.reference,
              message: `'${column}' is ${retyped.reference} in ${names.reference} and looks like ${retyped.current} in ${names.current}, so it was not compared: one of them is broken. Repair it, or list the column under columns.exclude`,
            },
          ],
    ),
    ...plan.skipped.map(({ column, reason }): Finding => ({
      ...common,
      check: 'skipped_column',
      subject: column,
      verdict: 'pass',
      severity: 'info',
      observed: { value: reason, method: 'role of the column in the reference' },
      expected: 'not compared',
      message: `'${column}' is not compared: ${reason}`,
    })),
    ...plan.added.map((column): Finding => ({
      ...common,
      check: 'added_column',
      subject: column,
      verdict: 'pass',
      severity: 'info',
      observed: { value: true, method: 'columns of the current data' },
      expected: 'not compared',
      message: `'${column}' is not in the reference, so there is nothing to compare it with`,
    })),
  ];
}
