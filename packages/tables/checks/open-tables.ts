import { referencedSources, textColumns, type Contract } from '#core/contract/parse-contract.ts';
import { collectProblems } from '#core/verdict/collect-problems.ts';
import type { TableEngine } from '../engine.ts';
import type { Downloads } from '../sources/downloads.ts';
import { openSource } from '../sources/open-source.ts';
import type { Table } from '../table.ts';
import type { SplitTable } from './check-tables.ts';

export interface OpenTablesOptions {
  readonly contract: Contract;
  readonly sources: readonly {
    readonly split: string | undefined;
    readonly source: string;
  }[];
  /** The data will be asked one question; see `OpenOptions`. */
  readonly isReadOnce?: boolean;
}

export interface OpenedTables {
  readonly data: readonly SplitTable[];
  /** The tables that rules refer to, by source as the contract names it. */
  readonly references: ReadonlyMap<string, Table>;
}

/**
 * Opens the data and every table that the contract refers to; columns that it declares as text are read as text.
 * @throws CannotRunError with the problems of all of them.
 */
export async function openTables(
  engine: TableEngine,
  downloads: Downloads,
  { contract, sources, isReadOnce = false }: OpenTablesOptions,
): Promise<OpenedTables> {
  const options = { textColumns: textColumns(contract), isReadOnce };
  const named = referencedSources(contract);
  const opened = await collectProblems([
    ...sources.map(({ source }) => openSource(engine, downloads, source, options)),
    ...named.map((source) => openSource(engine, downloads, source)),
  ]);
  const data = sources.map(({ split }, index) => ({ split, table: opened[index]! }));
  const others = named.map((source, index) => [source, opened[sources.length + index]!] as const);
  return { data, references: new Map(others) };
}
