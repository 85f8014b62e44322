import type { ColumnShape } from './column-shape.ts';
import type { Condition } from './condition.ts';
import type { DistributionAnswer, DistributionMeasure } from './measures/distribution.ts';
import type { SequenceAnswer, SequenceMeasure } from './measures/sequence.ts';

/** A quantity that an engine is asked for, as data. Equal measures of one table are asked for once. */
export type Measure =
  /** Rows for which the condition holds. */
  | { readonly kind: 'count'; readonly where: Condition }
  /** The latest moment that is not after `notAfter`, in milliseconds since the epoch; null when there is none. */
  | { readonly kind: 'latest'; readonly column: ColumnShape; readonly notAfter: string }
  /**
   * Rows beyond the first of each key. One column: rows with a missing value do not count. Several: missing
   * equals missing, so that repeated rows with a gap are found; with `rows` that holds for one column too.
   */
  | { readonly kind: 'surplus'; readonly columns: readonly ColumnShape[]; readonly rows?: true }
  /** How rows with a value spread over the classes of a column. */
  | { readonly kind: 'classes'; readonly column: ColumnShape; readonly named?: string }
  /** Rows whose key (all of it present) the fields of another table do not have. */
  | {
      readonly kind: 'orphans';
      readonly columns: readonly ColumnShape[];
      readonly to: string;
      readonly fields: readonly ColumnShape[];
    }
  /** The first row (from 1, in the order of the file) for which the condition holds; null when there is none. */
  | { readonly kind: 'first-row'; readonly where: Condition }
  /** The first few such rows, ascending. */
  | { readonly kind: 'first-rows'; readonly where: Condition; readonly most: number }
  /** Rows whose key also stands in another split; missing equals missing. */
  | { readonly kind: 'shared'; readonly columns: readonly string[]; readonly with: string }
  /** Different values; missing ones do not count. */
  | { readonly kind: 'distinct'; readonly column: ColumnShape }
  | DistributionMeasure
  | SequenceMeasure
  /** Rows with a label, by whether others with the same features have another. */
  | {
      readonly kind: 'conflicts';
      readonly label: ColumnShape;
      readonly features: readonly ColumnShape[];
    }
  /** The answer of a user's query over the splits; checked by the engine before it is asked. */
  | { readonly kind: 'query'; readonly text: string };

/** Classes of a label among rows with a value; ties are broken by the class's text. */
export interface ClassCounts {
  readonly rows: number;
  readonly classes: number;
  readonly smallest: { readonly value: string; readonly count: number } | undefined;
  readonly largest: { readonly value: string; readonly count: number } | undefined;
  /** Only 0 and 1, or only false and true, occur. */
  readonly binary: boolean;
  /** Rows of class 1 or true. */
  readonly positive: number;
  /** Rows of the class asked for by name. */
  readonly named: number;
}

export type Measured =
  | number
  | null
  | readonly number[]
  | ClassCounts
  | ShareCounts
  | QueryAnswer
  | DistributionAnswer
  | SequenceAnswer;

/** Rows looked at, and the failing ones among them, where one query counts both. */
export interface ShareCounts {
  readonly considered: number;
  readonly failing: number;
}

/** The shape of what a query returned, and its only value. */
export interface QueryAnswer {
  readonly rows: number;
  readonly columns: number;
  readonly value: unknown;
}

/** A measure of one split, under the name that its result is returned by. */
export interface MeasureRequest {
  readonly id: string;
  readonly split: string | undefined;
  readonly measure: Measure;
}

/** Equal measures have equal ids. */
export function measureId(split: string | undefined, measure: Measure): string {
  return JSON.stringify([split ?? null, measure]);
}
