import type { ColumnType } from '../../profile/column-type.ts';

export interface ModelColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Rows that a model is asked about. They stay where they are until they are wanted. */
export interface ModelRows {
  readonly columns: readonly ModelColumn[];
  readonly count: number;
  /** Values of `count` rows in the order of the columns, as JSON has them; dates and times are text. */
  slice(from: number, count: number): Promise<readonly (readonly unknown[])[]>;
  /** A file with all of them, numbered from 0 in a first column of this name. */
  write(file: string, format: 'csv' | 'parquet', id: string): Promise<void>;
}

/** A model that can be asked: a command or a server. */
export interface Predictor {
  /** As a person calls it: never a secret. */
  readonly name: string;
  /**
   * One finite score a row, in the order of the rows.
   * @throws CannotRunError naming what came back instead
   */
  predict(rows: ModelRows): Promise<Float64Array>;
}

/** What a table of predictions must be. */
export interface WantedScores {
  /** Column with the numbers of the rows, from 0. */
  readonly id: string;
  readonly score: string;
  readonly count: number;
  /** As messages call the table: the file itself is a temporary one. */
  readonly shown: string;
}

/**
 * Reads the predictions that a command wrote, in the order of the rows.
 * @throws CannotRunError when it is no table, or not one finite score for every row
 */
export type ReadScores = (file: string, wanted: WantedScores) => Promise<Float64Array>;
