import type { Comparison, Condition } from '#core/contract/condition.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { CheckedTable } from './checked-table.ts';
import { filterSql, numberSql, numericValue } from './condition-sql.ts';
import { asDouble, countIf } from './sql-words.ts';

/**
 * The rows for which a condition holds, as an aggregate. The two commonest, a missing number and a number out of bounds,
 * are counted by their complement: one comparison a value, where NaN and the infinities need no question of their own.
 * That halves the engine's time for them (5 M rows, 15 columns).
 */
export function countSql(where: Condition, checked: CheckedTable): string {
  const short = presentSql(where) ?? missingSql(where, checked) ?? outsideSql(where);
  if (short !== undefined) return short;
  const condition = filterSql(where, checked);
  // A constant needs no aggregate at all.
  if (condition === 'true') return 'count(*)';
  return condition === 'false' ? '0' : countIf(condition);
}

function presentSql(where: Condition): string | undefined {
  if (where.kind !== 'not' || where.condition.kind !== 'null') return undefined;
  return `count(${quoteIdentifier(where.condition.column.name)})`;
}

/** Every number is at most infinity; NaN, which compares as larger or not at all, and null are not. */
function missingSql(where: Condition, { changed }: CheckedTable): string | undefined {
  if (where.kind !== 'any' || where.conditions.length !== 2) return undefined;
  const [empty, nan] = where.conditions;
  if (empty?.kind !== 'null' && empty?.kind !== 'stored-null') return undefined;
  if (nan?.kind !== 'nan' || nan.column.name !== empty.column.name) return undefined;
  // What is there and cannot be read as a number is not missing.
  if (empty.kind === 'stored-null' && changed.has(empty.column.name)) return undefined;
  return `(count(*) - ${countIf(`${asDouble(nan.column)} <= CAST('Infinity' AS DOUBLE)`)})`;
}

/** The values of a column without those that lie within the bounds. */
function outsideSql(where: Condition): string | undefined {
  if (where.kind !== 'all' || where.conditions.length !== 2) return undefined;
  const [present, failing] = where.conditions as [Condition, Condition];
  const values = presentSql(present);
  const parts = flatten(failing);
  const [bound] = parts;
  if (values === undefined || bound?.kind !== 'compare') return undefined;
  const { column } = bound;
  const isOfColumn = (part: Condition) => 'column' in part && part.column.name === column.name;
  if (!parts.every((part) => isOfColumn(part)) || values !== presentSql(hasValue(column)))
    return undefined;
  const kinds = parts.map(({ kind }) => kind).filter((kind) => kind !== 'compare');
  // NaN and infinite values lie outside, as they do of two finite bounds.
  const asked = column.type === 'number' ? 'infinite,nan' : '';
  if (kinds.sort().join() !== asked) return undefined;
  const within = withinSql(parts.filter((part) => part.kind === 'compare'));
  return within === undefined ? undefined : `(${values} - ${countIf(within)})`;
}

function hasValue(column: (Condition & { kind: 'null' })['column']): Condition {
  return { kind: 'not', condition: { kind: 'null', column } };
}

function flatten(condition: Condition): readonly Condition[] {
  if (condition.kind !== 'any') return [condition];
  return condition.conditions.flatMap((one) => flatten(one));
}

const opposites: Readonly<Record<Comparison, Comparison>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** Undefined for moments. A side without a bound ends at the largest finite number. */
function withinSql(bounds: readonly (Condition & { kind: 'compare' })[]): string | undefined {
  const { column } = bounds[0]!;
  const sides = new Map<'least' | 'most', string>();
  const numbers = bounds.map(({ bound }) => bound).filter((bound) => typeof bound === 'number');
  if (numbers.length < bounds.length) return undefined;
  const value = numericValue(column, numbers);
  for (const [index, { operator }] of bounds.entries()) {
    const side = operator.startsWith('<') ? 'least' : 'most';
    if (sides.has(side)) return undefined;
    sides.set(side, `${value} ${opposites[operator]} ${numberSql(numbers[index]!)}`);
  }
  if (column.type === 'number') {
    const largest = `CAST('${Number.MAX_VALUE}' AS DOUBLE)`;
    if (!sides.has('least')) sides.set('least', `${value} >= -${largest}`);
    if (!sides.has('most')) sides.set('most', `${value} <= ${largest}`);
  }
  return [...sides.values()].join(' AND ');
}
