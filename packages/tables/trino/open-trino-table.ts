import { cannotRun } from '#core/verdict/errors.ts';
import { nearestName } from '#core/verdict/nearest-name.ts';
import type { ResultRow } from '../engine.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import { openedColumns, type OpenedColumns } from './trino-columns.ts';
import { explainTrinoError } from './trino-error.ts';
import { TrinoError, type StatementColumn } from './trino-protocol.ts';
import type { TrinoSource } from './trino-source.ts';

/** Runs one statement; throws the server's own errors. */
export interface Statements {
  rows(sql: string): Promise<readonly ResultRow[]>;
  columns(sql: string): Promise<readonly StatementColumn[]>;
}

/**
 * Finds the table, its columns and that it has rows. Asked of the table itself, so that a user who may read it needs
 * no other permission.
 * @throws CannotRunError
 */
export async function openTrinoTable(
  statements: Statements,
  source: TrinoSource,
): Promise<OpenedColumns> {
  const table = qualifiedName(source);
  try {
    const columns = await statements.columns(`SELECT * FROM ${table} LIMIT 0`);
    const opened = openedColumns(table, columns);
    assertColumns(source, columns);
    const [row] = await statements.rows(`SELECT count(*) AS "rows" FROM ${table}`);
    if (Number(row!['rows']) > 0) return opened;
  } catch (error) {
    throw (await missingName(statements, source, error)) ?? explainTrinoError(error, source.shown);
  }
  throw cannotRun(
    'table-no-rows',
    source.shown,
    'has columns but no rows; expected data. Was the step that writes it cut off?',
  );
}

export function qualifiedName({ catalog, schema, table }: TrinoSource): string {
  return [catalog, schema, table].map((part) => quoteIdentifier(part)).join('.');
}

function assertColumns({ shown }: TrinoSource, columns: readonly StatementColumn[]): void {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (names.length === 0)
    throw cannotRun('table-no-columns', shown, 'has no columns that this user may read');
  if (twice !== undefined)
    throw cannotRun(
      'table-columns',
      shown,
      `has two columns called '${twice}'; expected different names`,
    );
}

/** With the nearest name that does exist. */
async function missingName(
  statements: Statements,
  source: TrinoSource,
  error: unknown,
): Promise<Error | undefined> {
  if (!(error instanceof TrinoError)) return undefined;
  const { catalog, schema, table, shown } = source;
  const lookups: Readonly<Record<string, readonly [string, string, string]>> = {
    CATALOG_NOT_FOUND: ['catalog', catalog, 'SHOW CATALOGS'],
    SCHEMA_NOT_FOUND: ['schema', schema, `SHOW SCHEMAS FROM ${quoteIdentifier(catalog)}`],
    TABLE_NOT_FOUND: [
      'table',
      table,
      `SHOW TABLES FROM ${quoteIdentifier(catalog)}.${quoteIdentifier(schema)}`,
    ],
  };
  const lookup = lookups[error.details.errorName];
  if (!lookup) return undefined;
  const [kind, name, sql] = lookup;
  // Who may not list them is told without.
  const rows = await statements.rows(sql).catch(() => []);
  const nearest = nearestName(
    name,
    rows.map((row) => String(Object.values(row)[0])),
  );
  const hint =
    nearest === undefined
      ? 'Check the name, and that the user may see it'
      : `Did you mean '${nearest}'?`;
  return cannotRun('trino-table', shown, `there is no ${kind} ${quoteLiteral(name)}. ${hint}`, {
    cause: error,
  });
}
