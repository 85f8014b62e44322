import type { Measured, MeasureRequest } from '#core/contract/measure.ts';
import { countValues } from '../profile/count-values.ts';
import { overTables } from '../query-sql.ts';
import type { Table } from '../table.ts';
import type { CheckedTable, OtherTables } from './checked-table.ts';
import { querySql, readAnswer } from './measure-sql.ts';
import { measureQuantiles } from './measure-quantiles.ts';

/** Requests about one table that do not fit its one scan. */
interface Asked {
  readonly requests: readonly MeasureRequest[];
  readonly split: string | undefined;
  readonly checked: CheckedTable;
}

/** All quantiles of a table together, all frequencies together, and one query for each measure that groups or joins. */
export async function measureByQueries(
  asked: Asked,
  tables: OtherTables,
): Promise<Map<string, Measured>> {
  const measured = new Map([
    ...(await measureQuantiles(asked.requests, asked.checked)),
    ...(await measureFrequencies(asked)),
  ]);
  const { checked, split } = asked;
  const { engine } = checked.table;
  for (const { id, measure } of asked.requests) {
    if (measured.has(id)) continue;
    if (measure.kind === 'query') {
      const rows = await engine.query(overTables(queryTables(split, tables), measure.text, 2));
      const values = Object.values(rows[0] ?? {});
      measured.set(id, { rows: rows.length, columns: values.length, value: values[0] ?? null });
    } else {
      const [row] = await engine.query(querySql(measure, checked, tables));
      measured.set(id, readAnswer(measure, row!, checked));
    }
  }
  return measured;
}

/** The tables that a user's query may name: the one under check as `data`, and every split. */
export function queryTables(
  split: string | undefined,
  { splits }: Pick<OtherTables, 'splits'>,
): Map<string, Table> {
  const named = [...splits].flatMap(([name, { table }]) =>
    name === undefined ? [] : [[name, table] as const],
  );
  return new Map([...named, ['data', splits.get(split)!.table]]);
}

/** One scan of all the columns at once. */
async function measureFrequencies({ requests, checked }: Asked): Promise<Map<string, Measured>> {
  const wanted = requests.flatMap(({ id, measure }) =>
    measure.kind === 'frequencies' ? [{ id, name: measure.column.name }] : [],
  );
  if (wanted.length === 0) return new Map();
  const { table } = checked;
  const { engine } = table;
  const names = [...new Set(wanted.map(({ name }) => name))];
  const counted = await countValues(table, names);
  const [row] = await engine.query(`SELECT count(*) AS total FROM ${table.relation}`);
  const rows = Number(row!['total']);
  return new Map(
    wanted.map(({ id, name }) => {
      const values = counted.get(name)!;
      const present = [...values.values()].reduce((sum, count) => sum + count, 0);
      return [id, { rows, missing: rows - present, values }];
    }),
  );
}
