import type { ModelRows } from '../behaviour/predictor.ts';
import type { RowSource } from '../behaviour/behaviour-policy.ts';

/** Rows that a load asks about, without those columns that a model is not given. */
export interface LoadRows {
  readonly rows: ModelRows;
  /** sha256 of the table that they came from, by its source; none for rows in the policy. */
  readonly digests: Readonly<Record<string, string>>;
}

/** @throws CannotRunError with what is wrong with the table, its columns or the condition */
export type ReadLoadRows = (source: RowSource) => Promise<LoadRows>;
