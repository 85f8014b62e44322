import { describe, expect, test } from '@jest/globals';
import { batchDesignEffect, effectiveSize } from '#stats/batch-design-effect.ts';
import { seededRandom } from '#stats/random-source.ts';

/** Events with the given share, each repeated `run` times in a row. */
function events(n: number, share: number, { run, seed }: { run: number; seed: number }): boolean[] {
  const random = seededRandom(seed);
  const drawn: boolean[] = [];
  while (drawn.length < n) {
    const isEvent = random.below(1_000_000) < share * 1_000_000;
    for (let step = 0; step < run; step++) drawn.push(isEvent);
  }
  return drawn.slice(0, n);
}

function meanEffect(share: number, run: number): number {
  const effects = Array.from({ length: 40 }, (_, seed) => {
    const drawn = events(20_000, share, { run, seed });
    return batchDesignEffect(drawn.length, (index) => drawn[index]!).effect;
  });
  return effects.reduce((sum, effect) => sum + effect, 0) / effects.length;
}

describe('the design effect by batches', () => {
  test('of two batches that differ is the variance over the binomial one', () => {
    // Ten batches of ten, with 0 and 10 events in turn: Σ (b − 5)² / (10 · ½ · ½) / 9 = 250 / 2.5 / 9.
    const { effect, batches } = batchDesignEffect(100, (index) => Math.floor(index / 10) % 2 === 1);
    expect(batches).toBe(10);
    expect(effect).toBeCloseTo(100 / 9, 12);
  });

  test.each([
    [0.5, 1, 0.95, 1.4],
    [0.01, 1, 0.95, 1.4],
    [0.5, 10, 7, 13],
    [0.05, 10, 7, 13],
  ])('of a share %p that comes %p at a time is about that many', (share, run, least, most) => {
    const effect = meanEffect(share, run);
    expect(effect).toBeGreaterThan(least);
    expect(effect).toBeLessThan(most);
  });

  test.each([
    ['too few events to batch', 49, (index: number) => index % 2 === 0],
    ['no event', 1000, () => false],
    ['nothing but events', 1000, () => true],
  ])('is 1 with %s', (_, n, isEvent) => {
    expect(batchDesignEffect(n, isEvent).effect).toBe(1);
  });

  test('leaves independent events what they are worth, and takes more than its share from others', () => {
    expect(effectiveSize(1000, { effect: 1, batches: 20 }, 0.95)).toBe(1000);
    // Student's t with 19 degrees of freedom is 2.093: 1000 / (4 · (2.093 / 1.960)²)
    expect(effectiveSize(1000, { effect: 4, batches: 20 }, 0.95)).toBe(219);
    expect(effectiveSize(3, { effect: 400, batches: 20 }, 0.95)).toBe(1);
  });
});
