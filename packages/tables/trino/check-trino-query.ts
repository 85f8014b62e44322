import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import type { ResultRow } from '../engine.ts';
import { bareQuery, overTables } from '../query-sql.ts';
import type { Table } from '../table.ts';
import { changingFunctions, nestingProblem } from './check-trino-expression.ts';
import { tokensOf } from './expression-tokens.ts';
import { firstLine } from './trino-error.ts';
import { TrinoError } from './trino-protocol.ts';

type Ask = (sql: string) => Promise<readonly ResultRow[]>;

/** Words that read what the plan of a query does not name, or another part of it in every run. */
const refusedWords = new Set(['TABLE', 'TABLESAMPLE', 'JSON_TABLE', 'MATCH_RECOGNIZE']);

/**
 * Checks that a user's text is one query that reads no other table than those it may know: by its tokens it stays
 * within the parentheses that we put it in, and the server itself says which tables it would read.
 * @param ask rejects with the server's own error
 * @throws CannotRunError
 */
export async function checkTrinoQuery(
  tables: ReadonlyMap<string, Table>,
  query: string,
  ask: Ask,
): Promise<void> {
  const names = [...tables.keys()].join(', ');
  const tokens = tokensOf(bareQuery(query));
  const words = tokens.flatMap(({ kind, text }) => (kind === 'word' ? [text] : []));
  const word = words.find((one) => refusedWords.has(one) || changingFunctions.test(one));
  if (word !== undefined) {
    throw refused(
      query,
      `${word.toLowerCase()} is not allowed here; expected one SELECT over ${names}`,
    );
  }
  const problem = nestingProblem(tokens, { commas: true });
  if (problem !== undefined) throw refused(query, `${problem}; expected one SELECT over ${names}`);
  const known = new Set<string>();
  for (const { relation } of tables.values()) {
    for (const table of await tablesReadBy(`SELECT * FROM ${relation}`, ask)) known.add(table);
  }
  const read = await tablesReadBy(overTables(tables, query, 2), ask).catch((error: unknown) => {
    if (!(error instanceof TrinoError)) throw error;
    throw refused(query, `Trino says: ${firstLine(error.message)}`, error);
  });
  const other = read.find((table) => !known.has(table));
  if (other !== undefined) {
    throw refused(query, `reads the table ${other}; expected one SELECT over ${names}`);
  }
}

/** 'catalog.schema.table' of every table in the plan of a query; of a view, those that it reads. */
async function tablesReadBy(sql: string, ask: Ask): Promise<string[]> {
  const [row] = await ask(`EXPLAIN (TYPE IO, FORMAT JSON) ${sql}`);
  const plan = JSON.parse(String(Object.values(row!)[0])) as {
    inputTableColumnInfos: readonly {
      table: { catalog: string; schemaTable: { schema: string; table: string } };
    }[];
  };
  return plan.inputTableColumnInfos.map(({ table: { catalog, schemaTable } }) =>
    [catalog, schemaTable.schema, schemaTable.table].join('.'),
  );
}

function refused(query: string, reason: string, cause?: unknown): CannotRunError {
  return cannotRun('query', query, reason, { cause });
}
