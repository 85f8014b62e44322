import { orderStatisticInterval } from '#stats/order-statistic-interval.ts';
import type { ColumnShape } from '#core/contract/column-shape.ts';
import type { Measured, MeasureRequest } from '#core/contract/measure.ts';
import type { TableEngine } from '../engine.ts';
import { countValues } from '../profile/count-values.ts';
import { overTables } from '../query-sql.ts';
import type { Table } from '../table.ts';
import type { CheckedTable, OtherTables } from './checked-table.ts';
import { querySql, readAnswer } from './measure-sql.ts';
import { asDouble, countIf, isInfinite, isNan, quantileOf, valueOfRank } from './sql-words.ts';

/** Requests about one table that do not fit its one scan. */
interface Asked {
  readonly engine: TableEngine;
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
    ...(await measureQuantiles(asked)),
    ...(await measureFrequencies(asked)),
  ]);
  const { engine, checked, split } = asked;
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

/** Two scans, whatever their number: how many values there are decides between which ranks the interval lies. */
async function measureQuantiles({
  engine,
  requests,
  checked,
}: Asked): Promise<Map<string, Measured>> {
  const wanted = requests.flatMap(({ id, measure }) =>
    measure.kind === 'quantile' ? [{ id, measure }] : [],
  );
  if (wanted.length === 0) return new Map();
  const { relation } = checked.table;
  const counts = wanted.flatMap(({ measure: { column } }, index) => {
    const number = asDouble(column);
    const infinite = `coalesce(${isInfinite(number)}, false)`;
    return [`${countIf(isFinite(column))} AS n${index}`, `${countIf(infinite)} AS extreme${index}`];
  });
  const [sizes] = await engine.query(`SELECT ${counts.join(', ')} FROM ${relation}`);
  const asked = wanted.map(({ id, measure }, index) => {
    const n = Number(sizes![`n${index}`]);
    const ranks = orderStatisticInterval(n, measure.q, measure.level);
    return { id, measure, n, extreme: Number(sizes![`extreme${index}`]), ranks };
  });
  const selected = asked.flatMap(({ measure: { column, q }, n, ranks }, index) => {
    const number = asDouble(column);
    const filter = `FILTER (WHERE ${isFinite(column)})`;
    const ranked = (rank: number): string =>
      rank < 1 || rank > n ? 'NULL' : `${valueOfRank(number, rank, n)} ${filter}`;
    return [
      `${quantileOf(number, q)} ${filter} AS value${index}`,
      `${ranked(ranks.lower)} AS lower${index}`,
      `${ranked(ranks.upper)} AS upper${index}`,
    ];
  });
  const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${relation}`);
  const number = (name: string, otherwise: number): number => Number(row![name] ?? otherwise);
  return new Map(
    asked.map(({ id, n, extreme }, index) => [
      id,
      {
        n,
        extreme,
        value: n === 0 ? null : number(`value${index}`, Number.NaN),
        lower: number(`lower${index}`, -Infinity),
        upper: number(`upper${index}`, Infinity),
      },
    ]),
  );
}

/** One scan of all the columns at once. */
async function measureFrequencies({
  engine,
  requests,
  checked,
}: Asked): Promise<Map<string, Measured>> {
  const wanted = requests.flatMap(({ id, measure }) =>
    measure.kind === 'frequencies' ? [{ id, name: measure.column.name }] : [],
  );
  if (wanted.length === 0) return new Map();
  const { table } = checked;
  const names = [...new Set(wanted.map(({ name }) => name))];
  const counted = await countValues(engine, table, names);
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

function isFinite(column: ColumnShape): string {
  const number = asDouble(column);
  return `coalesce(NOT ${isNan(number)} AND NOT ${isInfinite(number)}, false)`;
}
