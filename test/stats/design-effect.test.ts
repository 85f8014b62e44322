import { describe, expect, test } from '@jest/globals';
import {
  addDispersionPoll,
  cautiousDesignEffect,
  designEffect,
  noDispersion,
} from '#stats/design-effect.ts';

function estimate(counts: readonly number[], requests: readonly number[]): number {
  let sums = noDispersion;
  for (const [index, events] of counts.entries()) {
    sums = addDispersionPoll(sums, { events, requests: requests[index]! });
  }
  return designEffect(sums);
}

describe('design effect', () => {
  test('with equal traffic it is the sample variance of the counts over their mean', () => {
    const counts = [0, 40, 10, 0, 30, 20];
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance =
      counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
    const requests = counts.map(() => 1000);
    expect(estimate(counts, requests)).toBeCloseTo(variance / mean, 12);
  });

  test.each([
    { name: 'counts steadier than chance', counts: [5, 5, 5, 5, 5, 5] },
    { name: 'no events', counts: [0, 0, 0, 0, 0, 0] },
    { name: 'fewer than five polls', counts: [0, 90, 0, 90] },
    { name: 'no polls', counts: [] },
  ])('$name give 1', ({ counts }) => {
    expect(
      estimate(
        counts,
        counts.map(() => 100),
      ),
    ).toBe(1);
  });

  test('events in proportion to the traffic are not dispersion', () => {
    expect(estimate([1, 10, 2, 20, 5], [100, 1000, 200, 2000, 500])).toBe(1);
  });

  test('a poll without requests adds nothing', () => {
    expect(addDispersionPoll(noDispersion, { events: 0, requests: 0 })).toBe(noDispersion);
  });
});

describe('design effect for raising an alarm', () => {
  const cautious = (counts: readonly number[]): number =>
    cautiousDesignEffect(
      counts.reduce(
        (sums, events) => addDispersionPoll(sums, { events, requests: 1000 }),
        noDispersion,
      ),
    );

  test('nothing known assumes bursts of ten', () => {
    expect(cautious([])).toBe(10);
    expect(cautious([7])).toBe(10);
    expect(cautious([0, 0, 0])).toBe(10);
  });

  test('steady counts bring it down poll by poll', () => {
    const after = [2, 5, 10, 20].map((polls) =>
      Math.round(cautious(Array.from({ length: polls }, () => 6))),
    );
    expect(after).toEqual([5, 2, 1, 1]);
  });

  test('bursts keep it up', () => {
    expect(cautious([0, 60, 0, 0, 60, 0, 0, 0, 60, 0])).toBeGreaterThan(10);
  });
});
