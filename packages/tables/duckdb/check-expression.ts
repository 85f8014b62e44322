import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { quoteLiteral } from '../sql-text.ts';
import type { Table } from '../table.ts';
import { readEngineError } from './engine-error.ts';
import { longTextProblem } from './long-text.ts';
import type { DuckDbSession } from './session.ts';

export type Node = Readonly<Record<string, unknown>>;

// Everything that computes with the row at hand. Left out on purpose: SUBQUERY, which could read any file.
export const allowedClasses = new Set([
  'BETWEEN',
  'CASE',
  'CAST',
  'COLLATE',
  'COLUMN_REF',
  'COMPARISON',
  'CONJUNCTION',
  'CONSTANT',
  'FUNCTION',
  'LAMBDA',
  'LAMBDA_REF',
  'OPERATOR',
]);
// Functions that look beyond the row, differ from run to run, or make as much memory as a number in them says: that
// memory is outside the engine's limit, and the system would kill the process.
export const refusedFunctions =
  /^(getenv|current_setting|pg_.*|nextval|currval|random|uuid|gen_random_uuid|uuidv[47]|setseed|sleep.*|query|query_table|read_.*|parquet_.*|glob|getvariable|write_log|in_search_path|current_.*|txid_current|version|error|columns|repeat|range|generate_series|list_resize|array_resize)$/i;

/**
 * Checks that a user's text is one SQL expression over the columns of one table: parsed by the engine itself, then
 * every node must be of a kind that computes with the row at hand. It cannot end the statement, add one or read a file.
 * @throws CannotRunError
 */
export async function assertExpression(
  session: DuckDbSession,
  table: Table,
  expression: string,
): Promise<void> {
  const enclosed = await parse(session, `SELECT (${expression}\n)`);
  if (enclosed.problem !== undefined) {
    throw refused(expression, `is no SQL expression: ${enclosed.problem}`);
  }
  // Parsed by itself too: within parentheses ') or (' would be an expression, and a list a row.
  const bare = await parse(session, `SELECT ${expression}\n`);
  if (!isBareSelect(enclosed) || !isBareSelect(bare)) {
    throw refused(
      expression,
      'expected one SQL expression over the columns of the table, got more than that',
    );
  }
  const offender = findOffender(bare.statements[0]!.node['select_list']);
  if (offender)
    throw refused(
      expression,
      `${offender}; expected columns, constants, operators and functions of them`,
    );
  await assertBinds(session, table, expression);
}

/** A comment at the end of the text must not swallow what follows: hence the line breaks. */
export async function parse(session: DuckDbSession, text: string): Promise<Parsed> {
  const [row] = await session.rows(
    `SELECT json_serialize_sql(${quoteLiteral(text)})::VARCHAR AS tree`,
  );
  // A number beyond the largest double stands in it as a bare word, which is no JSON.
  const json = String(row!['tree']).replaceAll(/":-?(Infinity|NaN)(?=[,}])/g, '":null');
  const tree = JSON.parse(json) as {
    error_message?: string;
    statements?: Parsed['statements'];
  };
  return { problem: tree.error_message, statements: tree.statements ?? [] };
}

interface Parsed {
  readonly problem: string | undefined;
  readonly statements: readonly { readonly node: Node }[];
}

function isBareSelect({ problem, statements }: Parsed): boolean {
  const [statement, ...more] = statements;
  if (problem !== undefined || !statement || more.length > 0) return false;
  const { node } = statement;
  const from = node['from_table'] as Node | undefined;
  const isEmpty = (value: unknown) =>
    value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  const { map } = (node['cte_map'] ?? { map: [] }) as { map: unknown };
  return (
    node['type'] === 'SELECT_NODE' &&
    (node['select_list'] as readonly unknown[]).length === 1 &&
    from?.['type'] === 'EMPTY' &&
    [
      map,
      node['modifiers'],
      node['where_clause'],
      node['group_expressions'],
      node['having'],
      node['sample'],
      node['qualify'],
    ].every(isEmpty)
  );
}

function findOffender(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = findOffender(item);
      if (found) return found;
    }
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const node = value as Node;
  const kind = node['class'];
  if (typeof kind === 'string' && !allowedClasses.has(kind))
    return `${kind.toLowerCase().replaceAll('_', ' ')} is not allowed here`;
  const name = node['function_name'];
  if (kind === 'FUNCTION' && typeof name === 'string' && refusedFunctions.test(name))
    return `the function ${name} is not allowed here`;
  const tooLong = kind === 'FUNCTION' ? longTextProblem(node) : undefined;
  if (tooLong) return tooLong;
  // The value of a constant is data, not a node.
  return kind === 'CONSTANT' ? undefined : findOffender(Object.values(node));
}

async function assertBinds(
  session: DuckDbSession,
  table: Table,
  expression: string,
): Promise<void> {
  try {
    // In a condition: aggregates have no place there.
    await session.rows(`SELECT 1 FROM ${table.relation} WHERE (${expression}\n) IS NULL LIMIT 0`);
  } catch (error) {
    const engineError = readEngineError(error);
    if (!engineError) throw error;
    const { message, name } = engineError;
    const reason = message.split('\n')[0]!;
    if (name !== undefined && /column/i.test(message)) {
      throw refused(
        expression,
        `there is no column '${name}'. ${suggestName(
          name,
          table.columns.map((column) => column.name),
        )}`,
        error,
      );
    }
    throw refused(expression, reason, error);
  }
}

function refused(expression: string, reason: string, cause?: unknown): CannotRunError {
  return cannotRun('expression', expression, reason, { cause });
}
