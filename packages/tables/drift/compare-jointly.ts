import { jointBins, momentsOfSide } from '#core/drift/joint-bins.ts';
import type { JointCells } from '#core/drift/joint-cells.ts';
import type { PlannedColumn } from '#core/drift/plan-columns.ts';
import { discreteNumbers, mostDiscreteValues } from '#core/profile/describe-cells.ts';
import { momentsOfCounts } from '#core/profile/summary-numbers.ts';
import type { TableEngine } from '../engine.ts';
import { countDoubles, sketchDistinct } from '../profile/count-doubles.ts';
import { countSpecials } from '../profile/count-specials.ts';
import type { Table, TableColumn } from '../table.ts';
import { summariseColumns, type ColumnSummaries } from './column-summaries.ts';
import type { CountedColumn, PlannedGroup } from './compare-numeric.ts';
import { countCurrent, type FilledColumn } from './count-current.ts';
import { countJointly, exactDistance, type JointColumn, type TablePair } from './joint-counts.ts';

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
  const cells = await jointCells(engine, pair, { planned: continuous, summaries });
  const few = await withFewValues(engine, pair.reference, continuous, cells);
  const counted = new Map<string, CountedColumn>();
  for (const one of continuous) {
    const own = cells.get(one.column)!;
    // Without a finite value on the current side there is no cell to compare.
    if (few.has(one.column) || own.cells.current.every((count) => count === 0)) continue;
    const distance = await exactDistance(engine, pair, own);
    counted.set(one.column, jointly(one, own, distance));
  }
  const rest = filled.filter(({ column }) => !counted.has(column));
  const byValue = rest.map((one) => few.get(one.column) ?? one);
  return new Map([...counted, ...(await countByValue(pair.current, byValue))]);
}

interface ColumnCells {
  readonly column: JointColumn;
  readonly cells: JointCells;
  /** On the current side. */
  readonly missing: number;
  readonly infinite: number;
}

async function jointCells(
  engine: TableEngine,
  pair: TablePair,
  { planned, summaries }: PlannedGroup,
): Promise<Map<string, ColumnCells>> {
  const columns = planned.map((one) => jointColumn(one, summaries));
  const all = await countJointly(engine, pair, columns);
  const special = columns.filter(({ name }) => Number.isNaN(all.get(name)!.near.at(-1)));
  const finite = await countSpecials(engine, pair.current, columnsOf(pair.current, special));
  // Now that the extremes of both sides are known, these columns are counted again without what is not finite.
  const again = special.map((column): JointColumn => {
    const { smallest, largest } = finite.get(column.name)!;
    const min = Math.min(column.min, Number(smallest ?? column.min));
    const max = Math.max(column.max, Number(largest ?? column.max));
    return { ...column, min, max, hasSpecials: true };
  });
  const recounted = await countJointly(engine, pair, again);
  const byName = new Map(again.map((column) => [column.name, column]));
  return new Map(
    columns.map((column) => {
      const own = finite.get(column.name);
      const rows = summaries.rows;
      const present = own ? own.present + own.infinite : rows - summaries.missing.get(column.name)!;
      return [
        column.name,
        {
          column: byName.get(column.name) ?? column,
          cells: recounted.get(column.name) ?? all.get(column.name)!,
          missing: rows - present,
          infinite: own?.infinite ?? 0,
        },
      ];
    }),
  );
}

function jointColumn({ column, profile }: PlannedColumn, { rows }: ColumnSummaries): JointColumn {
  const { min, max } = profile.numeric!;
  return { name: column, min, max, rows: profile.rows + rows, hasSpecials: false };
}

function columnsOf(table: Table, named: readonly { readonly name: string }[]): TableColumn[] {
  return named.map(({ name }) => table.columns.find((column) => column.name === name)!);
}

function jointly(
  planned: PlannedColumn,
  { cells, missing, infinite }: ColumnCells,
  distance: number,
): CountedColumn {
  const { edges, reference, current, below, above } = jointBins(cells);
  const { mean, std } = momentsOfSide(cells, 'reference');
  const numeric = { ...planned.profile.numeric!, mean, std };
  return {
    planned: { ...planned, profile: { ...planned.profile, numeric } },
    summary: { ...momentsOfSide(cells, 'current'), infinite, hasSpecials: infinite > 0 },
    counts: { counts: current, below, above },
    missing,
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
  cells: ReadonlyMap<string, ColumnCells>,
): Promise<Map<string, PlannedColumn>> {
  const candidates = columns.filter(
    ({ column }) => filledCells(cells.get(column)!.cells) <= mostDiscreteValues,
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
