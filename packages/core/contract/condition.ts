import type { ColumnShape } from './column-shape.ts';

export type Comparison = '<' | '<=' | '>' | '>=';

/** A number, or a moment as 'YYYY-MM-DD HH:MM:SS.mmm' in UTC. */
export type Bound = number | { readonly moment: string };

/**
 * A question about one row, as data: an engine turns it into its own dialect. It is answered yes or no, never
 * "unknown": on a missing value every kind but `null` says no, so `not` of it says yes.
 */
export type Condition =
  | { readonly kind: 'null'; readonly column: ColumnShape }
  /** As it stands in the file; `null` is also true for a value that cannot be read as the column's type. */
  | { readonly kind: 'stored-null'; readonly column: ColumnShape }
  | { readonly kind: 'nan'; readonly column: ColumnShape }
  | { readonly kind: 'infinite'; readonly column: ColumnShape }
  /** A value is there, but it cannot be read as the column's type. */
  | { readonly kind: 'unreadable'; readonly column: ColumnShape }
  | {
      readonly kind: 'compare';
      readonly column: ColumnShape;
      readonly operator: Comparison;
      readonly bound: Bound;
    }
  | {
      readonly kind: 'in';
      readonly column: ColumnShape;
      readonly values: readonly (string | number | boolean)[];
    }
  /** RE2 syntax; a match anywhere in the text. */
  | { readonly kind: 'matches'; readonly column: ColumnShape; readonly pattern: string }
  /** Length in code points. */
  | {
      readonly kind: 'length';
      readonly column: ColumnShape;
      readonly operator: Comparison;
      readonly length: number;
    }
  /** An SQL expression over the row, as the user wrote it. */
  | { readonly kind: 'sql'; readonly text: string }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any'; readonly conditions: readonly Condition[] };

export function not(condition: Condition): Condition {
  return { kind: 'not', condition };
}

/** True for every row when there are no conditions. */
export function all(...conditions: readonly Condition[]): Condition {
  const telling = conditions.filter((one) => one.kind !== 'all' || one.conditions.length > 0);
  return telling.length === 1 ? telling[0]! : { kind: 'all', conditions: telling };
}

/** False for every row when there are no conditions. */
export function any(...conditions: readonly Condition[]): Condition {
  return conditions.length === 1 ? conditions[0]! : { kind: 'any', conditions };
}

/** null, or NaN in a column of numbers: pandas writes one as the other. A value of the wrong type is not missing. */
export function missing(column: ColumnShape): Condition {
  return orNan({ kind: 'stored-null', column });
}

/** A value is there and can be read as the column's type. */
export function present(column: ColumnShape): Condition {
  return not(orNan({ kind: 'null', column }));
}

function orNan(condition: Condition & { column: ColumnShape }): Condition {
  const { column } = condition;
  return column.type === 'number' ? any(condition, { kind: 'nan', column }) : condition;
}

export const everyRow: Condition = all();
