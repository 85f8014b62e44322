import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { moverDifference, moverRatio, type Arm } from '#stats/mover-interval.ts';
import { criticalValue } from '#stats/normal.ts';
import { wilsonBounds } from '#stats/wilson-interval.ts';
import { readOracle } from './oracle-cases.ts';

interface Case {
  readonly name: string;
  readonly input: Readonly<Record<'k1' | 'n1' | 'k2' | 'n2', number>>;
  readonly expected: {
    readonly newcombe_95: readonly [number, number];
    readonly newcombe_90: readonly [number, number];
  };
}

const { cases, madeBy } = readOracle<Case>('two-proportions-newcombe');

function arm(successes: number, n: number, z: number): Arm {
  return { value: successes / n, ...wilsonBounds(successes, n, z) };
}

describe('the difference of two proportions', () => {
  test.each(cases)(`is Newcombe's interval as ${madeBy}: $name`, ({ input, expected }) => {
    for (const level of [95, 90] as const) {
      const z = criticalValue(level / 100);
      const { k1, n1, k2, n2 } = input;
      const { lower, upper } = moverDifference(arm(k1, n1, z), arm(k2, n2, z));
      expect([lower, expected[`newcombe_${level}`][0]]).toBeCloseToOracle(1e-9);
      expect([upper, expected[`newcombe_${level}`][1]]).toBeCloseToOracle(1e-9);
    }
  });

  test('is narrower for estimates that go together', () => {
    const [a, b] = [arm(60, 100, 1.96), arm(55, 100, 1.96)];
    const [apart, together] = [moverDifference(a, b), moverDifference(a, b, 0.8)];
    expect(together.upper - together.lower).toBeLessThan(0.6 * (apart.upper - apart.lower));
  });
});

describe('the ratio of two proportions', () => {
  const arms = fc
    .record({
      n: fc.integer({ min: 1, max: 2000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ n, share }) => arm(Math.round(n * share), n, 1.96));

  test('contains the value, and the turned ratio has the turned interval', () => {
    fc.assert(
      fc.property(arms, arms, (first, second) => {
        const { lower, upper } = moverRatio(first, second);
        expect(lower).toBeLessThanOrEqual(upper);
        if (second.value > 0) {
          expect(lower).toBeLessThanOrEqual((first.value / second.value) * (1 + 1e-12));
          expect(upper).toBeGreaterThanOrEqual((first.value / second.value) * (1 - 1e-12));
        }
        const turned = moverRatio(second, first);
        if (turned.upper < Number.POSITIVE_INFINITY) expect(lower).toBeCloseTo(1 / turned.upper, 9);
      }),
    );
  });

  test.each([
    ['nothing over something has an upper bound', arm(0, 50, 1.96), arm(25, 50, 1.96), 0, 0.14808],
    ['something over nothing has none', arm(25, 50, 1.96), arm(0, 50, 1.96), 6.75308, Infinity],
    ['nothing over nothing says nothing', arm(0, 50, 1.96), arm(0, 50, 1.96), 0, Infinity],
  ])('%s', (_, first, second, lower, upper) => {
    const bounds = moverRatio(first, second);
    // Wilson of 0/50 ends at u = z²/(50 + z²), and 0 over θ at u / √(l·(2θ − l)).
    expect(bounds.lower).toBeCloseTo(lower, 4);
    if (upper === Infinity) expect(bounds.upper).toBe(Infinity);
    else expect(bounds.upper).toBeCloseTo(upper, 4);
  });
});
