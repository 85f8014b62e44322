import { cannotRun } from '#core/verdict/errors.ts';
import type { Location } from '#core/verdict/finding.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
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
export async function windowOf(
  engine: TableEngine,
  table: Table,
  request: WindowRequest,
): Promise<WindowedTable> {
  const { column, rows, location } = request;
  if (column === undefined) return { table: await lastRows(engine, table, rows!), span: undefined };
  const fail = (message: string) => cannotRun('window', 'window.column', message, { location });
  const names = table.columns.map(({ name }) => name);
  const found = table.columns.find(({ name }) => name === column);
  if (!found)
    throw fail(`${table.source} has no column '${column}'. ${suggestName(column, names)}`);
  const isTime = found.type === 'date' || found.type === 'timestamp';
  if (rows === undefined && !isTime) {
    throw fail(`expected a date or timestamp, but '${column}' of ${table.source} is ${found.type}`);
  }
  const key = quoteIdentifier(column);
  const [row] = await engine.query(`SELECT max(${key}) AS newest FROM ${table.relation}`);
  const newest = row?.['newest'];
  if (newest === null || newest === undefined) {
    throw fail(`every '${column}' of ${table.source} is missing, so no row has a time`);
  }
  const relation =
    rows === undefined
      ? `(SELECT * FROM ${table.relation} WHERE ${key} > (SELECT max(${key}) FROM ${table.relation}) - to_milliseconds(${request.lastMs!}))`
      : newestRows(table, key, rows);
  const windowed = { ...table, relation };
  return {
    table: windowed,
    span: isTime ? await spanOf(engine, windowed, key, request) : undefined,
  };
}

function newestRows({ relation }: Table, key: string, rows: number): string {
  const newest = `SELECT ${key} AS k FROM ${relation} WHERE ${key} IS NOT NULL ORDER BY k DESC LIMIT ${rows}`;
  return `(SELECT * FROM ${relation} WHERE ${key} >= (SELECT min(k) FROM (${newest})))`;
}

async function lastRows(engine: TableEngine, table: Table, rows: number): Promise<Table> {
  const [counted] = await engine.query(`SELECT count(*) AS rows FROM ${table.relation}`);
  const skipped = Number(counted!['rows']) - rows;
  if (skipped <= 0) return table;
  return {
    ...table,
    relation: `(SELECT * FROM ${table.relation} LIMIT ${rows} OFFSET ${skipped})`,
  };
}

async function spanOf(
  engine: TableEngine,
  { relation }: Table,
  key: string,
  { lastMs }: WindowRequest,
): Promise<Span> {
  const [row] = await engine.query(
    `SELECT epoch_ms(max(CAST(${key} AS TIMESTAMP))) AS until, epoch_ms(min(CAST(${key} AS TIMESTAMP))) AS oldest FROM ${relation}`,
  );
  const until = Number(row!['until']);
  const from = lastMs === undefined ? Number(row!['oldest']) : until - lastMs;
  return { from: moment(from), until: moment(until) };
}

function moment(ms: number): string {
  return new Date(ms).toISOString();
}
