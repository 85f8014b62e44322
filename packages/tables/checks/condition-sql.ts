import type { ColumnShape } from '#core/contract/column-shape.ts';
import type { Condition } from '#core/contract/condition.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { Table } from '../table.ts';
import type { CheckedTable } from './checked-table.ts';
import { asDouble, asMoment, asText } from './sql-words.ts';
import { storedName } from './typed-table.ts';

/** A condition as SQL that is true or false for every row, never null. */
export function conditionSql(condition: Condition, checked: CheckedTable): string {
  switch (condition.kind) {
    case 'not':
      return `(NOT ${conditionSql(condition.condition, checked)})`;
    case 'all':
    case 'any':
      return joined(condition, checked, conditionSql);
    case 'null':
      return `(${quoteIdentifier(condition.column.name)} IS NULL)`;
    case 'stored-null':
      return `(${storedValue(condition.column, checked)} IS NULL)`;
    case 'unreadable': {
      const { name } = condition.column;
      return checked.changed.has(name)
        ? `(${storedName(name)} IS NOT NULL AND ${quoteIdentifier(name)} IS NULL)`
        : 'false';
    }
    default:
      return `coalesce(${atomSql(condition, checked)}, false)`;
  }
}

/**
 * The same for a place that takes null for false: a WHERE, or a count of the rows for which it holds. Without the
 * functions that make false of null the engine counts 40 checks in five sixths of the time.
 */
export function filterSql(condition: Condition, checked: CheckedTable): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return joined(condition, checked, filterSql);
    case 'not':
    case 'null':
    case 'stored-null':
    case 'unreadable':
      return conditionSql(condition, checked);
    default:
      return `(${atomSql(condition, checked)})`;
  }
}

function joined(
  condition: Condition & { kind: 'all' | 'any' },
  checked: CheckedTable,
  partSql: typeof conditionSql,
): string {
  const { conditions, merged } = mergeNotFinite(condition);
  const { dialect } = checked.table.engine;
  const finite = merged.map((column) =>
    notFiniteSql(column, { dialect, isNeverNull: partSql === conditionSql }),
  );
  const parts = [...conditions.map((part) => partSql(part, checked)), ...finite];
  const [operator, nothing] = condition.kind === 'all' ? [' AND ', 'true'] : [' OR ', 'false'];
  return parts.length === 0 ? nothing : `(${parts.join(operator)})`;
}

/** NaN or infinite is one question to the engine, not two: a quarter of the time of a range over numbers. */
function mergeNotFinite({ kind, conditions }: Condition & { kind: 'all' | 'any' }): {
  readonly conditions: readonly Condition[];
  readonly merged: readonly ColumnShape[];
} {
  const [nan, infinite] = (['nan', 'infinite'] as const).map((wanted) =>
    conditions.find((one) => one.kind === wanted),
  );
  if (kind !== 'any' || nan?.kind !== 'nan' || infinite?.kind !== 'infinite')
    return { conditions, merged: [] };
  if (nan.column.name !== infinite.column.name) return { conditions, merged: [] };
  return {
    conditions: conditions.filter((one) => one !== nan && one !== infinite),
    merged: [nan.column],
  };
}

function notFiniteSql(
  column: ColumnShape,
  { dialect, isNeverNull }: { readonly dialect: Dialect; readonly isNeverNull: boolean },
): string {
  const question = `NOT ${dialect.isFinite(asDouble(column))}`;
  return isNeverNull ? `coalesce(${question}, false)` : `(${question})`;
}

type Atom = Extract<
  Condition,
  { kind: 'nan' | 'infinite' | 'compare' | 'in' | 'matches' | 'length' | 'sql' }
>;

function atomSql(condition: Atom, { table }: CheckedTable): string {
  const { dialect } = table.engine;
  switch (condition.kind) {
    case 'nan':
      return dialect.isNan(asDouble(condition.column));
    case 'infinite':
      return dialect.isInfinite(asDouble(condition.column));
    case 'compare':
      return compareSql(condition, table);
    case 'in':
      return inSql(condition, table);
    case 'matches':
      return dialect.matches(asText(condition.column, table), condition.pattern);
    case 'length':
      return `(length(${asText(condition.column, table)}) ${condition.operator} ${condition.length})`;
    default:
      // The line breaks keep a comment at the end of the user's text from swallowing ours.
      return `CAST((\n${condition.text}\n) AS BOOLEAN)`;
  }
}

function compareSql(
  { column, operator, bound }: Extract<Condition, { kind: 'compare' }>,
  table: Table,
): string {
  if (typeof bound !== 'number') {
    return `(${asMoment(column, table)} ${operator} TIMESTAMP ${quoteLiteral(bound.moment)})`;
  }
  return `(${numericValue(column, [bound])} ${operator} ${numberSql(bound)})`;
}

function inSql({ column, values }: Extract<Condition, { kind: 'in' }>, table: Table): string {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) {
    return `(${numericValue(column, numbers)} IN (${numbers.map((value) => numberSql(value)).join(', ')}))`;
  }
  const texts = values.map((value) => quoteLiteral(String(value)));
  return `(${asText(column, table)} IN (${texts.join(', ')}))`;
}

/** Whole columns are compared as whole numbers, so that values beyond 2^53 stay exact. */
export function numericValue(column: ColumnShape, literals: readonly number[]): string {
  const whole = column.type === 'integer' && literals.every((one) => Number.isSafeInteger(one));
  return whole ? quoteIdentifier(column.name) : asDouble(column);
}

export function numberSql(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : `CAST('${value}' AS DOUBLE)`;
}

function storedValue(column: ColumnShape, { changed }: CheckedTable): string {
  return changed.has(column.name) ? storedName(column.name) : quoteIdentifier(column.name);
}
