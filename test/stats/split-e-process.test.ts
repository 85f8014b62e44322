import { describe, expect, test } from '@jest/globals';
import { logSplitEvidence, logSplitEvidenceWithin } from '#stats/split-e-process.ts';
import { readOracle } from './oracle-cases.ts';

interface Case {
  readonly name: string;
  readonly input: {
    readonly increments: readonly { canary: number; baseline: number }[];
    readonly prior: readonly [number, number];
    readonly share: number;
  };
  readonly expected: { readonly log_e: readonly number[] };
}

const { cases, madeBy } = readOracle<Case>('split-e-process');

describe(`split e-process equals the reference of ${madeBy}`, () => {
  test.each(cases)('$name', ({ input, expected }) => {
    const counts = { canary: 0, baseline: 0 };
    for (const [index, increment] of input.increments.entries()) {
      counts.canary += increment.canary;
      counts.baseline += increment.baseline;
      const got = logSplitEvidence(counts, input.share, input.prior);
      const tolerance = counts.canary + counts.baseline > 1e6 ? 1e-6 : 1e-8;
      expect([got, expected.log_e[index]]).toBeCloseToOracle(tolerance);
    }
  });
});

describe('split e-process with a tolerance', () => {
  test.each([
    { name: 'no requests', counts: { canary: 0, baseline: 0 }, share: 0.1, crosses: false },
    {
      name: 'the share asked for',
      counts: { canary: 100, baseline: 900 },
      share: 0.1,
      crosses: false,
    },
    {
      name: 'within the tolerance',
      counts: { canary: 1150, baseline: 8850 },
      share: 0.1,
      crosses: false,
    },
    {
      name: 'nothing reaches the canary',
      counts: { canary: 0, baseline: 1000 },
      share: 0.1,
      crosses: true,
    },
    {
      name: 'half instead of a tenth',
      counts: { canary: 50, baseline: 50 },
      share: 0.1,
      crosses: true,
    },
    {
      name: 'nothing reaches the stable',
      counts: { canary: 500, baseline: 0 },
      share: 0.5,
      crosses: true,
    },
  ])('$name: crosses 1/0.001 is $crosses', ({ counts, share, crosses }) => {
    expect(logSplitEvidenceWithin(counts, share, 0.02) >= Math.log(1000)).toBe(crosses);
  });

  test('a tolerance of zero is the plain test', () => {
    const counts = { canary: 130, baseline: 870 };
    expect(logSplitEvidenceWithin(counts, 0.1, 0)).toBe(logSplitEvidence(counts, 0.1, [1, 9]));
  });
});
