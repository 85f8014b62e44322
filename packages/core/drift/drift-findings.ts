import type { Finding, Verdict } from '../verdict/finding.ts';
import type { DriftAssessment } from './assess-drift.ts';
import type { ColumnAssessment } from './column-assessment.ts';
import { columnFindings } from './column-findings.ts';
import { datasetFindings } from './dataset-findings.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { probabilityText, shareText, shortNumber } from './drift-words.ts';
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

function predictionVerdict({ predictions, tooFewRows, spent }: DriftAssessment): Verdict {
  if (tooFewRows || predictions?.judgement.state === 'undecided') return 'inconclusive';
  if (predictions?.judgement.state !== 'drifted') return 'pass';
  return spent && !spent.alarm ? 'warn' : 'fail';
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
