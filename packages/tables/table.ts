import type { ColumnType } from '#core/profile/column-type.ts';
import type { TableEngine } from './engine.ts';

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
  /** Absolute, sorted; none when the rows are kept by a server. */
  readonly files: readonly string[];
  readonly columns: readonly TableColumn[];
  /** Types are those of the first rows: only a scan that counts every column proves them. */
  readonly areTypesGuessed?: boolean;
  /** The engine that opened it and alone can be asked about it. */
  readonly engine: TableEngine;
  /** SQL that can stand after FROM, in the dialect of its engine. */
  readonly relation: string;
}
