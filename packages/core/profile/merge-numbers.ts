import { cellsPerColumn } from './choose-cells.ts';
import type { ColumnType } from './column-type.ts';
import {
  addNumbers,
  celledNumbers,
  chooseMerged,
  discreteNumbers,
  knownNumbers,
  mostDiscreteValues,
} from './describe-cells.ts';
import { addCount } from './dyadic-cells.ts';
import { mergeMoments } from './merge-moments.ts';
import type { ColumnProfile, NumericProfile } from './profile.ts';
import { momentsOfCounts } from './summary-numbers.ts';

export interface MergedAs {
  readonly type: ColumnType;
  /** Of the whole table. */
  readonly columns: number;
}

/** The numbers of several parts of a column: counts and extremes exactly, moments up to rounding. */
export function mergeNumbers(parts: readonly ColumnProfile[], as: MergedAs): NumericProfile {
  const filled = parts.filter(({ numeric }) => numeric !== undefined);
  const known = filled.map(({ numeric }) => numeric!);
  const values = fewValues(known);
  if (values && areSafe(values, as.type)) {
    const moments = momentsOfCounts(
      values.map(([value]) => value),
      values.map(([, count]) => count),
    );
    return discreteNumbers(values, moments);
  }
  const becomesInteger = as.type === 'integer';
  const counted = addNumbers(
    filled.map(({ type, numeric }) =>
      knownNumbers(numeric!, { isInteger: type === 'integer', becomesInteger }),
    ),
  );
  const octaves = chooseMerged(counted.octaves, {
    cells: cellsPerColumn(as.columns),
    isInteger: becomesInteger,
  });
  return celledNumbers(octaves, counted.zeros, {
    min: Math.min(...known.map(({ min }) => min)),
    max: Math.max(...known.map(({ max }) => max)),
    ...mergeMoments(
      filled.map((one) => ({
        count: one.rows - one.missing - one.infinite,
        mean: one.numeric!.mean,
        std: one.numeric!.std,
      })),
    ),
  });
}

/** Every value of every part, ascending, when there are few. */
function fewValues(parts: readonly NumericProfile[]): [number, number][] | undefined {
  if (parts.some(({ cells }) => cells !== undefined)) return undefined;
  const counts = new Map<number, number>();
  for (const { edges, counts: own } of parts) {
    for (const [at, value] of edges.entries()) addCount(counts, value, own[at]!);
  }
  return counts.size > mostDiscreteValues ? undefined : [...counts].sort(([a], [b]) => a - b);
}

/** Neighbouring whole numbers beyond 2^53 meet in one double, so that values cannot be told apart. */
function areSafe(values: readonly (readonly [number, number])[], type: ColumnType): boolean {
  if (type !== 'integer' || values.length === 1) return true;
  return values.every(([value]) => Number.isSafeInteger(value));
}
