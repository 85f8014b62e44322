import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { Table } from '../table.ts';
import { tokensOf, type Token } from './expression-tokens.ts';
import { firstLine } from './trino-error.ts';
import { TrinoError } from './trino-protocol.ts';

/** Reserved words, one of which every query holds: without them nothing but the row at hand can be read. */
const queries = new Set(['SELECT', 'TABLE', 'VALUES']);
// Their answer is another one in every run, or for every user.
export const changingFunctions =
  /^(NOW|RAND|RANDOM|UUID|SHUFFLE|VERSION|FAIL|LOCALTIME|LOCALTIMESTAMP|CURRENT_\w+|SECURE_RANDOM\w*|SECURE_RAND)$/;

/**
 * Checks that a user's text is one SQL expression of Trino's over the columns of one table: by its tokens it stays
 * within the parentheses that we put it in and holds no query, and the server itself validates it as a condition.
 * @param validate rejects with the server's own error
 * @throws CannotRunError
 */
export async function checkTrinoExpression(
  table: Table,
  expression: string,
  validate: (sql: string) => Promise<unknown>,
): Promise<void> {
  const offence = offenceOf(tokensOf(expression));
  if (offence !== undefined) throw refused(expression, offence);
  try {
    // In a condition aggregates and windows have no place; the line break ends a comment of the user's.
    await validate(
      `EXPLAIN (TYPE VALIDATE) SELECT 1 FROM ${table.relation} WHERE CAST((\n${expression}\n) AS BOOLEAN) IS NULL`,
    );
  } catch (error) {
    if (!(error instanceof TrinoError)) throw error;
    throw refused(expression, explained(error, table), error);
  }
}

function offenceOf(tokens: readonly Token[]): string | undefined {
  for (const { kind, text } of tokens) {
    if (kind !== 'word') continue;
    if (queries.has(text)) {
      return `${text.toLowerCase()} is not allowed here; expected columns, constants, operators and functions of them`;
    }
    if (changingFunctions.test(text)) {
      return `the function ${text.toLowerCase()} is not allowed here: its answer is another one in every run`;
    }
  }
  return nestingProblem(tokens, { commas: false });
}

/** Why a text would not stay within parentheses that are put around it; undefined when it would. */
export function nestingProblem(
  tokens: readonly Token[],
  allowed: { readonly commas: boolean },
): string | undefined {
  let depth = 0;
  for (const { kind, text } of tokens) {
    if (kind === 'broken')
      return `is no SQL: ${text} begins something that does not end, or that Trino does not quote with`;
    if (kind !== 'mark') continue;
    if (/^[([]$/.test(text)) depth += 1;
    if (/^[)\]]$/.test(text)) depth -= 1;
    const isList = text === ',' && depth === 0 && !allowed.commas;
    if (depth < 0 || text === ';' || text === '?' || isList) {
      return 'is more than one expression over the columns of the table';
    }
  }
  if (tokens.length === 0) return 'is empty';
  return depth === 0 ? undefined : 'is no SQL: a parenthesis is not closed';
}

function explained(error: TrinoError, table: Table): string {
  const said = firstLine(error.message);
  const { errorName } = error.details;
  const column = /^Column '(.*)' cannot be resolved$/.exec(said)?.[1];
  if (errorName === 'COLUMN_NOT_FOUND' && column !== undefined) {
    const names = table.columns.map(({ name }) => name);
    return `there is no column '${column}'. ${suggestName(column, names)}`;
  }
  return errorName === 'SYNTAX_ERROR' ? `is no SQL expression: ${said}` : `Trino says: ${said}`;
}

function refused(expression: string, reason: string, cause?: unknown): CannotRunError {
  return cannotRun('expression', expression, reason, { cause });
}
