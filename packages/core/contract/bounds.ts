import { RuleProblem } from './check-kind.ts';

export interface Bounds<T = number> {
  readonly min?: T;
  readonly max?: T;
}

/** At least one bound, and the lower not above the upper. */
export function boundsProblems(bounds: Bounds): RuleProblem[] {
  const { min, max } = bounds;
  if (min === undefined && max === undefined) {
    return [
      new RuleProblem(
        "expected 'min', 'max' or both, got none: a rule without a bound checks nothing",
      ),
    ];
  }
  if (min !== undefined && max !== undefined && min > max) {
    return [new RuleProblem(`expected min ≤ max, got min ${min} and max ${max}`, 'min')];
  }
  return [];
}

/** 'between 1 and 5', 'at least 1', 'at most 5'. */
export function boundsText(bounds: Bounds<number | string>): string {
  const { min, max } = bounds;
  if (min !== undefined && max !== undefined) return `between ${min} and ${max}`;
  return min === undefined ? `at most ${max}` : `at least ${min}`;
}

export function within(value: number, bounds: Bounds): boolean {
  return value >= (bounds.min ?? -Infinity) && value <= (bounds.max ?? Infinity);
}
