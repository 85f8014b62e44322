import type { ColumnShape } from '#core/contract/column-shape.ts';
import type { Bound, Condition } from '#core/contract/condition.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import { asDouble, asText, asTimestamp, isInfinite, isNan } from './sql-words.ts';
import { storedName } from './typed-table.ts';

/**
 * A condition as SQL that is true or false for every row, never null.
 * @param changed columns that the typed table keeps twice.
 */
export function conditionSql(condition: Condition, changed: ReadonlySet<string>): string {
  switch (condition.kind) {
    case 'not':
      return `(NOT ${conditionSql(condition.condition, changed)})`;
    case 'all':
    case 'any':
      return joined(condition, changed);
    case 'null':
      return `(${quoteIdentifier(condition.column.name)} IS NULL)`;
    case 'stored-null':
      return `(${storedValue(condition.column, changed)} IS NULL)`;
    case 'unreadable': {
      const { name } = condition.column;
      return changed.has(name)
        ? `(${storedName(name)} IS NOT NULL AND ${quoteIdentifier(name)} IS NULL)`
        : 'false';
    }
    default:
      return `coalesce(${atomSql(condition)}, false)`;
  }
}

function joined(
  condition: Condition & { kind: 'all' | 'any' },
  changed: ReadonlySet<string>,
): string {
  const parts = condition.conditions.map((part) => conditionSql(part, changed));
  const [operator, nothing] = condition.kind === 'all' ? [' AND ', 'true'] : [' OR ', 'false'];
  return parts.length === 0 ? nothing : `(${parts.join(operator)})`;
}

type Atom = Extract<
  Condition,
  { kind: 'nan' | 'infinite' | 'compare' | 'in' | 'matches' | 'length' | 'sql' }
>;

function atomSql(condition: Atom): string {
  switch (condition.kind) {
    case 'nan':
      return isNan(asDouble(condition.column));
    case 'infinite':
      return isInfinite(asDouble(condition.column));
    case 'compare':
      return compareSql(condition.column, condition.operator, condition.bound);
    case 'in':
      return inSql(condition.column, condition.values);
    case 'matches':
      return matchesSql(asText(condition.column), condition.pattern);
    case 'length':
      return `(length(${asText(condition.column)}) ${condition.operator} ${condition.length})`;
    default:
      // The line breaks keep a comment at the end of the user's text from swallowing ours.
      return `CAST((\n${condition.text}\n) AS BOOLEAN)`;
  }
}

/** RE2, anywhere in the text. */
function matchesSql(text: string, pattern: string): string {
  return `regexp_matches(${text}, ${quoteLiteral(pattern)})`;
}

function compareSql(column: ColumnShape, operator: string, bound: Bound): string {
  if (typeof bound !== 'number') {
    return `(${asTimestamp(column)} ${operator} TIMESTAMP ${quoteLiteral(bound.moment)})`;
  }
  return `(${numericValue(column, [bound])} ${operator} ${numberSql(bound)})`;
}

function inSql(column: ColumnShape, values: readonly (string | number | boolean)[]): string {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) {
    return `(${numericValue(column, numbers)} IN (${numbers.map((value) => numberSql(value)).join(', ')}))`;
  }
  const texts = values.map((value) => quoteLiteral(String(value)));
  return `(${asText(column)} IN (${texts.join(', ')}))`;
}

/** Whole columns are compared as whole numbers, so that values beyond 2^53 stay exact. */
function numericValue(column: ColumnShape, literals: readonly number[]): string {
  const whole = column.type === 'integer' && literals.every((one) => Number.isSafeInteger(one));
  return whole ? quoteIdentifier(column.name) : asDouble(column);
}

function numberSql(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : `CAST('${value}' AS DOUBLE)`;
}

function storedValue(column: ColumnShape, changed: ReadonlySet<string>): string {
  return changed.has(column.name) ? storedName(column.name) : quoteIdentifier(column.name);
}
