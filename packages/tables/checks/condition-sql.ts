import type { ColumnShape } from '#core/contract/column-shape.ts';
import type { Condition } from '#core/contract/condition.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';
import { storedName, type CheckedTable } from './typed-table.ts';

/** A condition as SQL that is true or false for every row, never null. */
export function conditionSql(condition: Condition, checked: CheckedTable): string {
  switch (condition.kind) {
    case 'not':
      return `(NOT ${conditionSql(condition.condition, checked)})`;
    case 'all':
    case 'any':
      return joined(condition, checked);
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

function joined(condition: Condition & { kind: 'all' | 'any' }, checked: CheckedTable): string {
  const parts = condition.conditions.map((part) => conditionSql(part, checked));
  const [operator, nothing] = condition.kind === 'all' ? [' AND ', 'true'] : [' OR ', 'false'];
  return parts.length === 0 ? nothing : `(${parts.join(operator)})`;
}

type Atom = Extract<
  Condition,
  { kind: 'nan' | 'infinite' | 'compare' | 'in' | 'matches' | 'length' | 'sql' }
>;

function atomSql(condition: Atom, checked: CheckedTable): string {
  const { dialect } = checked.table.engine;
  switch (condition.kind) {
    case 'nan':
      return dialect.isNan(asDouble(condition.column));
    case 'infinite':
      return dialect.isInfinite(asDouble(condition.column));
    case 'compare':
      return compareSql(condition, checked);
    case 'in':
      return inSql(condition.column, condition.values, checked);
    case 'matches':
      return dialect.matches(asText(condition.column, checked), condition.pattern);
    case 'length':
      return `(length(${asText(condition.column, checked)}) ${condition.operator} ${condition.length})`;
    default:
      // The line breaks keep a comment at the end of the user's text from swallowing ours.
      return `CAST((\n${condition.text}\n) AS BOOLEAN)`;
  }
}

function compareSql(
  { column, operator, bound }: Extract<Condition, { kind: 'compare' }>,
  checked: CheckedTable,
): string {
  if (typeof bound !== 'number') {
    return `(${asMoment(column, checked)} ${operator} TIMESTAMP ${quoteLiteral(bound.moment)})`;
  }
  return `(${numericValue(column, [bound])} ${operator} ${numberSql(bound)})`;
}

function inSql(
  column: ColumnShape,
  values: readonly (string | number | boolean)[],
  checked: CheckedTable,
): string {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) {
    return `(${numericValue(column, numbers)} IN (${numbers.map((value) => numberSql(value)).join(', ')}))`;
  }
  const texts = values.map((value) => quoteLiteral(String(value)));
  return `(${asText(column, checked)} IN (${texts.join(', ')}))`;
}

/** Whole columns are compared as whole numbers, so that values beyond 2^53 stay exact. */
function numericValue(column: ColumnShape, literals: readonly number[]): string {
  const whole = column.type === 'integer' && literals.every((one) => Number.isSafeInteger(one));
  return whole ? quoteIdentifier(column.name) : asDouble(column);
}

function numberSql(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : `CAST('${value}' AS DOUBLE)`;
}

function asDouble(column: ColumnShape): string {
  return `CAST(${quoteIdentifier(column.name)} AS DOUBLE)`;
}

/** A date or time column as a time without zone. */
export function asMoment(column: ColumnShape, { table }: CheckedTable): string {
  return table.engine.dialect.moment(stored(column, table));
}

export function asText(column: ColumnShape, { table }: { readonly table: Table }): string {
  return table.engine.dialect.text(stored(column, table));
}

/** The column with the engine's name of its type. */
function stored({ name }: ColumnShape, table: Table): TableColumn {
  return table.columns.find((column) => column.name === name)!;
}

function storedValue(column: ColumnShape, { changed }: CheckedTable): string {
  return changed.has(column.name) ? storedName(column.name) : quoteIdentifier(column.name);
}
