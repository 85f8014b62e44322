import type { ConfigPath } from '../../config/parse-config.ts';
import type { Severity } from '../../verdict/finding.ts';

export type Cell = string | number | boolean | null;

/** A number for all rows, or the column that holds each row's own. */
export type PerRow = number | { readonly column: string };

/** Where the rows of a test come from. */
export type RowSource =
  | { readonly kind: 'inline'; readonly rows: readonly Readonly<Record<string, Cell>>[] }
  | {
      readonly kind: 'table';
      /** Absent: the candidate's prediction table. */
      readonly table: string | undefined;
      readonly where: string | undefined;
      readonly sample: number | undefined;
      readonly seed: number;
      readonly textColumns: readonly string[];
    };

/** What is done to one column. */
export type ColumnChange =
  | { readonly kind: 'to'; readonly value: Cell }
  | { readonly kind: 'add'; readonly amount: number }
  | { readonly kind: 'multiply'; readonly factor: number }
  | { readonly kind: 'noise'; readonly share: number }
  | { readonly kind: 'typo' }
  | { readonly kind: 'case'; readonly to: 'upper' | 'lower' }
  | { readonly kind: 'expression'; readonly text: string }
  /** The value of another column. */
  | { readonly kind: 'column'; readonly from: string };

/** One version of every row. */
export interface Version {
  /** For a person: 'carrier = AA'. */
  readonly name: string;
  /** By column name, which may be any text. */
  readonly columns: ReadonlyMap<string, ColumnChange>;
  /** Chance has a part in it: the same row could have been changed in another way. */
  readonly isRandom: boolean;
  readonly path: ConfigPath;
}

/** What the scores of a row must be like. */
export type Expectation =
  | { readonly kind: 'range'; readonly minimum?: PerRow; readonly maximum?: PerRow }
  | {
      readonly kind: 'class';
      /** The class of all rows, or the column with each row's own label. */
      readonly positive: boolean | { readonly column: string };
      readonly threshold: number;
    }
  | { readonly kind: 'within'; readonly tolerance: number }
  | { readonly kind: 'same-class'; readonly threshold: number }
  | {
      readonly kind: 'direction';
      readonly direction: 'up' | 'down' | 'not_up' | 'not_down';
      readonly atLeast: number;
      readonly tolerance: number;
    };

export type BehaviourKind = 'minimum_functionality' | 'invariance' | 'directional';

export interface BehaviourTest {
  readonly kind: BehaviourKind;
  readonly name: string;
  readonly rows: RowSource;
  /** Empty: the rows are asked about as they are. */
  readonly versions: readonly Version[];
  readonly expectation: Expectation;
  /** Of the rows: how many must be as expected, or how many may not be. */
  readonly limit: { readonly minimum: number } | { readonly maximum: number };
  /** Absent: by the interval when the rows stand for more of their kind, else by the share itself. */
  readonly decide: 'interval' | 'point' | undefined;
  readonly severity: Severity;
  readonly examples: number;
  readonly redact: 'all' | readonly string[];
  readonly path: ConfigPath;
}

/** Columns that say what is expected of a row; a model is not told. */
export function expectationColumns({ expectation }: BehaviourTest): string[] {
  const perRow =
    expectation.kind === 'range'
      ? [expectation.minimum, expectation.maximum]
      : expectation.kind === 'class'
        ? [expectation.positive]
        : [];
  return perRow.flatMap((one) => (typeof one === 'object' ? [one.column] : []));
}

/** Whether the rows, or what was done to them, are some of many possible ones, drawn by chance. */
export function isSample(test: BehaviourTest, asked: number, population: number): boolean {
  return asked < population || test.versions.some(({ isRandom }) => isRandom);
}
