import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import { TrinoError } from './trino-protocol.ts';

/** Mistakes in our own SQL: nothing that the user can mend. */
const ours = new Set([
  'SYNTAX_ERROR',
  'COLUMN_NOT_FOUND',
  'FUNCTION_NOT_FOUND',
  'TYPE_MISMATCH',
  'GENERIC_INTERNAL_ERROR',
]);

const tooLarge = new Set([
  'QUERY_TEXT_TOO_LARGE',
  'COMPILER_ERROR',
  'STACK_OVERFLOW',
  'QUERY_HAS_TOO_MANY_STAGES',
]);

/** What the user can mend of an error of the server's; anything else comes back as it is. */
export function explainTrinoError(error: unknown, shown: string): unknown {
  if (!(error instanceof TrinoError) || ours.has(error.details.errorName)) return error;
  const { errorName, errorType } = error.details;
  const problem = (code: string, message: string): CannotRunError =>
    cannotRun(code, shown, message, { cause: error });
  const said = firstLine(error.message);
  const query = error.queryId === '' ? '' : ` (query ${error.queryId})`;
  if (errorName === 'PERMISSION_DENIED') {
    return problem(
      'trino-permission',
      `${said}${query}. The user needs SELECT on every column of the table`,
    );
  }
  if (tooLarge.has(errorName)) {
    return problem(
      'trino-too-large',
      `the server cannot take a statement of this size: ${said}${query}. Divide the contract, or the table's columns, into parts`,
    );
  }
  if (errorType === 'INSUFFICIENT_RESOURCES') {
    return problem(
      'trino-resources',
      `the server's limits do not allow this query: ${said}${query}. Raise them for this user, or through TRINO_SESSION`,
    );
  }
  if (errorName.endsWith('NOT_FOUND')) {
    return problem('trino-table', `${said}${query}. Was it dropped while it was read?`);
  }
  if (errorType === 'USER_ERROR') return problem('trino-query', `the query fails: ${said}${query}`);
  return problem(
    'trino-read',
    `the server cannot read the table: ${said}${query}. Run it again; if that does not help, ask who runs the server`,
  );
}

export function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
