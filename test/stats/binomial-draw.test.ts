import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import { describe, expect, test } from '@jest/globals';
import { drawBinomial, drawMultinomial } from '#stats/binomial-draw.ts';
import { seededRandom } from '#stats/random-source.ts';

describe('a binomial draw', () => {
  // Kolmogorov's distance of 20,000 draws exceeds 1.95 / √20,000 with a probability of 0.1 %.
  test.each([
    [8, 0.3],
    [40, 0.02],
    [200, 0.05],
    [200, 0.4],
    [1_000_000, 0.331],
    [1_000_000, 0.97],
    [10_000_008, 2e-6],
  ])('of %i trials at %d has the law of the count', (trials, probability) => {
    const random = seededRandom(7);
    const draws = 20_000;
    const counts = Float64Array.from({ length: draws }, () =>
      drawBinomial(random, trials, probability),
    ).sort();
    let distance = 0;
    for (let at = 0; at < draws; at++) {
      if (at + 1 < draws && counts[at + 1] === counts[at]) continue;
      const expected = binomialCdf(counts[at]!, trials, probability);
      distance = Math.max(distance, Math.abs((at + 1) / draws - expected));
    }
    expect(distance).toBeLessThan(1.95 / Math.sqrt(draws));
  });

  test('is certain where nothing is left to chance', () => {
    const random = seededRandom(1);
    expect([0, 1].map((p) => drawBinomial(random, 9, p))).toEqual([0, 9]);
    expect(drawBinomial(random, 0, 0.5)).toBe(0);
  });
});

test('a multinomial draw gives out every trial, and none to an empty cell', () => {
  const random = seededRandom(3);
  for (let round = 0; round < 200; round++) {
    const counts = drawMultinomial(random, 1000 + round, [3, 0, 900, 1, 40]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000 + round);
    expect(counts[1]).toBe(0);
  }
});
