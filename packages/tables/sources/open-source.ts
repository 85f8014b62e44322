import type { OpenOptions, TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { isAddress, shownAddress } from './address.ts';
import type { Downloads } from './downloads.ts';

/**
 * Opens a path, a glob or an address. What is said of a download names its address, not the temporary file.
 * @throws CannotRunError
 */
export async function openSource(
  engine: TableEngine,
  downloads: Downloads,
  source: string,
  options: OpenOptions = {},
): Promise<Table> {
  if (!isAddress(source)) return engine.open(source, options);
  const fetched = await downloads.filesOf(source);
  return engine.open(shownAddress(source), { ...options, fetched });
}
