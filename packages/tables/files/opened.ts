import type { ResultRow } from '../engine.ts';
import type { RowStore } from './load-rows.ts';
import type { SourceFile } from './source-files.ts';

/** SQL for small results, throwing the engine's own errors. */
export type RunSql = (sql: string) => Promise<readonly ResultRow[]>;

/** Shows VARCHAR columns of a query, batch by batch. */
export type ScanStrings = (
  sql: string,
  columns: number,
  visit: (batch: readonly (readonly (string | null)[])[]) => void,
) => Promise<void>;

/** What a reader needs: the files of one layout, and where to put what it makes of them. */
export interface ReadRequest {
  readonly files: readonly SourceFile[];
  /** A quoted name for the table or view that the reader makes. */
  readonly relation: string;
  /** Add the `key=value` directories of the paths as columns. */
  readonly hivePartitions: boolean;
  /** Columns that stay text whatever their values look like. */
  readonly textColumns: readonly string[];
  /** Make a view over text rather than a table. */
  readonly isReadOnce: boolean;
  /** How large the text is, about. */
  readonly bytes: number;
  readonly store: RowStore;
  readonly run: RunSql;
  readonly scanStrings: ScanStrings;
}
