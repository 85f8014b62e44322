import { cannotRun } from '#core/verdict/errors.ts';
import type { Location } from '#core/verdict/finding.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { Table } from '../table.ts';

export interface WindowRequest {
  readonly column: string;
  readonly lastMs: number;
  /** Of the rule in the policy. */
  readonly location: Location;
}

/**
 * The rows of the last `lastMs` milliseconds, counted back from the newest row rather than from now: the same data give
 * the same answer tomorrow. That data are fresh is for validate-data to check.
 * @throws CannotRunError when the column does not exist, holds no time, or is empty.
 */
export async function windowOf(
  table: Table,
  { column, lastMs, location }: WindowRequest,
): Promise<Table> {
  const fail = (message: string) => cannotRun('window', 'window.column', message, { location });
  const names = table.columns.map(({ name }) => name);
  const found = table.columns.find(({ name }) => name === column);
  if (!found)
    throw fail(`${table.source} has no column '${column}'. ${suggestName(column, names)}`);
  if (found.type !== 'date' && found.type !== 'timestamp') {
    throw fail(`expected a date or timestamp, but '${column}' of ${table.source} is ${found.type}`);
  }
  const { dialect } = table.engine;
  const time = dialect.moment(found);
  const [row] = await table.engine.query(`SELECT max(${time}) AS newest FROM ${table.relation}`);
  if (row?.['newest'] === null || row?.['newest'] === undefined) {
    throw fail(`every '${column}' of ${table.source} is missing, so no row has a time`);
  }
  const newest = `(SELECT max(${time}) FROM ${table.relation})`;
  const relation = `(SELECT * FROM ${table.relation} WHERE ${time} > ${dialect.laterByMs(newest, -lastMs)})`;
  return { ...table, relation };
}
