import type { AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';
import { inSameOrder } from './id-order.ts';
import type { PredictionId } from './prediction-columns.ts';
import { sliceColumns } from './slice-columns.ts';
import { readSorted } from './sorted-columns.ts';

/** One table's part of the joined rows. */
export interface JoinPart {
  readonly table: Table;
  /** What rows are aligned and ordered by; absent: the rows stay as they are. */
  readonly id: PredictionId | undefined;
  /** SQL over the table, by the name of its joined column. Names are ours, not the user's. */
  readonly columns: ReadonlyMap<string, string>;
  /** SQL over `columns`, by name; what is read is these. */
  readonly figures: ReadonlyMap<string, string>;
  /** SQL over `trainyard_id` and `cutBy` of the rows in their order, by name; read too. */
  readonly inOrder?: ReadonlyMap<string, string>;
  /** The one of `columns` that ids begin with, where their order may be cut; ids themselves unless given. */
  readonly cutBy?: string;
  /** Condition over `columns` on the rows that count; absent: all do. */
  readonly counts?: string;
  /** The engine may hand the rows on in an order that is not the table's. */
  readonly losesOrder?: boolean;
}

type Numbers = ReadonlyMap<string, Float64Array>;

/** What is kept of each table: the other one is read after the columns of the first are given up. */
export interface Keeping<A, B> {
  readonly candidate: (numbers: Numbers) => A;
  readonly champion: (numbers: Numbers) => B;
}

export interface JoinedRows<A, B> {
  readonly candidate: A;
  readonly champion?: B;
  readonly slices: AlignedPredictions['slices'];
}

/**
 * Reads the figures of each row, one table after the other in the order of their ids: these are known to be the same, each once, so the rows
 * stand side by side, and nothing is joined or kept in the engine. The order also gives the same bootstrap draws, however the files were ordered.
 */
export async function readJoined<A, B>(
  engine: TableEngine,
  { candidate, champion }: { candidate: JoinPart; champion: JoinPart | undefined },
  { policy, keep }: { readonly policy: GatePolicy; readonly keep: Keeping<A, B> },
): Promise<JoinedRows<A, B>> {
  const columns = await sliceColumns(engine, candidate.table, policy.slices);
  const more = new Map(columns.map(({ name, expression }) => [name, expression]));
  // A join and the ranks of clusters may hand rows on in an order of their own.
  const keepsOrder = candidate.counts === undefined && !candidate.losesOrder;
  const isSorted = keepsOrder && inSameOrder(candidate, champion);
  const rows = partSql(candidate, more);
  const read = async (): Promise<
    { kept: A; rowCount: number } & Pick<JoinedRows<A, B>, 'slices'>
  > => {
    const numbers = await readPart(engine, candidate, { rows, isSorted, more: [...more.keys()] });
    const slices = columns.map(({ name, read: values }) => values(numbers.get(name)!));
    return { kept: keep.candidate(numbers), rowCount: lengthOf(numbers), slices };
  };
  const { kept, rowCount, slices } = await read();
  if (!champion) return { candidate: kept, slices };
  // A row of weight 0 is no row of the champion's either.
  const counted = candidate.counts
    ? ` SEMI JOIN (SELECT trainyard_id FROM ${rows}) USING (trainyard_id)`
    : '';
  const ofChampion = `(SELECT * FROM ${partSql(champion)}${counted})`;
  const numbers = await readPart(engine, champion, { rows: ofChampion, isSorted });
  if (lengthOf(numbers) !== rowCount) {
    throw new Error(`aligned ${rowCount} rows with ${lengthOf(numbers)}`);
  }
  return { candidate: kept, champion: keep.champion(numbers), slices };
}

async function readPart(
  engine: TableEngine,
  { table, id, figures, inOrder, cutBy }: JoinPart,
  {
    rows,
    isSorted,
    more = [],
  }: { readonly rows: string; readonly isSorted: boolean; readonly more?: readonly string[] },
): Promise<Numbers> {
  return readSorted(
    engine,
    { table, id },
    {
      rows,
      names: [...figures.keys(), ...more],
      isSorted,
      ...(inOrder ? { inOrder } : {}),
      ...(cutBy === undefined ? {} : { cutBy }),
    },
  );
}

function lengthOf(numbers: Numbers): number {
  const [first] = numbers.values();
  return first!.length;
}

function partSql(
  { id, table, columns, figures, cutBy, counts }: JoinPart,
  more: ReadonlyMap<string, string> = new Map(),
): string {
  const inner = [...columns, ...more].map(([name, sql]) => `${sql} AS ${quoteIdentifier(name)}`);
  const outer = [...figures].map(
    ([name, sql]) => `CAST(${sql} AS DOUBLE) AS ${quoteIdentifier(name)}`,
  );
  const kept = [...(cutBy === undefined ? [] : [cutBy]), ...more.keys()].map((name) =>
    quoteIdentifier(name),
  );
  return `(SELECT ${['trainyard_id', ...outer, ...kept].join(', ')} FROM (SELECT ${[`${id?.expression ?? 'NULL'} AS trainyard_id`, ...inner].join(', ')} FROM ${table.relation})${counts === undefined ? '' : ` WHERE ${counts}`})`;
}
