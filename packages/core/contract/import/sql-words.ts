import type { Scalar } from './source-part.ts';

/** A column in an SQL expression. */
export function sqlColumn(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function sqlLiteral(value: Scalar): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** True where nothing is to be compared: other tools skip missing values. */
export function orMissing(condition: string): string {
  return `coalesce(${condition}, true)`;
}
