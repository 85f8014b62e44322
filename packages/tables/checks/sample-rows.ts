import { columnsOfCondition } from '#core/contract/condition-columns.ts';
import { measureId, type Measured, type MeasureRequest } from '#core/contract/measure.ts';
import type { FailedCheck, RowLines } from '#core/contract/planned-check.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import { numbered, rowNumber, type CheckedTable, type OtherTables } from './checked-table.ts';
import { linesOfTables } from './place-rows.ts';
import { storedName } from './typed-table.ts';

/** A failing row: where it stands, when the split is one file, and what the check looked at, as text. */
export interface RowSample {
  readonly row: number | null;
  readonly line: number | null;
  readonly values: Readonly<Record<string, string | null>>;
}

export interface CheckSample {
  readonly check: string;
  readonly subject: string;
  readonly split: string | undefined;
  readonly rows: readonly RowSample[];
}

/** Columns shown of a row when the check may have looked at any. */
const mostColumns = 20;

/** The requests that find the rows; they share the scan that finds the first ones. */
export function sampleRequests(failed: readonly FailedCheck[], most: number): MeasureRequest[] {
  return failed.map(({ planned: { split }, where }) => {
    const measure = { kind: 'first-rows', where, most } as const;
    return { id: measureId(split, measure), split, measure };
  });
}

/** The first failing rows of each check that did not pass: one more query for each split that has some. */
export async function readSamples(
  engine: TableEngine,
  failed: readonly FailedCheck[],
  found: { readonly measured: ReadonlyMap<string, Measured>; readonly most: number },
  tables: OtherTables,
): Promise<CheckSample[]> {
  const chosen = failed.map(({ planned, where }) => {
    const { split } = planned;
    const id = measureId(split, { kind: 'first-rows', where, most: found.most });
    const { table } = tables.splits.get(split)!;
    const looked = columnsOfCondition(where) ?? table.columns.map(({ name }) => name);
    const rows = found.measured.get(id) as readonly number[];
    return { planned, rows, columns: looked.slice(0, mostColumns) };
  });
  const bySplit = new Map<string | undefined, Map<number, RowValues>>();
  const wanted = new Map<string | undefined, number[]>();
  for (const { planned, rows } of chosen)
    wanted.set(planned.split, [...(wanted.get(planned.split) ?? []), ...rows]);
  for (const [split, rows] of wanted) {
    const columns = new Set(
      chosen.filter((one) => one.planned.split === split).flatMap((one) => one.columns),
    );
    bySplit.set(
      split,
      await valuesOf(engine, tables.splits.get(split)!, { rows, columns: [...columns] }),
    );
  }
  const lines = await linesOfTables(wanted, tables);
  return chosen.map(({ planned: { check, subject, split }, rows, columns }) => ({
    check,
    subject,
    split,
    rows: rows.map((row) => ({
      ...placeOf(row, split, { lines, tables }),
      values: Object.fromEntries(
        columns.map((name) => [name, bySplit.get(split)!.get(row)!.get(name)!]),
      ),
    })),
  }));
}

type RowValues = ReadonlyMap<string, string | null>;

async function valuesOf(
  engine: TableEngine,
  { table, changed }: CheckedTable,
  { rows, columns }: { readonly rows: readonly number[]; readonly columns: readonly string[] },
): Promise<Map<number, RowValues>> {
  if (rows.length === 0) return new Map();
  const selected = columns.map((name, index) => {
    const stored = changed.has(name) ? storedName(name) : quoteIdentifier(name);
    return `CAST(${stored} AS VARCHAR) AS c${index}`;
  });
  const numbers = [...new Set(rows)].sort((a, b) => a - b).join(', ');
  const found = await engine.query(
    `SELECT ${[`${rowNumber} AS r`, ...selected].join(', ')} FROM ${numbered(table.relation)} AS numbered WHERE ${rowNumber} IN (${numbers})`,
  );
  return new Map(
    found.map((row) => {
      const values = columns.map(
        (name, index) => [name, row[`c${index}`] as string | null] as const,
      );
      return [Number(row['r']), new Map(values)];
    }),
  );
}

/** A row number only leads to a row when there is one file to look in. */
function placeOf(
  row: number,
  split: string | undefined,
  { lines, tables }: { readonly lines: RowLines; readonly tables: OtherTables },
): Pick<RowSample, 'row' | 'line'> {
  const isOneFile = tables.splits.get(split)!.table.files.length === 1;
  return isOneFile ? { row, line: lines.get(split)?.get(row) ?? null } : { row: null, line: null };
}
