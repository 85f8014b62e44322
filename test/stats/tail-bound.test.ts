import { describe, expect, test } from '@jest/globals';
import { normalQuantile, normalSurvival } from '#stats/normal.ts';
import { tailBound } from '#stats/tail-bound.ts';
import { uniform } from './seeded-sample.ts';

interface Law {
  readonly name: string;
  /** The value that is exceeded with this chance. */
  readonly at: (chance: number) => number;
  readonly exceeding: (value: number) => number;
}

const laws: Law[] = [
  { name: 'uniform', at: (p) => 1 - p, exceeding: (x) => Math.max(0, 1 - x) },
  { name: 'normal', at: (p) => -normalQuantile(p), exceeding: normalSurvival },
  { name: 'exponential', at: (p) => -Math.log(p), exceeding: (x) => Math.exp(-x) },
  {
    name: 'log-normal',
    at: (p) => Math.exp(-normalQuantile(p)),
    exceeding: (x) => normalSurvival(Math.log(x)),
  },
  { name: 'Pareto 2', at: (p) => p ** -0.5, exceeding: (x) => x ** -2 },
];

/** The k largest of n values, without drawing the others: their chances are ordered like sums of exponentials. */
function largest(law: Law, { n, k }: { n: number; k: number }, next: () => number): number[] {
  let sum = 0;
  const sums = Array.from({ length: k + 1 }, () => (sum -= Math.log(next())));
  const total = sum + (n - k) + Math.sqrt(n - k) * normalQuantile(next());
  return sums.map((one) => law.at(one / total));
}

describe('the bound of the next maximum', () => {
  const cases = laws.flatMap((law) => [200, 4000].map((n) => ({ ...law, n })));

  test.each(cases)('is exceeded no more often than stated: $name, n = $n', (law) => {
    const next = uniform(law.n);
    const k = Math.min(250, Math.round(3 * Math.sqrt(law.n)));
    const [runs, alpha] = [40, 1e-3];
    let chance = 0;
    for (let run = 0; run < runs; run++) {
      const { bound } = tailBound(
        { largest: largest(law, { n: law.n, k }, next), n: law.n, lattice: 0 },
        law.n,
        alpha,
      );
      chance += -Math.expm1(law.n * Math.log1p(-law.exceeding(bound))) / runs;
    }
    // Heavy tails meet the model, with a prior that leans to light ones; light tails are kept with room.
    const isHeavy = law.name === 'Pareto 2' || law.name === 'log-normal';
    expect(chance).toBeLessThan(isHeavy ? 1e-2 : 1e-3);
  });

  test('is the largest value where the top values are all alike', () => {
    expect(tailBound({ largest: [5, 5, 5, 5], n: 100, lattice: 1 }, 100, 1e-4)).toEqual({
      bound: 5,
      shape: 0,
      exceedances: 0,
    });
  });

  test('is beyond the largest value, further for a smaller chance, for more values, and for a heavier tail', () => {
    const next = uniform(7);
    const tail = (law: Law) => ({
      largest: largest(law, { n: 1000, k: 95 }, next),
      n: 1000,
      lattice: 0,
    });
    const [light, heavy] = [tail(laws[2]!), tail(laws[4]!)];
    const bound = (alpha: number, fresh = 1000): number => tailBound(light, fresh, alpha).bound;
    expect(bound(0.1)).toBeGreaterThanOrEqual(light.largest[0]!);
    expect(bound(1e-4)).toBeGreaterThan(bound(1e-2));
    expect(bound(1e-2, 10_000)).toBeGreaterThan(bound(1e-2, 1000));
    expect(tailBound(heavy, 1000, 1e-3).shape).toBeGreaterThan(tailBound(light, 1000, 1e-3).shape);
  });

  test('of a single value above the others is far out: nothing is known of such values', () => {
    const { bound } = tailBound({ largest: [101, 100, 100, 100], n: 1000, lattice: 1 }, 1000, 1e-4);
    expect(bound).toBeGreaterThan(1000);
  });

  test('moves and stretches with the values', () => {
    const values = [9, 7, 6.5, 6, 5.8, 5];
    const plain = tailBound({ largest: values, n: 60, lattice: 0 }, 60, 0.01).bound;
    const other = tailBound(
      { largest: values.map((one) => 1000 * one - 3), n: 60, lattice: 0 },
      60,
      0.01,
    ).bound;
    expect(other).toBeCloseTo(1000 * plain - 3, 3);
  });
});
