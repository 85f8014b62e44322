import { cannotRun } from '#core/verdict/errors.ts';
import type { Location } from '#core/verdict/finding.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';

export interface WindowRequest {
  readonly column: string | undefined;
  /** Counted back from the newest row… */
  readonly lastMs: number | undefined;
  /** … or that many rows. */
  readonly rows: number | undefined;
  /** Of the rule in the policy. */
  readonly location: Location;
}

/** The time that rows cover, ISO 8601 in UTC. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

export interface WindowedTable {
  readonly table: Table;
  /** Where the window is on a date or timestamp column. */
  readonly span: Span | undefined;
}

/**
 * The rows of the last `lastMs` milliseconds, counted back from the newest row rather than from now: the same data give
 * the same answer tomorrow. That data are fresh is for validate-data to check. Or the newest `rows` rows by a column (with all that
 * tie with the last of them, so that the answer does not depend on chance), or the last ones in the order of the file.
 * @throws CannotRunError when the column does not exist, holds no time, or is empty.
 */
export async function windowOf(table: Table, request: WindowRequest): Promise<WindowedTable> {
  const { column, rows, location } = request;
  const fail = (message: string) => cannotRun('window', 'window.column', message, { location });
  if (column === undefined) {
    if (table.files.length > 0) return { table: await lastRows(table, rows!), span: undefined };
    throw fail(
      `the rows of ${table.source} have no order of their own, as a file's have: name the column that gives it`,
    );
  }
  const names = table.columns.map(({ name }) => name);
  const found = table.columns.find(({ name }) => name === column);
  if (!found)
    throw fail(`${table.source} has no column '${column}'. ${suggestName(column, names)}`);
  const isTime = found.type === 'date' || found.type === 'timestamp';
  if (rows === undefined && !isTime) {
    throw fail(`expected a date or timestamp, but '${column}' of ${table.source} is ${found.type}`);
  }
  const { dialect } = table.engine;
  const key = isTime ? dialect.moment(found) : quoteIdentifier(column);
  const [row] = await table.engine.query(`SELECT max(${key}) AS newest FROM ${table.relation}`);
  const newest = row?.['newest'];
  if (newest === null || newest === undefined) {
    throw fail(`every '${column}' of ${table.source} is missing, so no row has a time`);
  }
  const relation =
    rows === undefined
      ? `(SELECT * FROM ${table.relation} WHERE ${key} > ${dialect.laterByMs(`(SELECT max(${key}) FROM ${table.relation})`, -request.lastMs!)})`
      : newestRows(table, key, rows);
  const windowed = { ...table, relation };
  return {
    table: windowed,
    span: isTime ? await spanOf(windowed, key, request) : undefined,
  };
}

function newestRows({ relation }: Table, key: string, rows: number): string {
  const newest = `SELECT ${key} AS k FROM ${relation} WHERE ${key} IS NOT NULL ORDER BY k DESC LIMIT ${rows}`;
  return `(SELECT * FROM ${relation} WHERE ${key} >= (SELECT min(k) FROM (${newest})))`;
}

async function lastRows(table: Table, rows: number): Promise<Table> {
  const [counted] = await table.engine.query(`SELECT count(*) AS row_count FROM ${table.relation}`);
  const skipped = Number(counted!['row_count']) - rows;
  if (skipped <= 0) return table;
  return {
    ...table,
    relation: `(SELECT * FROM ${table.relation} LIMIT ${rows} OFFSET ${skipped})`,
  };
}

async function spanOf(
  { engine, relation }: Table,
  key: string,
  { lastMs }: WindowRequest,
): Promise<Span> {
  const { dialect } = engine;
  const [row] = await engine.query(
    `SELECT ${dialect.epochMs(`max(${key})`)} AS until, ${dialect.epochMs(`min(${key})`)} AS oldest FROM ${relation}`,
  );
  const until = Number(row!['until']);
  const from = lastMs === undefined ? Number(row!['oldest']) : until - lastMs;
  return { from: moment(from), until: moment(until) };
}

function moment(ms: number): string {
  return new Date(ms).toISOString();
}
