import { jointBins } from '#core/drift/joint-bins.ts';
import type { JointCells } from '#core/drift/joint-cells.ts';
import type { JointCounts } from '#core/drift/joint-counts.ts';
import type { PlannedColumn } from '#core/drift/plan-columns.ts';
import { discreteNumbers, mostDiscreteValues } from '#core/profile/describe-cells.ts';
import { momentsOfCounts } from '#core/profile/summary-numbers.ts';
import type { TableEngine } from '../engine.ts';
import { countDoubles, sketchDistinct } from '../profile/count-doubles.ts';
import type { Table, TableColumn } from '../table.ts';
import { summariseColumns, type ColumnSummaries } from './column-summaries.ts';
import type { CountedColumn, PlannedGroup } from './compare-numeric.ts';
import { countCurrent, type FilledColumn } from './count-current.ts';
import { exactDistances } from './exact-distances.ts';
import { countJointly, type JointColumn, type TablePair } from './joint-counts.ts';

/**
 * Columns of two large tables: counted in the same fine cells, and the largest distance found exactly without holding or
 * sorting all values. Where the reference has few values, counting these on the current side says everything.
 */
export async function compareJointly(
  engine: TableEngine,
  pair: TablePair,
  { planned, summaries }: PlannedGroup,
): Promise<Map<string, CountedColumn>> {
  const filled = planned.filter(({ column }) => summaries.missing.get(column)! < summaries.rows);
  const continuous = filled.filter(({ profile }) => profile.numeric!.discrete !== true);
  const columns = continuous.map((one) => jointColumn(one, summaries));
  const joint = await countJointly(pair, columns);
  const few = await withFewValues(engine, pair.reference, continuous, joint);
  const counted = new Map<string, CountedColumn>();
  const open = continuous.flatMap((one) => {
    const own = joint.get(one.column)!;
    // Without a finite value on the current side there is no cell to compare.
    const isEmpty = own.cells.current.every((count) => count === 0);
    return few.has(one.column) || isEmpty ? [] : { one, own };
  });
  const distances = await exactDistances(
    pair,
    new Map(open.map(({ one, own }) => [one.column, own.cells])),
  );
  for (const { one, own } of open)
    counted.set(one.column, jointly(one, own, distances.get(one.column)!));
  const rest = filled.filter(({ column }) => !counted.has(column));
  const byValue = rest.map((one) => few.get(one.column) ?? one);
  return new Map([...counted, ...(await countByValue(pair.current, byValue))]);
}

function jointColumn({ column, profile }: PlannedColumn, { rows }: ColumnSummaries): JointColumn {
  const { min, max } = profile.numeric!;
  return { name: column, min, max, rows: profile.rows + rows };
}

function columnsOf(table: Table, named: readonly { readonly name: string }[]): TableColumn[] {
  return named.map(({ name }) => table.columns.find((column) => column.name === name)!);
}

function jointly(
  planned: PlannedColumn,
  { cells, reference: before, current: after }: JointCounts,
  distance: number,
): CountedColumn {
  const { edges, reference, current, below, above } = jointBins(cells);
  const { mean, std } = before;
  const numeric = { ...planned.profile.numeric!, mean, std };
  return {
    planned: { ...planned, profile: { ...planned.profile, numeric } },
    summary: { ...after, hasSpecials: after.infinite > 0 },
    counts: { counts: current, below, above },
    missing: after.missing,
    known: { fine: { edges, counts: reference }, distance },
  };
}

/** Columns whose reference keeps single values; the current side is looked at by itself. */
async function countByValue(
  current: Table,
  planned: readonly PlannedColumn[],
): Promise<Map<string, CountedColumn>> {
  if (planned.length === 0) return new Map();
  const summaries = await summariseColumns(
    current,
    planned.map(({ column, profile }) => ({ name: column, center: profile.numeric!.mean })),
  );
  const filled = planned.flatMap((one): FilledColumn[] => {
    const summary = summaries.numeric.get(one.column)!;
    return Number.isNaN(summary.min) ? [] : [{ ...one, summary }];
  });
  const counts = await countCurrent(current, filled);
  return new Map(
    filled.map((one) => {
      const { column, summary } = one;
      const missing = summaries.missing.get(column)!;
      return [column, { planned: one, summary, counts: counts.get(column)!, missing, known: {} }];
    }),
  );
}

/** Columns of which the reference has few distinct values, with these as their profile. */
async function withFewValues(
  engine: TableEngine,
  reference: Table,
  columns: readonly PlannedColumn[],
  joint: ReadonlyMap<string, JointCounts>,
): Promise<Map<string, PlannedColumn>> {
  const candidates = columns.filter(
    ({ column }) => filledCells(joint.get(column)!.cells) <= mostDiscreteValues,
  );
  const named = columnsOf(
    reference,
    candidates.map(({ column }) => ({ name: column })),
  ).map((column) => ({ name: column.name, column, hasSpecials: true }));
  const distinct = await sketchDistinct(engine, reference, named);
  const likely = named.filter(({ name }) => distinct.get(name)! <= 2 * mostDiscreteValues);
  const values = await countDoubles(engine, reference, likely);
  return new Map(
    candidates.flatMap((planned): [string, PlannedColumn][] => {
      const own = values.get(planned.column);
      if (!own || own.length > mostDiscreteValues) return [];
      const numeric = discreteNumbers(
        own,
        momentsOfCounts(
          own.map(([value]) => value),
          own.map(([, count]) => count),
        ),
      );
      return [[planned.column, { ...planned, profile: { ...planned.profile, numeric } }]];
    }),
  );
}

function filledCells({ reference }: JointCells): number {
  return reference.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
}
