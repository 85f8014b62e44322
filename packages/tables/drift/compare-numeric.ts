import type { ComparedColumn } from '#core/drift/assess-drift.ts';
import { numericComparison, type KnownOfTables } from '#core/drift/build-comparison.ts';
import { fineBins } from '#core/drift/numeric-bins.ts';
import type { PlannedColumn } from '#core/drift/plan-columns.ts';
import type { Profile } from '#core/profile/profile.ts';
import type { TableEngine } from '../engine.ts';
import { mostProfiledRows } from '../profile/profile-table.ts';
import type { Table } from '../table.ts';
import type { ColumnSummaries, NumericSummary } from './column-summaries.ts';
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

/** A large reference is not profiled but counted in the same cells as the current side, in the one engine that reads both. */
export function areCountedJointly({ reference, referenceTable, current }: NumericData): boolean {
  return (
    referenceTable !== undefined &&
    reference.rows > mostProfiledRows &&
    [referenceTable, current].every(({ files }) => files.length > 0)
  );
}

/** What the current side of a column was counted as. */
export interface CountedColumn {
  readonly planned: PlannedColumn;
  readonly summary: NumericSummary;
  readonly counts: CurrentCounts;
  /** Without infinite ones. */
  readonly missing: number;
  readonly known: KnownOfTables;
}

/** Numeric columns of both sides, by what the reference is: a profile, a small table, a large one. */
export async function compareNumeric(
  engine: TableEngine,
  data: NumericData,
  group: PlannedGroup,
): Promise<ComparedColumn[]> {
  const { referenceTable, current } = data;
  const counted =
    referenceTable && areCountedJointly(data)
      ? await compareJointly(current.engine, { reference: referenceTable, current }, group)
      : await countByProfile(engine, data, group);
  return group.planned.map((one) => compared(one, counted.get(one.column), group.summaries));
}

async function countByProfile(
  engine: TableEngine,
  { referenceTable, current }: NumericData,
  { planned, summaries }: PlannedGroup,
): Promise<Map<string, CountedColumn>> {
  const filled = planned.flatMap((one): FilledColumn[] => {
    // A column without values may have any type: it has nothing to count.
    const summary = summaries.numeric.get(one.column);
    return summary && !Number.isNaN(summary.min) ? [{ ...one, summary }] : [];
  });
  const counts = await countCurrent(current, filled);
  const names = filled.map(({ column }) => column);
  const values = referenceTable
    ? await readSortedPairs(engine, { reference: referenceTable, current }, names)
    : undefined;
  return new Map(
    filled.map((one) => {
      const { column } = one;
      const sorted = values?.get(column);
      const known = sorted ? { values: sorted } : {};
      const missing = summaries.missing.get(column)!;
      const own = counts.get(column)!;
      const { mean, std } = own.moments ?? one.summary;
      const summary = { ...one.summary, mean, std };
      return [column, { planned: one, summary, counts: own, missing, known }];
    }),
  );
}

function compared(
  one: PlannedColumn,
  counted: CountedColumn | undefined,
  { rows, missing, numeric }: ColumnSummaries,
): ComparedColumn {
  const { column } = one;
  const { profile } = counted?.planned ?? one;
  const summary = counted?.summary ?? numeric.get(column);
  const nothing = { counts: fineBins(profile.numeric!).counts.map(() => 0), below: 0, above: 0 };
  const side = {
    ...(counted?.counts ?? nothing),
    rows,
    missing: counted?.missing ?? missing.get(column)!,
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
