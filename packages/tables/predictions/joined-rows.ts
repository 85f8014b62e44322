import type { AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';
import { sliceColumns } from './slice-columns.ts';

/** One table's part of the joined rows. */
export interface JoinPart {
  readonly table: Table;
  /** What rows are joined and ordered by; absent: the rows stay as they are. */
  readonly key: string | undefined;
  /** SQL over the table, by the name of its joined column. Names are ours, not the user's. */
  readonly columns: ReadonlyMap<string, string>;
  /** SQL over `columns`, by name; what is read is these. */
  readonly figures: ReadonlyMap<string, string>;
  /** Condition over `columns` on the rows that count; absent: all do. */
  readonly counts?: string;
}

export interface JoinedRows {
  readonly numbers: ReadonlyMap<string, Float64Array>;
  readonly slices: AlignedPredictions['slices'];
}

const relation = 'trainyard_joined';
const keyName = 'trainyard_key';

/**
 * Joins both tables in the engine and reads the figures of each row, the champion's under their name after
 * 'champion_'. Ordered by key: the same rows give the same bootstrap draws, however the files were ordered.
 */
export async function readJoined(
  engine: TableEngine,
  { candidate, champion }: { candidate: JoinPart; champion: JoinPart | undefined },
  policy: GatePolicy,
): Promise<JoinedRows> {
  const slices = await sliceColumns(engine, candidate.table, policy.slices);
  const names = (part: JoinPart, prefix = ''): string[] =>
    [...part.figures.keys()].map((name) => `${prefix}${name}`);
  const first = partSql(
    candidate,
    '',
    new Map(slices.map(({ name, expression }) => [name, expression])),
  );
  const ofChampion = champion && names(champion, 'champion_');
  const joined = champion
    ? `SELECT a.*, ${ofChampion!.map((name) => `b.${quoteIdentifier(name)}`).join(', ')} FROM ${first} a JOIN ${partSql(champion, 'champion_')} b USING (${keyName})`
    : `SELECT * FROM ${first} a`;
  const order = candidate.key === undefined ? '' : ` ORDER BY ${keyName}`;
  await engine.query(`CREATE OR REPLACE TABLE ${relation} AS ${joined}${order}`);
  const read = [...names(candidate), ...(ofChampion ?? []), ...slices.map(({ name }) => name)];
  const numbers = await engine.readNumbers(joinedTable(candidate.table, read), read);
  await engine.query(`DROP TABLE ${relation}`);
  return { numbers, slices: slices.map(({ name, read: values }) => values(numbers.get(name)!)) };
}

function partSql(
  { table, key, columns, figures, counts }: JoinPart,
  prefix: string,
  more: ReadonlyMap<string, string> = new Map(),
): string {
  const inner = [...columns, ...more].map(([name, sql]) => `${sql} AS ${quoteIdentifier(name)}`);
  const outer = [...figures].map(
    ([name, sql]) => `CAST(${sql} AS DOUBLE) AS ${quoteIdentifier(`${prefix}${name}`)}`,
  );
  const kept = [...more.keys()].map((name) => quoteIdentifier(name));
  return `(SELECT ${[keyName, ...outer, ...kept].join(', ')} FROM (SELECT ${[`${key ?? 'NULL'} AS ${keyName}`, ...inner].join(', ')} FROM ${table.relation})${counts === undefined ? '' : ` WHERE ${counts}`})`;
}

function joinedTable({ source, files, engine }: Table, names: readonly string[]): Table {
  const columns = names.map((name): TableColumn => ({ name, type: 'number', sqlType: 'DOUBLE' }));
  return { source, files, columns, engine, relation };
}
