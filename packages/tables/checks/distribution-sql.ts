import {
  largestForMoments,
  type BinAnswer,
  type Moments,
} from '#core/contract/measures/distribution.ts';
import type { ColumnShape } from '#core/contract/column-shape.ts';
import { binCountSql, readBinCounts } from '../profile/count-in-bins.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { CheckedTable } from './checked-table.ts';
import { asDouble, countIf, isNan, meanOf, struct, sumOf } from './sql-words.ts';

/** An aggregate: the moments of a column, of the values whose squares and sums are doubles. */
export function momentsSql(column: ColumnShape): string {
  const tame = `FILTER (WHERE ${isTame(column)})`;
  const value = column.type === 'integer' ? quoteIdentifier(column.name) : asDouble(column);
  const number = asDouble(column);
  return struct({
    n: countIf(isTame(column)),
    extreme: countIf(`abs(${number}) >= ${largestForMoments} AND NOT ${isNan(number)}`),
    mean: `${meanOf(value, column.type)} ${tame}`,
    std: `stddev_samp(${number}) ${tame}`,
    sum: `${sumOf(value, column.type)} ${tame}`,
  });
}

export function readMoments(value: unknown): Moments {
  const moments = value as Readonly<Record<keyof Moments, unknown>>;
  const number = (name: keyof Moments): number | null =>
    moments[name] === null ? null : Number(moments[name]);
  return {
    n: Number(moments.n),
    extreme: Number(moments.extreme),
    mean: number('mean'),
    std: number('std'),
    sum: number('sum'),
  };
}

/** A query of its own: powers are taken about the mean, which must be known first. */
export function kurtosisSql(column: ColumnShape, relation: string): string {
  const number = asDouble(column);
  const tame = `FROM ${relation} WHERE ${isTame(column)}`;
  return `SELECT avg(z * z * z * z) AS value FROM (
    SELECT (v - mean) / std AS z FROM (SELECT ${number} AS v ${tame}) AS own,
      (SELECT avg(${number}) AS mean, stddev_pop(${number}) AS std ${tame}) AS law WHERE std > 0) AS standardised`;
}

/** An aggregate: exact counts between edges. */
export function binsSql(
  column: ColumnShape,
  edges: readonly number[],
  { table }: CheckedTable,
): string {
  return binCountSql(
    table.columns.find(({ name }) => name === column.name)!,
    edges,
  );
}

export function readBins(value: unknown, edges: readonly number[]): BinAnswer {
  const counted = readBinCounts(value, edges);
  const { counts, below, above, missing, infinite } = counted;
  const rows = [...counts, below, above, missing, infinite].reduce((sum, one) => sum + one, 0);
  return { ...counted, rows };
}

/** NaN compares as larger than every number: it is not tame. */
function isTame(column: ColumnShape): string {
  return `abs(${asDouble(column)}) < ${largestForMoments}`;
}
