import type { ColumnReading } from '#core/contract/read-columns.ts';
import type { Measure, Measured, MeasureRequest } from '#core/contract/measure.ts';
import { quoteIdentifier } from '../sql-text.ts';
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
    const { relation } = checked.table;
    await scan({ requests: aggregates, checked, relation }, measured);
    await scan({ requests: rowNumbers, checked, relation: numbered(relation) }, measured);
    const rest = { requests: own.filter(({ id }) => !measured.has(id)), split, checked };
    const queried = await measureByQueries(rest, tables);
    for (const [id, answer] of queried) measured.set(id, answer);
  }
  return measured;
}

/** Whether one scan of the table answers a request: none that groups or joins. */
export function isAggregate({ measure, split }: MeasureRequest, tables: OtherTables): boolean {
  return aggregateSql(measure, tables.splits.get(split)!) !== undefined;
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
  { requests, checked, relation }: Scan,
  measured: Map<string, Measured>,
): Promise<void> {
  const { engine } = checked.table;
  const { aggregatesAtOnce } = engine.dialect;
  for (let start = 0; start < requests.length; start += aggregatesAtOnce) {
    const some = requests.slice(start, start + aggregatesAtOnce);
    const list = some.map(({ measure }, index) => `${aggregateSql(measure, checked)} AS m${index}`);
    const selected = [...list, ...proofs(checked.table)];
    const [row] = await engine.query(`SELECT ${selected.join(',\n')} FROM ${relation}`);
    for (const [index, { id, measure }] of some.entries()) {
      measured.set(id, readAnswer(measure, { value: row![`m${index}`] }, checked));
    }
  }
}

/** A column that no rule asks for would not be read, and its guessed type not be proven. */
function proofs({ areTypesGuessed, columns }: Table): string[] {
  return areTypesGuessed ? columns.map(({ name }) => `count(${quoteIdentifier(name)})`) : [];
}
