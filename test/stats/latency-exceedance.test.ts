import { describe, expect, test } from '@jest/globals';
import { decide } from '#core/rollout/decide.ts';
import {
  addRatioPoll,
  logHarm,
  logSafety,
  noRatioEvidence,
  type RatioTest,
} from '#stats/error-e-process.ts';
import { readOracle } from './oracle-cases.ts';

interface Arm {
  readonly total: number;
  readonly at_most: Readonly<Record<string, number>>;
}

interface Case {
  readonly name: string;
  readonly input: {
    readonly polls: readonly { canary: Arm; baseline: Arm }[];
    readonly limits: readonly number[];
    readonly ratio_0: number;
    readonly alpha: number;
    readonly grid: readonly number[];
    readonly ratio_max: number;
  };
  readonly expected: {
    readonly by_limit: Readonly<
      Record<string, { log_bound: number; log_e: readonly number[]; log_s: readonly number[] }>
    >;
    readonly decision: string;
    readonly decided_at_index: number | null;
  };
}

const { cases, madeBy } = readOracle<Case>('latency-exceedance');

describe(`exceedance counts decide as the reference of ${madeBy}`, () => {
  test.each(cases)('$name', ({ input, expected }) => {
    const settings: RatioTest = {
      ratioTolerated: input.ratio_0,
      grid: input.grid,
      ratioMax: input.ratio_max,
    };
    const harmBound = Math.log(input.limits.length / input.alpha);
    const evidence = input.limits.map(() => noRatioEvidence(settings));
    const safe = input.limits.map(() => false);
    let answer: [string, number | null] = ['hold', null];
    for (const [index, { canary, baseline }] of input.polls.entries()) {
      const processes = input.limits.map((limit, m) => {
        const poll = {
          canaryEvents: canary.total - canary.at_most[limit]!,
          canaryRequests: canary.total,
          baselineEvents: baseline.total - baseline.at_most[limit]!,
          baselineRequests: baseline.total,
        };
        evidence[m] = addRatioPoll(evidence[m]!, poll, settings);
        const harm = logHarm(evidence[m], 1);
        const safety = logSafety(evidence[m], 1);
        const want = expected.by_limit[limit]!;
        expect([harm, want.log_e[index]]).toBeCloseToOracle(1e-9);
        expect([safety, want.log_s[index]]).toBeCloseToOracle(1e-9);
        safe[m] ||= safety >= harmBound;
        return { logHarm: harm, harmBound, safe: safe[m] };
      });
      const decision = decide(processes);
      if (answer[1] === null && decision !== 'hold') answer = [decision, index];
    }
    expect(answer).toEqual([expected.decision, expected.decided_at_index]);
  });
});
