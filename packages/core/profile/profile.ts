import type { NumberCells } from './cell-text.ts';
import type { ColumnType } from './column-type.ts';

/** What a column is good for: only numeric and categorical columns are compared for drift. */
export type ColumnRole =
  | 'numeric'
  | 'categorical'
  | 'id'
  | 'text'
  | 'timestamp'
  | 'constant'
  | 'empty';

/** Finite values of a numeric column, few of them one by one, many in cells of a grid that all tables share. */
export interface NumericProfile {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Sample standard deviation (n − 1); 0 for a single value. */
  readonly std: number;
  /**
   * Strictly increasing; K bins [e0, e1], (e1, e2], …: the minimum is in the first one, eK is the maximum. Discrete: the
   * distinct values themselves (at most 48), one bin each.
   */
  readonly edges: readonly number[];
  /** Exact number of values in each bin; in sum the finite values. */
  readonly counts: readonly number[];
  /** `edges` are the distinct values and `counts` says how often each occurs (same length). */
  readonly discrete?: boolean;
  /** What is kept of a column that is not discrete; its edges and counts follow from it. */
  readonly cells?: NumberCells;
}

export interface CategoricalProfile {
  /** By count, most frequent first, then by value (code units); at most 500 (fewer in a table of many columns), none rarer than the minimum cell count. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Rows with a value that is not listed. */
  readonly otherCount: number;
  /** Number of distinct values; of merged profiles that do not list all values, at least so many. */
  readonly distinct: number;
  /** At most so many, where a merge cannot tell. */
  readonly distinctAtMost?: number;
}

export interface ColumnProfile {
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly rows: number;
  /** null or NaN */
  readonly missing: number;
  readonly infinite: number;
  /** Ids only: exact number of distinct values; of merged profiles at least so many. */
  readonly distinct?: number;
  /** At most so many, where a merge cannot tell. */
  readonly distinctAtMost?: number;
  /** Roles numeric and constant (of a numeric type). */
  readonly numeric?: NumericProfile;
  /** Roles categorical and constant (of any other type). */
  readonly categorical?: CategoricalProfile;
  /** Dates and timestamps: ISO 8601 in UTC. */
  readonly range?: { readonly min: string; readonly max: string };
}

/** The rows' time, by the column that says when. */
export interface TimeSpan {
  readonly column: string;
  /** ISO 8601 in UTC. */
  readonly min: string;
  readonly max: string;
}

/** A revision under which DVC keeps data that was profiled. */
export interface DvcRevision {
  /** The file that says so, relative to the root of its repository: 'data/flights.csv.dvc', 'dvc.lock'. */
  readonly file: string;
  /** What it speaks of, relative to the root: a file, or a directory that the data lies in. */
  readonly path: string;
  /** As DVC writes it; that of a directory ends in '.dir'. */
  readonly md5: string;
  /** The stage of dvc.lock that wrote it. */
  readonly stage?: string;
  /** What was compared with the data: its content, its size, or nothing, because the file says neither. */
  readonly verified: 'content' | 'size' | 'no';
}

/** The summary of a table that stands in for its rows: the reference of drift-check. Profiles of the parts of a table add up to that of the whole: see merge-profiles.ts. */
export interface Profile {
  readonly schemaVersion: 2;
  readonly rows: number;
  /** sha256 of the data, lower-case hex. */
  readonly dataDigest: string;
  /** The span of the time column, when one is known to be it. */
  readonly time?: TimeSpan;
  /** Where DVC keeps the data: one for each tracked file or directory, sorted by path. */
  readonly dvc?: readonly DvcRevision[];
  readonly columns: Readonly<Record<string, ColumnProfile>>;
}
