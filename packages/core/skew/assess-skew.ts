import { rowsForProportion } from '#stats/rows-needed.ts';
import { wilsonInterval } from '#stats/wilson-interval.ts';
import type { Interval, Verdict } from '../verdict/finding.ts';
import type { ColumnSkew, SkewCounts } from './skew-counts.ts';
import type { SkewPolicy } from './skew-policy.ts';

export interface JudgedColumn extends ColumnSkew {
  readonly rows: number;
  /** Rows that differ, by value or because one side is missing. */
  readonly differing: number;
  readonly share: number;
  readonly interval: Interval;
  readonly verdict: Verdict;
  /** Joined rows still needed, where undecided. */
  readonly needed?: number;
}

export interface SkewAssessment {
  readonly counts: SkewCounts;
  readonly columns: readonly JudgedColumn[];
  /** Why training on the training log's features would teach the model something else than it will be served. */
  readonly broken: readonly string[];
  readonly undecided: boolean;
}

const level = 0.95;

/**
 * Judges each feature by the Wilson interval of its share of rows that differ. A feature that is served right is
 * called skewed at most once in forty, and only when its true share lies at the limit.
 */
export function assessSkew(
  counts: SkewCounts,
  policy: Pick<SkewPolicy, 'maxShare'>,
): SkewAssessment {
  const columns = counts.columns.map((column) => judge(column, counts.joined, policy.maxShare));
  return {
    counts,
    columns,
    broken: columns.filter(({ verdict }) => verdict === 'fail').map((one) => brokenReason(one)),
    undecided:
      counts.joined === 0 ||
      columns.length === 0 ||
      columns.some(({ verdict }) => verdict === 'inconclusive'),
  };
}

function judge(column: ColumnSkew, rows: number, maxShare: number): JudgedColumn {
  const differing = column.different + column.missingInTraining + column.missingInServing;
  const interval = { ...wilsonInterval(differing, rows, level), level };
  const share = rows === 0 ? Number.NaN : differing / rows;
  const measured = { ...column, rows, differing, share, interval };
  if (column.retyped || interval.lower > maxShare) return { ...measured, verdict: 'fail' };
  // With max_share 0 one row is too many, and no number of equal rows proves that there is none.
  const passes = maxShare === 0 ? differing === 0 && rows > 0 : interval.upper <= maxShare;
  if (passes) return { ...measured, verdict: 'pass' };
  const needed =
    rows === 0 ? Number.POSITIVE_INFINITY : rowsForProportion(share, maxShare, level) - rows;
  const known = Number.isFinite(needed) && needed > 0;
  return {
    ...measured,
    verdict: 'inconclusive',
    ...(known ? { needed: Math.ceil(needed) } : {}),
  };
}

function brokenReason({ column, retyped, types, share }: JudgedColumn): string {
  return retyped
    ? `'${column}' is ${types.training} in training and ${types.serving} in serving`
    : `'${column}' differs between training and serving in ${Number((share * 100).toPrecision(3))} % of rows`;
}
