import type { ColumnReading } from '#core/contract/read-columns.ts';
import type { Measure, Measured, MeasureRequest } from '#core/contract/measure.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { numbered, type CheckedTable, type OtherTables } from './checked-table.ts';
import { measureByQueries } from './measure-queries.ts';
import { aggregateSql, readAnswer } from './measure-sql.ts';
import { changedColumns, typedTable } from './typed-table.ts';

/** A split, opened, with the types that the contract declares for its columns. */
export function checkedTable(table: Table, readings: readonly ColumnReading[]): CheckedTable {
  return { table: typedTable(table, readings), changed: changedColumns(table, readings) };
}

/**
 * Answers every request. All aggregates of a table come from one SELECT; only measures that group or join take a
 * query of their own. Row numbers come from one more SELECT, asked for only when something failed.
 */
export async function measureTables(
  engine: TableEngine,
  requests: readonly MeasureRequest[],
  tables: OtherTables,
): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const [split, checked] of tables.splits) {
    const own = requests.filter((request) => request.split === split);
    const rowNumbers = own.filter(({ measure }) => asksForRows(measure));
    const aggregates = own.filter(
      ({ measure }) => !asksForRows(measure) && aggregateSql(measure, checked) !== undefined,
    );
    await scan(
      engine,
      { requests: aggregates, checked, relation: checked.table.relation },
      measured,
    );
    await scan(
      engine,
      { requests: rowNumbers, checked, relation: numbered(checked.table.relation) },
      measured,
    );
    const rest = { engine, requests: own.filter(({ id }) => !measured.has(id)), split, checked };
    const queried = await measureByQueries(rest, tables);
    for (const [id, answer] of queried) measured.set(id, answer);
  }
  return measured;
}

function asksForRows({ kind }: Measure): boolean {
  return kind === 'first-row' || kind === 'first-rows';
}

interface Scan {
  readonly requests: readonly MeasureRequest[];
  readonly checked: CheckedTable;
  readonly relation: string;
}

async function scan(
  engine: TableEngine,
  { requests, checked, relation }: Scan,
  measured: Map<string, Measured>,
): Promise<void> {
  if (requests.length === 0) return;
  const list = requests.map(
    ({ measure }, index) => `${aggregateSql(measure, checked)} AS m${index}`,
  );
  const [row] = await engine.query(`SELECT ${list.join(',\n')} FROM ${relation}`);
  for (const [index, { id, measure }] of requests.entries()) {
    measured.set(id, readAnswer(measure, { value: row![`m${index}`] }, checked));
  }
}
