import type { ColumnShape } from '../column-shape.ts';
import type { ShareCounts } from '../measure.ts';

/** A step of the calendar, or a number of milliseconds. */
export type TimeStep =
  | { readonly calendar: 'month' | 'quarter' | 'year' }
  | { readonly ms: number };

/** Quantities of how rows follow each other in time or in the file. */
export type SequenceMeasure =
  /** Steps between the first and the last that no row stands in, within each group. */
  | {
      readonly kind: 'missing-steps';
      readonly column: ColumnShape;
      readonly step: TimeStep;
      readonly by: readonly ColumnShape[];
    }
  /** Distances between neighbouring moments that are longer than a limit, within each group. */
  | {
      readonly kind: 'wide-gaps';
      readonly column: ColumnShape;
      readonly maxMs: number;
      readonly by: readonly ColumnShape[];
    }
  /** Rows whose value goes the wrong way from the row before, within each group. */
  | {
      readonly kind: 'disorder';
      readonly column: ColumnShape;
      readonly direction: 'increasing' | 'decreasing';
      readonly strictly: boolean;
      /** undefined: the order of the file. */
      readonly orderBy: ColumnShape | undefined;
      readonly by: readonly ColumnShape[];
    }
  /** Rows that are not later than the last of another split by more than a gap. */
  | {
      readonly kind: 'not-later';
      readonly column: ColumnShape;
      readonly than: string;
      readonly gapMs: number;
    };

export interface GapCounts extends ShareCounts {
  /** Milliseconds since the epoch at which the first gap begins; null when there is none. */
  readonly firstGap: number | null;
  /** The widest distance between neighbours: in steps, or in milliseconds. */
  readonly widest: number | null;
}

export interface DisorderCounts extends ShareCounts {
  /** The first row that goes the wrong way, from 1 in the order of the file; null when unknown or none. */
  readonly firstRow: number | null;
}

export interface LaterCounts extends ShareCounts {
  /** The last moment of the other split; null when it has none. Milliseconds since the epoch. */
  readonly otherLatest: number | null;
  readonly earliest: number | null;
}

export type SequenceAnswer = GapCounts | DisorderCounts | LaterCounts;
