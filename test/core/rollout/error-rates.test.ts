import { describe, expect, test } from '@jest/globals';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import { seededRandom } from '#stats/random-source.ts';
import { planOf } from './plans.ts';
import { simulate, type Traffic } from './simulate.ts';

/** How often each guard ended the rollout, out of `runs` seeded ones. */
function outcomes(plan: RolloutPlan, traffic: Traffic, runs: number): Map<string, number> {
  const ends = new Map<string, number>();
  for (let seed = 1; seed <= runs; seed++) {
    const state = simulate(plan, traffic, seededRandom(seed));
    const end = state.phase === 'promoted' ? 'promoted' : state.reason!.guard;
    ends.set(end, (ends.get(end) ?? 0) + 1 / runs);
  }
  return ends;
}

const share = (ends: Map<string, number>, ...guards: string[]): number =>
  guards.reduce((sum, guard) => sum + (ends.get(guard) ?? 0), 0);

const harm = ['errors.max_ratio', 'slo', 'sample_ratio'];
const runs = 250;
// Two standard errors above 5 % in this many runs.
const noMoreThanAlpha = 0.05 + 2 * Math.sqrt((0.05 * 0.95) / runs);

describe('error rates of whole rollouts (seeded simulation, α = 5 %)', () => {
  const plan = planOf();

  test('a canary as good as the stable is rolled back by a guard no more often than α says', () => {
    const traffic = { requestsPerPoll: 3000, stableErrorRate: 0.01, canaryErrorRate: 0.01 };
    const ends = outcomes(plan, traffic, runs);
    expect(share(ends, ...harm)).toBeLessThanOrEqual(noMoreThanAlpha);
    expect(share(ends, 'promoted')).toBeGreaterThan(0.9);
  });

  test('errors that come in bursts of ten do not break that promise', () => {
    const traffic = {
      requestsPerPoll: 3000,
      stableErrorRate: 0.01,
      canaryErrorRate: 0.01,
      burst: 10,
    };
    const ends = outcomes(plan, traffic, runs);
    expect(share(ends, ...harm)).toBeLessThanOrEqual(noMoreThanAlpha);
  });

  test('three times the errors are found', () => {
    const traffic = { requestsPerPoll: 3000, stableErrorRate: 0.01, canaryErrorRate: 0.03 };
    const ends = outcomes(plan, traffic, 200);
    expect(share(ends, 'errors.max_ratio')).toBeGreaterThan(0.99);
    expect(share(ends, 'promoted')).toBe(0);
  });

  test('with little traffic a bad canary is found or left undecided, and hardly ever promoted', () => {
    const traffic = { requestsPerPoll: 300, stableErrorRate: 0.01, canaryErrorRate: 0.03 };
    const ends = outcomes(plan, traffic, 200);
    expect(share(ends, 'promoted')).toBeLessThan(0.05);
    expect(share(ends, 'errors.max_ratio')).toBeGreaterThan(0.3);
  });

  test('exactly the ratio that promotion excludes is hardly ever promoted', () => {
    const traffic = { requestsPerPoll: 3000, stableErrorRate: 0.01, canaryErrorRate: 0.02 };
    expect(share(outcomes(plan, traffic, 200), 'promoted')).toBeLessThan(0.05);
  });

  test('no errors on either version promote by the rate alone', () => {
    const traffic = { requestsPerPoll: 3000, stableErrorRate: 0, canaryErrorRate: 0 };
    expect(share(outcomes(plan, traffic, 50), 'promoted')).toBeCloseTo(1);
  });
});
