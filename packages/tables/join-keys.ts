import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { Location } from '#core/verdict/finding.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { quoteIdentifier } from './sql-text.ts';
import type { Table, TableColumn } from './table.ts';

export interface JoinRequest {
  readonly keys: readonly string[];
  readonly left: Table;
  readonly right: Table;
  /** 'skew.join': for messages. */
  readonly subject: string;
  readonly location: Location;
}

/** Expressions, one a key, that are equal on both sides exactly when the keys are. */
export interface JoinKeys {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** @throws CannotRunError for every key that one of the tables does not have. */
export function joinKeys({ keys, left, right, subject, location }: JoinRequest): JoinKeys {
  const problems: Problem[] = [];
  const find = (table: Table, key: string): TableColumn | undefined => {
    const found = table.columns.find(({ name }) => name === key);
    if (!found) {
      const names = table.columns.map(({ name }) => name);
      const message = `${table.source} has no column '${key}' to join by. ${suggestName(key, names)}`;
      problems.push({ code: 'join-key', subject, message, location });
    }
    return found;
  };
  const pairs = keys.flatMap((key) => {
    const [a, b] = [find(left, key), find(right, key)];
    return a && b ? [[a, b] as const] : [];
  });
  if (problems.length > 0) throw new CannotRunError(problems);
  return {
    left: pairs.map(([a, b]) => keyExpression(a, b)),
    right: pairs.map(([a, b]) => keyExpression(b, a)),
  };
}

/** Whole numbers stay exact beyond 2^53; a key that is text on one side is compared as text. */
function keyExpression(column: TableColumn, other: TableColumn): string {
  const quoted = quoteIdentifier(column.name);
  const types = new Set([column.type, other.type]);
  if (types.size === 1 && !types.has('other')) {
    return column.sqlType === other.sqlType ? quoted : `CAST(${quoted} AS ${common(column.type)})`;
  }
  const areNumbers = [...types].every((type) => type === 'integer' || type === 'number');
  if (areNumbers) return `CAST(${quoted} AS DOUBLE)`;
  const areTimes = [...types].every((type) => type === 'date' || type === 'timestamp');
  return `CAST(${quoted} AS ${areTimes ? 'TIMESTAMP' : 'VARCHAR'})`;
}

function common(type: TableColumn['type']): string {
  if (type === 'integer') return 'HUGEINT';
  if (type === 'number') return 'DOUBLE';
  return type === 'timestamp' || type === 'date' ? 'TIMESTAMP' : 'VARCHAR';
}

/** 'a IS NOT NULL AND b IS NOT NULL': a row without a whole key belongs to no other. */
export function hasKey(expressions: readonly string[]): string {
  return expressions.map((one) => `(${one}) IS NOT NULL`).join(' AND ');
}
