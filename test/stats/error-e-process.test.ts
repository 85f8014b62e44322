import { describe, expect, test } from '@jest/globals';
import {
  addRatioPoll,
  logHarm,
  logSafety,
  noRatioEvidence,
  safetyPerCanaryRequest,
  type RatioTest,
} from '#stats/error-e-process.ts';
import { decide } from '#core/rollout/decide.ts';
import { closeTo, readOracle } from './oracle-cases.ts';

interface Case {
  readonly name: string;
  readonly input: {
    readonly polls: readonly {
      canary_errors: number;
      canary_requests: number;
      baseline_errors: number;
      baseline_requests: number;
    }[];
    readonly ratio_0: number;
    readonly alpha: number;
    readonly grid: readonly number[];
    readonly ratio_max: number | null;
    readonly design_effect: number;
  };
  readonly expected: {
    readonly log_bound: number;
    readonly log_e: readonly number[];
    readonly log_s: readonly number[];
    readonly log_terms_at_end: readonly number[];
    readonly decision: string;
    readonly decided_at_index: number | null;
  };
}

const { cases, madeBy } = readOracle<Case>('error-e-process');

describe(`error e-process equals the reference of ${madeBy}`, () => {
  test.each(cases)('$name', ({ input, expected }) => {
    const settings: RatioTest = {
      ratioTolerated: input.ratio_0,
      grid: input.grid,
      ratioMax: input.ratio_max ?? undefined,
    };
    const bound = -Math.log(input.alpha);
    expect(closeTo(bound, expected.log_bound)).toBe(true);
    const large = input.polls.some((poll) => poll.baseline_requests > 100_000);
    let evidence = noRatioEvidence(settings);
    let decision = 'hold';
    let decidedAt: number | null = null;
    for (const [index, poll] of input.polls.entries()) {
      evidence = addRatioPoll(
        evidence,
        {
          canaryEvents: poll.canary_errors,
          canaryRequests: poll.canary_requests,
          baselineEvents: poll.baseline_errors,
          baselineRequests: poll.baseline_requests,
        },
        settings,
      );
      const harm = logHarm(evidence, input.design_effect);
      const safe = logSafety(evidence, input.design_effect);
      expect([harm, expected.log_e[index]]).toBeCloseToOracle(large ? 1e-8 : 1e-9);
      if (settings.ratioMax !== undefined) {
        expect([safe, expected.log_s[index]]).toBeCloseToOracle(large ? 1e-8 : 1e-9);
      }
      if (decidedAt !== null) continue;
      const answer = decide([{ logHarm: harm, harmBound: bound, safe: safe >= bound }]);
      if (answer !== 'hold') [decision, decidedAt] = [answer, index];
    }
    expect([decision, decidedAt]).toEqual([expected.decision, expected.decided_at_index]);
  });
});

describe('error e-process', () => {
  const settings: RatioTest = { ratioTolerated: 1, grid: [2], ratioMax: 2 };

  test('a poll with traffic on one arm only adds nothing', () => {
    const before = noRatioEvidence(settings);
    const poll = { canaryEvents: 9, canaryRequests: 10, baselineEvents: 0, baselineRequests: 0 };
    expect(addRatioPoll(before, poll, settings)).toEqual(before);
  });

  test('the expected growth of safety turns into the requests that promotion takes', () => {
    const rate = 0.01;
    const share = 0.1;
    const perRequest = safetyPerCanaryRequest(rate, share, 2);
    const requests = Math.ceil(-Math.log(0.05) / perRequest);
    const poll = {
      canaryEvents: requests * rate,
      canaryRequests: requests,
      baselineEvents: requests * 9 * rate,
      baselineRequests: requests * 9,
    };
    const evidence = addRatioPoll(noRatioEvidence(settings), poll, settings);
    expect(logSafety(evidence, 1)).toBeCloseTo(-Math.log(0.05), 1);
    expect(safetyPerCanaryRequest(0, share, 2)).toBe(0);
  });
});
