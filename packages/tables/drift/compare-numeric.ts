import type { ComparedColumn } from '#core/drift/assess-drift.ts';
import { numericComparison, type KnownOfTables } from '#core/drift/build-comparison.ts';
import { fineBins } from '#core/drift/numeric-bins.ts';
import type { PlannedColumn } from '#core/drift/plan-columns.ts';
import type { Profile } from '#core/profile/profile.ts';
import type { TableEngine } from '../engine.ts';
import { mostProfiledRows } from '../profile/profile-table.ts';
import type { Table } from '../table.ts';
import type { ColumnSummaries } from './column-summaries.ts';
import { compareJointly } from './compare-jointly.ts';
import { countCurrent, type CurrentCounts, type FilledColumn } from './count-current.ts';
import { readSortedPairs } from './sorted-pairs.ts';

export interface PlannedGroup {
  readonly planned: readonly PlannedColumn[];
  readonly summaries: ColumnSummaries;
}

export interface NumericData {
  readonly reference: Profile;
  /** The reference's rows, when it is a table. */
  readonly referenceTable: Table | undefined;
  readonly current: Table;
}

/** Tables of no more rows together are compared value by value. */
const mostHeldRows = 200_000;

/** What the current side of a column was counted as. */
export interface CountedColumn {
  readonly planned: PlannedColumn;
  readonly counts: CurrentCounts;
  readonly known: KnownOfTables;
}

/** Numeric columns of both sides, by what the reference is: a profile, a small table, a large one. */
export async function compareNumeric(
  engine: TableEngine,
  data: NumericData,
  { planned, summaries }: PlannedGroup,
): Promise<ComparedColumn[]> {
  const filled = planned.flatMap((one): FilledColumn[] => {
    // A column without values may have any type: it has nothing to count.
    const summary = summaries.numeric.get(one.column);
    return summary && !Number.isNaN(summary.min) ? [{ ...one, summary }] : [];
  });
  const counted = await countColumns(engine, data, filled, summaries.rows);
  return planned.map((one) => compared(one, counted.get(one.column), summaries));
}

async function countColumns(
  engine: TableEngine,
  { reference, referenceTable, current }: NumericData,
  filled: readonly FilledColumn[],
  rows: number,
): Promise<Map<string, CountedColumn>> {
  const pair = referenceTable && { reference: referenceTable, current };
  const isLarge = reference.rows > mostProfiledRows || reference.rows + rows > mostHeldRows;
  if (pair && isLarge) return compareJointly(engine, pair, filled);
  const counts = await countCurrent(engine, current, filled);
  const names = filled.map(({ column }) => column);
  const values = pair ? await readSortedPairs(engine, pair, names) : undefined;
  return new Map(
    filled.map((one) => {
      const own = values?.get(one.column);
      const known = own ? { values: own } : {};
      return [one.column, { planned: one, counts: counts.get(one.column)!, known }];
    }),
  );
}

function compared(
  one: PlannedColumn,
  counted: CountedColumn | undefined,
  summaries: ColumnSummaries,
): ComparedColumn {
  const { column } = one;
  const planned = counted?.planned ?? one;
  const { profile } = planned;
  const summary = summaries.numeric.get(column);
  const nothing = {
    counts: fineBins(profile.numeric!).counts.map(() => 0),
    below: 0,
    above: 0,
  };
  const side = {
    ...(counted?.counts ?? nothing),
    rows: summaries.rows,
    missing: summaries.missing.get(column)!,
    infinite: summary?.infinite ?? 0,
    min: summary?.min ?? Number.NaN,
    max: summary?.max ?? Number.NaN,
    mean: summary?.mean ?? Number.NaN,
  };
  return {
    planned: { ...one, profile },
    comparison: numericComparison(column, profile, side, counted?.known),
    ...(summary ? { scales: { reference: profile.numeric!, current: summary } } : {}),
  };
}
