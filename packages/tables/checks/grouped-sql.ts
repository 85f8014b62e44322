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
  { column, named }: Extract<Measure, { kind: 'classes' }>,
  table: Table,
): string {
  const { dialect } = table.engine;
  const name = quoteIdentifier(column.name);
  const plain = asText(column, table);
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

/** Rows with a label, by whether others with the same features have another; missing equals missing. */
export function conflictsSql(
  { label, features }: Extract<Measure, { kind: 'conflicts' }>,
  { relation, engine }: Table,
): string {
  const name = quoteIdentifier(label.name);
  const key = features.map((feature) => quoteIdentifier(feature.name)).join(', ');
  const groups = `SELECT count(*) AS n, ${isDistinct(`min(${name})`, `max(${name})`)} AS differ FROM ${relation} WHERE ${valueOrNull(label, engine.dialect)} IS NOT NULL GROUP BY ${key}`;
  return `SELECT coalesce(sum(n), 0) AS considered, coalesce(sum(CASE WHEN differ THEN n END), 0) AS failing FROM (${groups}) AS alike`;
}

export function orphansSql(
  { columns, fields }: Extract<Measure, { kind: 'orphans' }>,
  table: Table,
  parent: Table,
): string {
  const { dialect } = table.engine;
  const natives = columns.map((column, index) => isComparable(column.type, fields[index]!.type));
  const keys = (shapes: readonly ColumnShape[], of: Table): string =>
    shapes
      .map(
        (shape, index) =>
          `${natives[index] ? quoteIdentifier(shape.name) : asText(shape, of)} AS k${index}`,
      )
      .join(', ');
  const whole = columns.map((column) => `${valueOrNull(column, dialect)} IS NOT NULL`);
  const equal = columns.map((_column, index) => `child.k${index} = parent.k${index}`);
  return `SELECT count(*) AS value FROM (SELECT ${keys(columns, table)} FROM ${table.relation} WHERE ${whole.join(' AND ')}) AS child
    WHERE NOT EXISTS (SELECT 1 FROM (SELECT DISTINCT ${keys(fields, parent)} FROM ${parent.relation}) AS parent WHERE ${equal.join(' AND ')})`;
}

export function sharedSql(
  columns: readonly string[],
  own: CheckedTable,
  other: CheckedTable,
): string {
  const typeIn = ({ table }: CheckedTable, name: string): ColumnType =>
    table.columns.find((column) => column.name === name)!.type;
  const keysOf = ({ table }: CheckedTable): string => {
    const parts = columns.map((name, index) => {
      const type = typeIn(own, name);
      const native = isComparable(type, typeIn(other, name));
      return `${native ? quoteIdentifier(name) : asText({ name, type }, table)} AS k${index}`;
    });
    return `SELECT ${parts.join(', ')} FROM ${table.relation}`;
  };
  const names = columns.map((_name, index) => `k${index}`);
  return own.table.engine.dialect.countShared(keysOf(own), keysOf(other), {
    keys: names,
    areRows: columns.length >= own.table.columns.length,
  });
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
