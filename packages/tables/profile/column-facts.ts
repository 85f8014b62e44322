import type { ColumnFacts } from '#core/profile/column-role.ts';
import type { ColumnRole } from '#core/profile/profile.ts';
import type { ResultRow, TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { ColumnType, Table, TableColumn } from '../table.ts';

/** What one pass says of a column. */
export interface CountedFacts extends ColumnFacts {
  readonly column: TableColumn;
  readonly rows: number;
  readonly missing: number;
  readonly infinite: number;
  /** As the engine spells them: whole numbers of any size, days, times in ISO 8601. */
  readonly smallest?: string;
  readonly largest?: string;
}

/** A column with the role that its facts give it. */
export interface ProfiledColumn extends CountedFacts {
  readonly role: ColumnRole;
}

/** Up to here distinct values are counted exactly; above, the engine's sketch is within some percent. */
const exactDistinctRows = 200_000;
// The engine takes long to plan one SELECT of tens of thousands of aggregates.
const columnsAtOnce = 200;

/** Missing, infinite and distinct values and the extremes of every column, in one pass over up to 200 columns. */
export async function countFacts(engine: TableEngine, table: Table): Promise<CountedFacts[]> {
  const [total] = await engine.query(`SELECT count(*) AS rows FROM ${table.relation}`);
  const rows = Number(total!['rows']);
  const facts: CountedFacts[] = [];
  for (let start = 0; start < table.columns.length; start += columnsAtOnce) {
    const columns = table.columns.slice(start, start + columnsAtOnce);
    const selected = columns.map((column, index) => `${factsSql(column, rows)} AS f${index}`);
    const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
    facts.push(...columns.map((column, index) => readFacts(column, rows, row![`f${index}`])));
  }
  return facts;
}

type FactsSql = (name: string, distinct: string) => string;

const times: FactsSql = (name) =>
  `{present: count(${name}), smallest: min(${name}), largest: max(${name})}`;

const factsOf: Readonly<Record<ColumnType, FactsSql>> = {
  number: numberFactsSql,
  integer: (name, distinct) =>
    `{present: count(${name}), 'distinct': ${distinct}, smallest: CAST(min(${name}) AS VARCHAR), largest: CAST(max(${name}) AS VARCHAR)}`,
  date: times,
  timestamp: times,
  string: (name, distinct) =>
    `{present: count(${name}), 'distinct': ${distinct}, length: avg(length(CAST(${name} AS VARCHAR))), ` +
    `blanks: count_if(contains(CAST(${name} AS VARCHAR), ' '))}`,
  boolean: (name) => `{present: count(${name}), 'distinct': count(DISTINCT ${name})}`,
  other: (name) => `{present: count(${name})}`,
};

function factsSql({ name, type }: TableColumn, rows: number): string {
  const quoted = quoteIdentifier(name);
  const distinct =
    rows <= exactDistinctRows ? `count(DISTINCT ${quoted})` : `approx_count_distinct(${quoted})`;
  return factsOf[type](quoted, distinct);
}

function numberFactsSql(name: string, distinct: string): string {
  const number = `CAST(${name} AS DOUBLE)`;
  const finite = `FILTER (isfinite(${number}))`;
  return (
    `{present: count(${name}) FILTER (NOT isnan(${number})), infinite: count_if(isinf(${number})), ` +
    `'distinct': ${distinct} ${finite}, smallest: CAST(min(${number}) ${finite} AS VARCHAR), largest: CAST(max(${number}) ${finite} AS VARCHAR)}`
  );
}

function readFacts(column: TableColumn, rows: number, value: unknown): CountedFacts {
  const row = value as ResultRow;
  const count = (key: string) => Number(row[key] ?? 0);
  const [infinite, present] = [count('infinite'), count('present')];
  const finite = present - infinite;
  const isNumber = column.type === 'integer' || column.type === 'number';
  const extreme = (key: string) => (typeof row[key] === 'string' ? row[key] : undefined);
  const [smallest, largest] = [extreme('smallest'), extreme('largest')];
  return {
    column,
    name: column.name,
    type: column.type,
    rows,
    missing: rows - present,
    infinite,
    present: finite,
    distinct: Math.min(finite, count('distinct')),
    isExact: rows <= exactDistinctRows,
    ...(smallest === undefined || largest === undefined ? {} : { smallest, largest }),
    ...(isNumber && smallest !== undefined ? { min: Number(smallest), max: Number(largest) } : {}),
    ...(column.type === 'string' && finite > 0
      ? { meanLength: count('length'), blankShare: count('blanks') / finite }
      : {}),
  };
}

/** The same facts with exact numbers of distinct values for some columns: one more pass over these. */
export async function countDistinct(
  engine: TableEngine,
  table: Table,
  facts: readonly CountedFacts[],
): Promise<Map<string, CountedFacts>> {
  const open = facts.filter(({ isExact }) => !isExact);
  if (open.length === 0) return new Map();
  const selected = open.map(
    ({ name }, index) => `count(DISTINCT ${quoteIdentifier(name)}) AS d${index}`,
  );
  const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
  return new Map(
    open.map((one, index) => [
      one.name,
      { ...one, distinct: Number(row![`d${index}`]), isExact: true },
    ]),
  );
}
