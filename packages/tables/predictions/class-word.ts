import type { Problem } from '#core/verdict/errors.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

/**
 * SQL of the class in a column as text, one spelling whatever the type: 1 and 1.0 are '1', true is 'true'. NULL where
 * missing. A fraction is no class.
 */
export function classWord(
  { table, input }: { readonly table: Table; readonly input: string },
  { name, type }: TableColumn,
): { expression: string } | { problem: Problem } {
  const quoted = quoteIdentifier(name);
  if (type === 'string') return { expression: quoted };
  if (type === 'integer' || type === 'boolean') return { expression: `CAST(${quoted} AS VARCHAR)` };
  if (type === 'number') {
    const value = `CAST(${quoted} AS DOUBLE)`;
    return {
      expression: `CASE WHEN isnan(${value}) THEN NULL WHEN abs(${value}) < 9007199254740992 AND ${value} = trunc(${value}) THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ELSE CAST(${value} AS VARCHAR) END`,
    };
  }
  const message = `column '${name}' of ${table.source} holds values of type ${type}; expected classes: text, whole numbers or booleans`;
  return { problem: { code: 'column-type', subject: input, message } };
}

/** The spelling of a class in the name of a column or a key of the policy: 'p_1.0' is of class 1, 'p_True' of true. */
export function classOfName(name: string, labels: ReadonlySet<string>): string {
  if (labels.has(name)) return name;
  const whole = /^(-?\d+)\.0$/.exec(name)?.[1];
  if (whole !== undefined && labels.has(whole)) return whole;
  const lower = name.toLowerCase();
  return (lower === 'true' || lower === 'false') && labels.has(lower) ? lower : name;
}

/** Whole numbers by size, anything else by code unit: the order of numpy.unique. */
export function sortClasses(classes: Iterable<string>): string[] {
  const names = [...new Set(classes)];
  const areNumbers = names.every((name) => /^-?\d{1,15}$/.test(name));
  return names.sort((a, b) => (areNumbers ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0));
}
