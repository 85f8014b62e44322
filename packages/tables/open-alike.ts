import type { OpenOptions } from './engine.ts';
import type { Table } from './table.ts';

/**
 * Opens a table whose columns are compared with another's. Text formats have no types: a column that is text in the
 * other table is read as text here too, so that codes such as 007 stay what they were.
 */
export async function openAlike(
  open: (options?: OpenOptions) => Promise<Table>,
  other: Table,
): Promise<Table> {
  const table = await open();
  if (hasTypes(table)) return table;
  const isText = new Set(
    other.columns.filter(({ type }) => type === 'string').map(({ name }) => name),
  );
  const textColumns = table.columns
    .filter(({ name, type }) => type !== 'string' && isText.has(name))
    .map(({ name }) => name);
  return textColumns.length === 0 ? table : open({ textColumns });
}

/** Whether the files themselves say of what type a column is. */
export function hasTypes({ files }: Table): boolean {
  return files.every((file) => /\.(parquet|pq)$/i.test(file));
}
