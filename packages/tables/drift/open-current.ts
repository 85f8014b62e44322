import type { Profile } from '#core/profile/profile.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { windowOf, type WindowRequest } from './window.ts';

export interface CurrentData {
  /** The rows to compare: all, or those of the window. */
  readonly table: Table;
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
  const readAsOther = whole.columns
    .filter(({ name, type }) => type !== 'string' && reference.columns[name]?.type === 'string')
    .map(({ name }) => name);
  const hasTypes = whole.files.every((file) => /\.parquet$/i.test(file));
  if (readAsOther.length > 0 && !hasTypes) whole = await request.open(readAsOther);
  const opened = whole;
  const table = request.window ? await windowOf(engine, opened, request.window) : opened;
  return { table, digest: () => engine.digestOf(opened) };
}
