import type { BoundsAt } from '#stats/largest-contrast.ts';

/** A figure of one group of rows: a rate of its predictions, or a mean of its errors. */
export interface GroupRate {
  /** NaN where it is undefined: no row to count it over. */
  readonly value: number;
  /** Rows that it rests on: for the true positive rate the positives. */
  readonly n: number;
  /** Share of the rate's denominator over all groups; 1 for all rows. */
  readonly weight: number;
  readonly boundsAt: BoundsAt;
}

/** The same figure of both models on the same rows. */
export interface PairedRate {
  readonly candidate: GroupRate;
  readonly champion?: GroupRate;
  /** Of the two estimates. */
  readonly correlation: number;
}

/** The sums of one group that its figures are made of. Never single rows. */
export interface Group<Sums> {
  /** The value of every attribute; missing is null. */
  readonly key: readonly (string | null)[];
  readonly rows: number;
  readonly sums: Sums;
}

/** 'f', 'f × 40+', '(missing)' */
export function groupName(key: Group<unknown>['key']): string {
  return key.map((value) => valueName(value, key.length > 1)).join(' × ');
}

/** Values that could be taken for a missing one, for nothing or for two crossed ones stand in quotes. */
function valueName(value: string | null, crossed: boolean): string {
  if (value === null) return '(missing)';
  const isOdd = value === '' || value === '(missing)' || (crossed && value.includes(' × '));
  return isOdd ? `'${value}'` : value;
}
