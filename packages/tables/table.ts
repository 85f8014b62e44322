import type { ColumnType } from '#core/profile/column-type.ts';

export type { ColumnType };

export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The engine's own name of the type: 'BIGINT', 'VARCHAR', 'TIMESTAMP WITH TIME ZONE'. */
  readonly sqlType: string;
}

/** Data that was opened and can be asked; holds no rows. */
export interface Table {
  /** As the user gave it. */
  readonly source: string;
  /** Absolute, sorted. */
  readonly files: readonly string[];
  readonly columns: readonly TableColumn[];
  /** SQL that can stand after FROM. */
  readonly relation: string;
}
