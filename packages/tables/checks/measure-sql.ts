import type { ColumnShape } from '#core/contract/column-shape.ts';
import type { ClassCounts, Measure, Measured } from '#core/contract/measure.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { ResultRow } from '../engine.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { ColumnType, Table, TableColumn } from '../table.ts';
import { asMoment, asText, conditionSql } from './condition-sql.ts';
import type { CheckedTable } from './typed-table.ts';

/** The tables that a measure may look at besides its own. */
export interface OtherTables {
  readonly splits: ReadonlyMap<string | undefined, CheckedTable>;
  readonly references: ReadonlyMap<string, Table>;
}

/** An aggregate that can share one scan with all others of its table; undefined when it needs a query of its own. */
export function aggregateSql(measure: Measure, checked: CheckedTable): string | undefined {
  const { dialect } = checked.table.engine;
  switch (measure.kind) {
    case 'count':
      return countSql(conditionSql(measure.where, checked));
    case 'latest': {
      const moment = asMoment(measure.column, checked);
      const limit = `${dialect.isFiniteMoment(moment)} AND ${moment} <= TIMESTAMP ${quoteLiteral(measure.notAfter)}`;
      return dialect.epochMs(`max(${moment}) FILTER (WHERE ${limit})`);
    }
    case 'first-row':
      return `min(${rowNumber}) FILTER (WHERE ${conditionSql(measure.where, checked)})`;
    case 'surplus': {
      const [column, second] = measure.columns;
      if (!column || second) return undefined;
      const value = valueOrNull(column, dialect);
      return `count(${value}) - count(DISTINCT ${value})`;
    }
    default:
      return undefined;
  }
}

// `count_if` is a quarter faster than FILTER here, and a constant needs no aggregate at all (3 M rows, 12 counts).
function countSql(condition: string): string {
  if (condition === 'true') return 'count(*)';
  return condition === 'false' ? '0' : `count_if(${condition})`;
}

/** The name of the row number in a relation made by `numbered`. */
export const rowNumber = quoteIdentifier('row number in the file');

/** The relation with the number of each row, from 1, in the order of the file. */
export function numbered(relation: string): string {
  return `(SELECT row_number() OVER () AS ${rowNumber}, * FROM ${relation})`;
}

/** A query of its own, for measures that group or join; the answer is its one row. */
export function querySql(measure: Measure, checked: CheckedTable, others: OtherTables): string {
  const { relation } = checked.table;
  switch (measure.kind) {
    case 'surplus':
      return `SELECT coalesce(sum(n - 1), 0) AS value FROM (SELECT count(*) AS n FROM ${relation} GROUP BY ${measure.columns.map(({ name }) => quoteIdentifier(name)).join(', ')})`;
    case 'classes':
      return classesSql(measure, checked);
    case 'orphans':
      return orphansSql(measure, checked, others.references.get(measure.to)!);
    case 'shared':
      return sharedSql(measure.columns, checked, others.splits.get(measure.with)!);
    default:
      return `SELECT ${aggregateSql(measure, checked)} AS value FROM ${relation}`;
  }
}

/** The answer of a query made by `querySql`. */
export function readAnswer(measure: Measure, row: ResultRow): Measured {
  if (measure.kind !== 'classes') return row['value'] === null ? null : Number(row['value']);
  const classes = Number(row['classes']);
  const extreme = (which: string): ClassCounts['smallest'] =>
    classes === 0
      ? undefined
      : { value: String(row[`${which}_value`]), count: Number(row[`${which}_count`]) };
  return {
    rows: Number(row['total']),
    classes,
    smallest: extreme('smallest'),
    largest: extreme('largest'),
    binary: row['is_binary'] === true,
    positive: Number(row['positive']),
    named: Number(row['named']),
  };
}

function classesSql(
  { column, named }: Extract<Measure, { kind: 'classes' }>,
  { table }: CheckedTable,
): string {
  const { dialect } = table.engine;
  const name = quoteIdentifier(column.name);
  const plain = asText(column, { table });
  // A label stored as 0.0 and 1.0 has the classes 0 and 1.
  const text =
    column.type === 'number'
      ? `CASE WHEN ${name} = floor(${name}) THEN coalesce(CAST(TRY_CAST(${name} AS BIGINT) AS VARCHAR), ${plain}) ELSE ${plain} END`
      : plain;
  const inner = `SELECT ${text} AS v, count(*) AS c FROM ${table.relation} WHERE ${valueOrNull(column, dialect)} IS NOT NULL GROUP BY 1`;
  const asked = named === undefined ? 'false' : `v = ${quoteLiteral(named)}`;
  return `SELECT coalesce(sum(c), 0) AS total, count(*) AS classes,
    ${dialect.extremeBy('v', { by: 'c', descending: false })} AS smallest_value, min(c) AS smallest_count,
    ${dialect.extremeBy('v', { by: 'c', descending: true })} AS largest_value, max(c) AS largest_count,
    coalesce(bool_and(v IN ('0', '1')) OR bool_and(v IN ('false', 'true')), false) AS is_binary,
    coalesce(sum(c) FILTER (WHERE v IN ('1', 'true')), 0) AS positive,
    coalesce(sum(c) FILTER (WHERE ${asked}), 0) AS named
    FROM (${inner})`;
}

function orphansSql(
  { column, field }: Extract<Measure, { kind: 'orphans' }>,
  { table }: CheckedTable,
  parent: Table,
): string {
  const native = isComparable(column.type, field.type);
  const key = (shape: ColumnShape, of: Table): string =>
    native ? quoteIdentifier(shape.name) : asText(shape, { table: of });
  const value = valueOrNull(column, table.engine.dialect);
  return `SELECT count(*) AS value FROM (SELECT ${key(column, table)} AS k FROM ${table.relation} WHERE ${value} IS NOT NULL) AS child
    WHERE NOT EXISTS (SELECT 1 FROM (SELECT DISTINCT ${key(field, parent)} AS k FROM ${parent.relation}) AS parent WHERE child.k = parent.k)`;
}

function sharedSql(columns: readonly string[], own: CheckedTable, other: CheckedTable): string {
  const columnIn = (table: Table, name: string): TableColumn =>
    table.columns.find((column) => column.name === name)!;
  const keysOf = ({ table }: CheckedTable): string => {
    const parts = columns.map((name, index) => {
      const native = isComparable(columnIn(own.table, name).type, columnIn(other.table, name).type);
      const column = columnIn(table, name);
      return `${native ? quoteIdentifier(name) : asText(column, { table })} AS k${index}`;
    });
    return `SELECT ${parts.join(', ')} FROM ${table.relation}`;
  };
  const names = columns.map((_name, index) => `k${index}`);
  return own.table.engine.dialect.countShared(keysOf(own), keysOf(other), names);
}

/** NaN among numbers is a missing value. */
function valueOrNull(column: ColumnShape, dialect: Dialect): string {
  const name = quoteIdentifier(column.name);
  return column.type === 'number'
    ? `CASE WHEN NOT ${dialect.isNan(`CAST(${name} AS DOUBLE)`)} THEN ${name} END`
    : name;
}

const families: Readonly<Partial<Record<ColumnType, string>>> = {
  integer: 'numeric',
  number: 'numeric',
  date: 'temporal',
  timestamp: 'temporal',
};

/** Whether the engine can compare two types by value: 1 with 1.0, a date with its midnight. Others meet as text. */
function isComparable(a: ColumnType, b: ColumnType): boolean {
  return a === b || (families[a] !== undefined && families[a] === families[b]);
}
