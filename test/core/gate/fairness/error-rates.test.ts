import { describe, expect, test } from '@jest/globals';
import type { DecisionCells } from '#core/gate/fairness/confusion-rates.ts';
import { evaluateFairness } from '#core/gate/fairness/evaluate-fairness.ts';
import type { Group } from '#core/gate/fairness/group-rate.ts';
import { seededRandom, type RandomSource } from '#stats/random-source.ts';
import { fairnessPolicy } from './fairness-rows.ts';

/** Rows, share of positives, and the shares of positives and of negatives that are selected. */
type Truth = readonly [rows: number, base: number, tpr: number, fpr: number];

/** Four counts are all that a group's rates need, so that no row is drawn twice. */
function drawGroup(random: RandomSource, truth: Truth, name: string): Group<DecisionCells> {
  const [rows, base, tpr, fpr] = truth;
  const chance = (): number => random.below(1e9) / 1e9;
  const weights = Array.from({ length: 8 }, () => 0);
  for (let row = 0; row < rows; row++) {
    const label = chance() < base ? 1 : 0;
    weights[4 * label + (chance() < (label === 1 ? tpr : fpr) ? 2 : 0)]!++;
  }
  return { key: [name], rows, sums: { weights, squaredWeights: weights } };
}

const runs = 120;

function verdicts(entry: string, truths: readonly Truth[]): Record<string, number> {
  const random = seededRandom(20_261_125);
  const policy = fairnessPolicy(`  - { attribute: g, min_rows: 1, ${entry} }`);
  const counts: Record<string, number> = { pass: 0, fail: 0, inconclusive: 0 };
  for (let run = 0; run < runs; run++) {
    const groups = truths.map((truth, index) => drawGroup(random, truth, `${index}`));
    const evidence = { table: { task: 'binary', groups } as const, identical: false };
    const options = { hasChampion: false, championTable: false };
    const [finding] = evaluateFairness(policy, [evidence], options).findings;
    counts[finding!.verdict]!++;
  }
  return counts;
}

// Of 120 runs at 2.5 % three are expected; 9 or more have a probability of 0.4 %. The seed is fixed all the same.
const mostWrong = 8;
const parity = 'metric: demographic_parity_difference';
const odds = 'metric: equalized_odds_difference';

describe('the error rates that fairness rules state', () => {
  test.each<[string, string, readonly Truth[]]>([
    [
      'two groups',
      `${parity}, maximum: 0.1`,
      [
        [200, 0.3, 0.2, 0.2],
        [300, 0.3, 0.3, 0.3],
      ],
    ],
    [
      'both rates',
      `${odds}, maximum: 0.1`,
      [
        [300, 0.4, 0.6, 0.1],
        [300, 0.4, 0.7, 0.2],
      ],
    ],
    [
      'a ratio',
      'metric: demographic_parity_ratio, minimum: 0.8',
      [
        [300, 0.3, 0.4, 0.4],
        [300, 0.3, 0.5, 0.5],
      ],
    ],
    [
      'six groups, one apart',
      `${parity}, maximum: 0.1`,
      [[150, 0.3, 0.4, 0.4], ...Array.from({ length: 5 }, (): Truth => [150, 0.3, 0.3, 0.3])],
    ],
  ])('on the limit a model seldom fails and seldom passes: %s', (_, entry, truths) => {
    const { pass, fail } = verdicts(entry, truths);
    expect(fail).toBeLessThanOrEqual(mostWrong);
    expect(pass).toBeLessThanOrEqual(mostWrong);
  });

  test('many equal groups are not failed for the largest difference that noise makes', () => {
    const equal = Array.from({ length: 8 }, (): Truth => [150, 0.3, 0.3, 0.3]);
    expect(verdicts(`${parity}, maximum: 0.02`, equal)['fail']).toBeLessThanOrEqual(mostWrong);
  });

  test('far from the limit the rule decides', () => {
    const equal: readonly Truth[] = [
      [900, 0.3, 0.3, 0.3],
      [900, 0.3, 0.3, 0.3],
    ];
    const apart: readonly Truth[] = [
      [600, 0.3, 0.2, 0.2],
      [600, 0.3, 0.45, 0.45],
    ];
    expect(verdicts(`${parity}, maximum: 0.1`, equal)['pass']).toBeGreaterThan(0.9 * runs);
    expect(verdicts(`${parity}, maximum: 0.1`, apart)['fail']).toBeGreaterThan(0.9 * runs);
  });
});
