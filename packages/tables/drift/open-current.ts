import type { Profile } from '#core/profile/profile.ts';
import type { TableEngine } from '../engine.ts';
import type { ColumnType, Table } from '../table.ts';
import { windowOf, type Span, type WindowRequest } from './window.ts';

export interface CurrentData {
  /** The rows to compare: all, or those of the window. */
  readonly table: Table;
  /** Of the columns that were read as text all the same. */
  readonly looksLike: ReadonlyMap<string, ColumnType>;
  /** The time that the rows of the window cover, where it is on a date or timestamp. */
  readonly span: Span | undefined;
  /** sha256 of the files as a whole. */
  digest(): Promise<string>;
}

/**
 * Opens the current data. Text formats have no types: a column that is text in the reference is read as text here too,
 * so that codes such as 007 stay what they were.
 */
export async function openCurrent(
  engine: TableEngine,
  reference: Profile,
  request: {
    readonly window: WindowRequest | undefined;
    open(textColumns?: readonly string[]): Promise<Table>;
  },
): Promise<CurrentData> {
  let whole = await request.open();
  const hasTypes = whole.files.every((file) => /\.(parquet|pq)$/i.test(file));
  const looksLike = new Map(
    whole.columns
      .filter(({ name, type }) => type !== 'string' && reference.columns[name]?.type === 'string')
      .filter(() => !hasTypes)
      .map(({ name, type }) => [name, type]),
  );
  if (looksLike.size > 0) whole = await request.open([...looksLike.keys()]);
  const opened = whole;
  const { table, span } = request.window
    ? await windowOf(engine, opened, request.window)
    : { table: opened, span: undefined };
  return { table, span, looksLike, digest: () => engine.digestOf(opened) };
}
