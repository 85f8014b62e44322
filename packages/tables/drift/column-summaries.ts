import type { Dialect } from '../dialect/dialect.ts';
import { doubleLiteral } from '../double-literal.ts';
import type { ResultRow } from '../engine.ts';
import { countSpecials, isSpecial, type FiniteFacts } from '../profile/count-specials.ts';
import { askFirstForExtremes } from '../profile/facts-sql.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

/** Of the finite values; NaN where there are none. */
export interface NumericSummary {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
  readonly infinite: number;
  /** NaN or infinite values are among those that are not null. */
  readonly hasSpecials: boolean;
}

export interface ColumnSummaries {
  readonly rows: number;
  /** Rows where the column is null or NaN. */
  readonly missing: ReadonlyMap<string, number>;
  readonly numeric: ReadonlyMap<string, NumericSummary>;
}

export interface SummaryRequest {
  readonly name: string;
  /** A value near its values, from which moments are taken; without one only missing values are counted. */
  readonly center?: number;
  /** Mean and spread stay NaN: who counts the values sums them on the way. */
  readonly isSummedLater?: boolean;
}

// The engine takes long to plan one SELECT of tens of thousands of aggregates.
const columnsAtOnce = 200;

/**
 * Missing values (nulls only without a center) of every column and the extremes, mean and spread of the numeric ones, in one pass; columns with NaN or
 * infinite values are looked at once more.
 */
export async function summariseColumns(
  table: Table,
  requests: readonly SummaryRequest[],
): Promise<ColumnSummaries> {
  const { engine } = table;
  const centers = new Map(requests.map(({ name, center }) => [name, center]));
  const later = new Set(requests.filter((one) => one.isSummedLater).map(({ name }) => name));
  const known = table.columns.filter(({ name }) => centers.has(name));
  const missing = new Map<string, number>();
  const numeric = new Map<string, NumericSummary>();
  let rows = 0;
  for (let start = 0; start === 0 || start < known.length; start += columnsAtOnce) {
    const some = known.slice(start, start + columnsAtOnce);
    const summarised = some.map((column, index) => {
      return { column, index, center: centers.get(column.name) };
    });
    const row = await askFirstForExtremes(table, {
      extremes: [
        'count(*) AS row_count',
        ...summarised.flatMap((one) => extremesSql(one, engine.dialect)),
      ],
      others: summarised.flatMap((one) => (later.has(one.column.name) ? [] : momentsSql(one))),
    });
    rows = Number(row['row_count']);
    const read = some.map((column, index) => ({ column, of: reader(row, index) }));
    const asked = (column: TableColumn): boolean =>
      isNumeric(column) && centers.get(column.name) !== undefined;
    const special = read.filter(({ column, of }) => asked(column) && isSpecial(extremesOf(of)));
    const finite = await finiteOf(table, special, centers);
    for (const { column, of } of read) {
      const own = finite.get(column.name);
      const present = own ? own.facts.present + own.facts.infinite : Number(of('present'));
      missing.set(column.name, rows - present);
      if (asked(column)) {
        numeric.set(column.name, own?.summary ?? summaryOf(of, centers.get(column.name)!));
      }
    }
  }
  return { rows, missing, numeric };
}

interface SummarisedColumn {
  readonly column: TableColumn;
  readonly center: number | undefined;
  readonly index: number;
}

function extremesSql({ column, center, index }: SummarisedColumn, dialect: Dialect): string[] {
  const name = quoteIdentifier(column.name);
  const present = `count(${name}) AS present_${index}`;
  if (center === undefined || !isNumeric(column)) return [present];
  const extremes =
    column.type === 'integer'
      ? [`CAST(min(${name}) AS DOUBLE)`, `CAST(max(${name}) AS DOUBLE)`]
      : [`min(CAST(${name} AS DOUBLE))`, `max(${dialect.nanAsLargest(`CAST(${name} AS DOUBLE)`)})`];
  // Nothing is computed of the values: then a file's own extremes answer.
  return [present, `${extremes[0]!} AS smallest_${index}`, `${extremes[1]!} AS largest_${index}`];
}

function momentsSql({ column, center, index }: SummarisedColumn): string[] {
  if (center === undefined || !isNumeric(column)) return [];
  const moments = momentSql(`CAST(${quoteIdentifier(column.name)} AS DOUBLE)`, center);
  return moments.map((sql, at) => `${sql} AS moment${at}_${index}`);
}

function momentSql(number: string, center: number): string[] {
  const difference = `(${number} - ${doubleLiteral(center)})`;
  return [`avg(${difference})`, `avg(${difference} * ${difference})`];
}

type Reader = (statistic: string) => unknown;

function reader(row: ResultRow, index: number): Reader {
  return (statistic) => row[`${statistic}_${index}`];
}

function extremesOf(of: Reader): ResultRow {
  return { smallest: of('smallest'), largest: of('largest') };
}

function numberOf(value: unknown): number {
  return value === null || value === undefined ? Number.NaN : Number(value);
}

function summaryOf(of: Reader, center: number): NumericSummary {
  const [offset, square] = [numberOf(of('moment0')), numberOf(of('moment1'))];
  const n = Number(of('present'));
  const variance = ((square - offset * offset) * n) / (n - 1);
  return {
    min: numberOf(of('smallest')),
    max: numberOf(of('largest')),
    mean: center + offset,
    std: n > 1 ? Math.sqrt(Math.max(0, variance)) : Number.NaN,
    infinite: 0,
    hasSpecials: false,
  };
}

interface FiniteColumn {
  readonly facts: FiniteFacts;
  readonly summary: NumericSummary;
}

async function finiteOf(
  table: Table,
  special: readonly { readonly column: TableColumn }[],
  centers: ReadonlyMap<string, number | undefined>,
): Promise<Map<string, FiniteColumn>> {
  if (special.length === 0) return new Map();
  const { engine } = table;
  const columns = special.map(({ column }) => column);
  const facts = await countSpecials(engine, table, columns);
  const selected = columns.flatMap(({ name }, index) => {
    const number = `CAST(${quoteIdentifier(name)} AS DOUBLE)`;
    return momentSql(number, centers.get(name) ?? 0).map(
      (sql, at) =>
        `${sql} FILTER (WHERE ${engine.dialect.isFinite(number)}) AS moment${at}_${index}`,
    );
  });
  const [row = {}] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
  return new Map(
    columns.map(({ name }, index): [string, FiniteColumn] => {
      const own = facts.get(name)!;
      const values: ResultRow = {
        ...own,
        moment0: row[`moment0_${index}`],
        moment1: row[`moment1_${index}`],
      };
      const summary = summaryOf((statistic) => values[statistic], centers.get(name) ?? 0);
      return [
        name,
        { facts: own, summary: { ...summary, infinite: own.infinite, hasSpecials: true } },
      ];
    }),
  );
}

function isNumeric({ type }: TableColumn): boolean {
  return type === 'integer' || type === 'number';
}
