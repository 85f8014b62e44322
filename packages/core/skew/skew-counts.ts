import type { ColumnType } from '../profile/column-type.ts';

/** One of the two logs, counted. */
export interface LogCounts {
  /** As the user gave it. */
  readonly source: string;
  readonly rows: number;
  /** Rows where a column of the key is missing. */
  readonly withoutKey: number;
  /** Keys that stand in more than one row: which row was meant cannot be told, so none is compared. */
  readonly repeatedKeys: number;
  /** Keys that the other log does not have. */
  readonly unmatchedKeys: number;
}

/** One feature over the joined rows. */
export interface ColumnSkew {
  readonly column: string;
  readonly types: { readonly training: ColumnType; readonly serving: ColumnType };
  /** The types cannot be compared value by value. */
  readonly retyped: boolean;
  /** Both have a value, and not the same. */
  readonly different: number;
  readonly missingInTraining: number;
  readonly missingInServing: number;
}

/** Both logs, joined by key. */
export interface SkewCounts {
  readonly training: LogCounts;
  readonly serving: LogCounts;
  /** Rows whose key stands exactly once on both sides. */
  readonly joined: number;
  /** Sorted by name. */
  readonly columns: readonly ColumnSkew[];
  /** Columns that only one log has, sorted. */
  readonly onlyTraining: readonly string[];
  readonly onlyServing: readonly string[];
}
