import { quoted, shareText, shortNumber } from '../drift/drift-words.ts';
import { countText } from '../gate/number-text.ts';
import type { Finding } from '../verdict/finding.ts';
import type { JudgedColumn, SkewAssessment } from './assess-skew.ts';
import type { LogCounts } from './skew-counts.ts';
import type { SkewPolicy } from './skew-policy.ts';

/** One finding a feature, sorted by name, after what is to be said of the join. */
export function skewFindings(assessment: SkewAssessment, policy: SkewPolicy): Finding[] {
  const { counts, columns } = assessment;
  return [
    joinFinding(assessment, policy),
    ...logFindings(counts.training, 'training_log', policy),
    ...logFindings(counts.serving, 'serving_log', policy),
    ...columns.map((column) => columnFinding(column, policy)),
    ...counts.onlyTraining.map((column) => oneSided(column, 'serving', policy)),
    ...counts.onlyServing.map((column) => oneSided(column, 'training', policy)),
  ];
}

function joinFinding({ counts, columns }: SkewAssessment, policy: SkewPolicy): Finding {
  const { joined, training, serving } = counts;
  const keys = policy.join.map((one) => quoted(one)).join(', ');
  const shorter = Math.min(training.rows, serving.rows);
  const noRows = [training, serving].filter(({ rows }) => rows === 0).map(({ source }) => source);
  const nothing =
    noRows.length > 0
      ? `${noRows.join(' and ')} holds no row: nothing was compared`
      : joined === 0
        ? `no row of ${serving.source} has a partner in ${training.source} by ${keys}: nothing was compared. Check that both logs cover the same requests and write the key the same way`
        : columns.length === 0
          ? `${training.source} and ${serving.source} share no feature besides ${keys}: nothing was compared`
          : undefined;
  const few = joined * 2 < shorter;
  return {
    check: 'skew.join',
    subject: 'rows',
    verdict: nothing === undefined ? (few ? 'warn' : 'pass') : 'inconclusive',
    severity: nothing === undefined ? 'warning' : 'error',
    observed: { value: joined, unit: 'rows', n: shorter, method: `rows joined by ${keys}` },
    expected: 'at least half of the shorter log',
    message:
      nothing ??
      `${countText(joined)} rows joined; ${countText(training.unmatchedKeys)} keys of ${training.source} and ${countText(serving.unmatchedKeys)} of ${serving.source} have no partner${few ? ': the rows that joined may not stand for the others' : ''}`,
    location: policy.locate(['join']),
  };
}

function logFindings(
  log: LogCounts,
  key: 'training_log' | 'serving_log',
  policy: SkewPolicy,
): Finding[] {
  const common = { subject: key, severity: 'warning', location: policy.locate([key]) } as const;
  const finding = (check: string, value: number, message: string): Finding => ({
    ...common,
    check,
    verdict: value > 0 ? 'warn' : 'pass',
    observed: { value, n: log.rows, method: 'count' },
    expected: 'none',
    message: value > 0 ? message : `none in ${log.source}`,
  });
  return [
    finding(
      'skew.key_repeated',
      log.repeatedKeys,
      `${countText(log.repeatedKeys)} keys stand in more than one row of ${log.source}; those rows were not compared. Add a column to skew.join that tells them apart`,
    ),
    finding(
      'skew.key_missing',
      log.withoutKey,
      `${countText(log.withoutKey)} rows of ${log.source} have no key and were not compared`,
    ),
  ];
}

function columnFinding(column: JudgedColumn, policy: SkewPolicy): Finding {
  const { verdict, interval, share, rows, needed, retyped } = column;
  const how = `share of joined rows that differ, Wilson; numbers within ${policy.absolute} + ${policy.relative} of the larger are the same`;
  return {
    check: 'skew',
    subject: column.column,
    verdict,
    severity: 'error',
    observed: retyped
      ? { value: column.types.serving, n: rows, method: 'type of the column in serving' }
      : { value: Number.isNaN(share) ? null : share, interval, n: rows, method: how },
    expected: retyped
      ? column.types.training
      : `≤ ${shortNumber(policy.maxShare)} at ${shareText(interval.level)}`,
    ...(needed === undefined ? {} : { needed }),
    message: messageOf(column),
    location: policy.locate(['max_share']),
  };
}

function messageOf(column: JudgedColumn): string {
  const { types, differing, rows, share, needed } = column;
  const name = quoted(column.column);
  if (column.retyped) {
    return `${name} is ${types.training} in training and ${types.serving} in serving: the model is served something else than it learnt from. Write it with one type in both pipelines`;
  }
  if (rows === 0) return `${name} was not compared: no rows joined`;
  const parts = [
    ...(column.different > 0 ? [`${countText(column.different)} by value`] : []),
    ...(column.missingInServing > 0
      ? [`${countText(column.missingInServing)} missing in serving only`]
      : []),
    ...(column.missingInTraining > 0
      ? [`${countText(column.missingInTraining)} missing in training only`]
      : []),
  ];
  const seen = `${name} differs in ${countText(differing)} of ${countText(rows)} joined rows${differing > 0 ? ` (${shareText(share)}): ${parts.join(', ')}` : ''}`;
  if (column.verdict === 'fail') {
    return `${seen}. Compute it by the same code in both pipelines before anything is retrained`;
  }
  if (column.verdict === 'pass') return seen;
  return needed === undefined
    ? `${seen}; the share lies at the limit`
    : `${seen}; about ${countText(needed)} more joined rows would decide it`;
}

function oneSided(column: string, absent: 'training' | 'serving', policy: SkewPolicy): Finding {
  const isServingGap = absent === 'serving';
  return {
    check: 'skew.column_present',
    subject: column,
    // What serving logs besides (versions, latencies) is no feature; what only training has may be one, or the label.
    verdict: isServingGap ? 'warn' : 'pass',
    severity: isServingGap ? 'warning' : 'info',
    observed: { value: false, method: `columns of the ${absent} log` },
    expected: isServingGap ? 'a column of both logs' : 'not compared',
    message: isServingGap
      ? `${quoted(column)} is in the training log and not in the serving log: log it, or list it under skew.exclude when it is no feature (such as the label)`
      : `${quoted(column)} is only in the serving log, so there is nothing to compare it with`,
    location: policy.locate(['columns']),
  };
}
