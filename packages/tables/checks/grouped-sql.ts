import type { ColumnShape } from '#core/contract/column-shape.ts';
import type { Measure } from '#core/contract/measure.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { ColumnType, Table } from '../table.ts';
import type { CheckedTable } from './checked-table.ts';
import { asText, isDistinct, valueOrNull } from './sql-words.ts';

export function surplusSql(columns: readonly ColumnShape[], relation: string): string {
  const key = columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  return `SELECT coalesce(sum(n - 1), 0) AS value FROM (SELECT count(*) AS n FROM ${relation} GROUP BY ${key}) AS keys`;
}

export function classesSql(
  column: ColumnShape,
  named: string | undefined,
  relation: string,
): string {
  const name = quoteIdentifier(column.name);
  // A label stored as 0.0 and 1.0 has the classes 0 and 1.
  const text =
    column.type === 'number'
      ? `CASE WHEN ${name} = floor(${name}) THEN coalesce(CAST(TRY_CAST(${name} AS BIGINT) AS VARCHAR), CAST(${name} AS VARCHAR)) ELSE CAST(${name} AS VARCHAR) END`
      : asText(column);
  const inner = `SELECT ${text} AS v, count(*) AS c FROM ${relation} WHERE ${valueOrNull(column)} IS NOT NULL GROUP BY 1`;
  const asked = named === undefined ? 'false' : `v = ${quoteLiteral(named)}`;
  return `SELECT coalesce(sum(c), 0) AS total, count(*) AS classes,
    first(v ORDER BY c, v) AS smallest_value, min(c) AS smallest_count,
    first(v ORDER BY c DESC, v) AS largest_value, max(c) AS largest_count,
    coalesce(bool_and(v IN ('0', '1')) OR bool_and(v IN ('false', 'true')), false) AS is_binary,
    coalesce(sum(c) FILTER (WHERE v IN ('1', 'true')), 0) AS positive,
    coalesce(sum(c) FILTER (WHERE ${asked}), 0) AS named
    FROM (${inner})`;
}

/** Rows with a label, by whether others with the same features have another; missing equals missing. */
export function conflictsSql(
  { label, features }: Extract<Measure, { kind: 'conflicts' }>,
  relation: string,
): string {
  const name = quoteIdentifier(label.name);
  const key = features.map((feature) => quoteIdentifier(feature.name)).join(', ');
  const groups = `SELECT count(*) AS n, ${isDistinct(`min(${name})`, `max(${name})`)} AS differ FROM ${relation} WHERE ${valueOrNull(label)} IS NOT NULL GROUP BY ${key}`;
  return `SELECT coalesce(sum(n), 0) AS considered, coalesce(sum(CASE WHEN differ THEN n END), 0) AS failing FROM (${groups}) AS alike`;
}

export function orphansSql(
  { columns, fields }: Extract<Measure, { kind: 'orphans' }>,
  relation: string,
  parent: Table,
): string {
  const natives = columns.map((column, index) => isComparable(column.type, fields[index]!.type));
  const keys = (shapes: readonly ColumnShape[]): string =>
    shapes
      .map(
        (shape, index) =>
          `${natives[index] ? quoteIdentifier(shape.name) : asText(shape)} AS k${index}`,
      )
      .join(', ');
  const whole = columns.map((column) => `${valueOrNull(column)} IS NOT NULL`).join(' AND ');
  const equal = columns.map((_column, index) => `child.k${index} = parent.k${index}`).join(' AND ');
  return `SELECT count(*) AS value FROM (SELECT ${keys(columns)} FROM ${relation} WHERE ${whole}) AS child
    ANTI JOIN (SELECT DISTINCT ${keys(fields)} FROM ${parent.relation}) AS parent ON ${equal}`;
}

export function sharedSql(
  columns: readonly string[],
  own: CheckedTable,
  other: CheckedTable,
): string {
  const typeIn = (table: Table, name: string): ColumnType =>
    table.columns.find((column) => column.name === name)!.type;
  const keyOf = ({ table }: CheckedTable): string => {
    const parts = columns.map((name, index) => {
      const native = isComparable(typeIn(own.table, name), typeIn(other.table, name));
      const value = quoteIdentifier(name);
      return `${native ? value : `CAST(${value} AS VARCHAR)`} AS k${index}`;
    });
    return `${parts.join(', ')} FROM ${table.relation}`;
  };
  const equal = columns.map((_name, index) => `own.k${index} IS NOT DISTINCT FROM other.k${index}`);
  // Few keys may stand in many rows; whole rows seldom repeat, and making them distinct would cost as much as the join.
  const isKey = columns.length < own.table.columns.length;
  return `SELECT count(*) AS value FROM (SELECT ${keyOf(own)}) AS own SEMI JOIN (SELECT ${isKey ? 'DISTINCT ' : ''}${keyOf(other)}) AS other ON ${equal.join(' AND ')}`;
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
