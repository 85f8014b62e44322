import { describe, expect, test } from '@jest/globals';
import { logAboveLimit, logBelowLimit, requestsToShowBelow } from '#stats/rate-limit-e-process.ts';

/** Exact expectation of E under a rate, by summing over all outcomes of n requests. */
function expectation(n: number, rate: number, logE: (events: number) => number): number {
  let probability = (1 - rate) ** n;
  let total = 0;
  for (let events = 0; events <= n; events++) {
    total += probability * Math.exp(logE(events));
    probability *= ((n - events) / (events + 1)) * (rate / (1 - rate));
  }
  return total;
}

describe('rate against a limit', () => {
  test.each([1, 10, 80])(
    'E has mean 1 on the limit after %i requests, so it bounds false alarms',
    (n) => {
      const above = expectation(n, 0.05, (events) =>
        logAboveLimit({ events, requests: n }, 0.05, 1),
      );
      const below = expectation(n, 0.05, (events) =>
        logBelowLimit({ events, requests: n }, 0.05, 1),
      );
      expect(above).toBeCloseTo(1, 10);
      expect(below).toBeCloseTo(1, 10);
    },
  );

  test('no requests are no evidence', () => {
    expect(logAboveLimit({ events: 0, requests: 0 }, 0.01, 1)).toBe(0);
    expect(logBelowLimit({ events: 0, requests: 0 }, 0.01, 1)).toBe(0);
  });

  test('requests without errors show that the rate is below one per cent', () => {
    expect(logBelowLimit({ events: 0, requests: 200 }, 0.01, 1)).toBeLessThan(Math.log(20));
    expect(logBelowLimit({ events: 0, requests: 450 }, 0.01, 1)).toBeGreaterThan(Math.log(20));
    const needed = requestsToShowBelow(Math.log(20), { rate: 0, limit: 0.01 })!;
    expect(logBelowLimit({ events: 0, requests: needed }, 0.01, 1)).toBeGreaterThan(Math.log(20));
  });

  test('a rate on the limit can never be shown to be below it', () => {
    expect(requestsToShowBelow(3, { rate: 0.01, limit: 0.01 })).toBeUndefined();
  });

  test('a limit that leaves no larger rate cannot be exceeded', () => {
    expect(logAboveLimit({ events: 9, requests: 10 }, 0.9, 1)).toBe(0);
  });

  test('the design effect divides the evidence of clustered events', () => {
    const counts = { events: 20, requests: 500 };
    expect(logAboveLimit(counts, 0.01, 10)).toBeLessThan(logAboveLimit(counts, 0.01, 1));
  });
});
