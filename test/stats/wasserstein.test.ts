import { describe, expect, test } from '@jest/globals';
import { binnedWasserstein, wassersteinDistance } from '#stats/wasserstein.ts';
import { numericDrift, sortedFinite } from './drift-cases.ts';
import { normalSample } from './seeded-sample.ts';

describe(`Wasserstein distance equals wasserstein_distance of ${numericDrift.madeBy}`, () => {
  test.each(numericDrift.cases)('$name', ({ name, input, expected }) => {
    const got = wassersteinDistance(sortedFinite(input.reference), sortedFinite(input.current));
    const tolerance = name.startsWith('large offset') ? 1e-6 : 1e-9;
    expect([got.distance, expected.wasserstein]).toBeCloseToOracle(tolerance);
  });
});

describe('Wasserstein distance', () => {
  test('its standard error covers a known shift of two normal samples', () => {
    let covered = 0;
    for (let seed = 0; seed < 200; seed++) {
      const a = normalSample(400, seed).sort();
      const b = normalSample(300, seed + 1000)
        .map((value) => value + 1)
        .sort();
      const { distance, standardError } = wassersteinDistance(a, b);
      if (Math.abs(distance - 1) < 1.96 * standardError) covered++;
    }
    expect(covered).toBeGreaterThan(180);
    expect(covered).toBeLessThan(200);
  });

  test('an empty sample has no distance', () => {
    expect(wassersteinDistance(new Float64Array(), Float64Array.of(1)).distance).toBeNaN();
    expect(binnedWasserstein([0, 1], [0], [3]).valueOf()).toBeNaN();
  });

  test.each([
    { name: 'equal histograms', reference: [1, 2], current: [2, 4], want: 0 },
    { name: 'all mass one bin further', reference: [5, 0], current: [0, 7], want: 1 },
    {
      name: 'mass gathered in the middle bin, the difference changes sign',
      reference: [1, 0, 1],
      current: [0, 2, 0],
      want: 0.75,
    },
  ])('of bins of width 1: $name', ({ reference, current, want }) => {
    const edges = [...reference.keys(), reference.length];
    expect(binnedWasserstein(edges, reference, current)).toBeCloseTo(want, 12);
  });
});
