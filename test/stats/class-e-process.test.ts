import { describe, expect, test } from '@jest/globals';
import { logClassEvidence } from '#stats/class-e-process.ts';
import { readOracle } from './oracle-cases.ts';

interface Case {
  readonly name: string;
  readonly input: {
    readonly polls: readonly { canary: readonly number[]; baseline: readonly number[] }[];
    readonly prior_per_class: number;
  };
  readonly expected: { readonly log_e: readonly number[] };
}

const { cases, madeBy } = readOracle<Case>('class-e-process');

describe(`class e-process equals the reference of ${madeBy}`, () => {
  test.each(cases)('$name', ({ input, expected }) => {
    let canary: number[] = input.polls[0]!.canary.map(() => 0);
    let baseline = [...canary];
    for (const [index, poll] of input.polls.entries()) {
      canary = canary.map((count, k) => count + poll.canary[k]!);
      baseline = baseline.map((count, k) => count + poll.baseline[k]!);
      const got = logClassEvidence({ canary, baseline }, input.prior_per_class);
      expect([got, expected.log_e[index]]).toBeCloseToOracle(1e-8);
    }
  });
});

test('no predictions are no evidence', () => {
  expect(logClassEvidence({ canary: [0, 0], baseline: [0, 0] })).toBe(0);
});

test('arms that list different classes are refused', () => {
  expect(() => logClassEvidence({ canary: [1], baseline: [1, 2] })).toThrow(RangeError);
});
