import { describe, expect, test } from '@jest/globals';
import { accuracy } from '#core/gate/metrics/accuracy.ts';
import { criticalValue } from '#stats/normal.ts';
import '../../../stats/oracle-cases.ts';
import {
  oracleRows,
  predictionCases,
  predictionOracle,
  rowsOf,
  standardOptions,
} from '../prediction-oracle.ts';

const z = criticalValue(0.95);

describe('accuracy as a gate metric', () => {
  test.each(predictionCases)(
    `has the values, Wilson and Newcombe intervals and McNemar p of ${predictionOracle}: $name`,
    (oracle) => {
      const { expected } = oracle;
      const { candidate, improvement } = accuracy.evaluate(oracleRows(oracle), standardOptions);
      expect([candidate.value, expected.candidate.accuracy]).toBeCloseToOracle(1e-9);
      const single = candidate.boundsAt!(z);
      expect([single.lower, expected.candidate.accuracy_wilson_95[0]]).toBeCloseToOracle(1e-9);
      expect([single.upper, expected.candidate.accuracy_wilson_95[1]]).toBeCloseToOracle(1e-9);
      const { mcnemar_at_half: paired } = expected;
      expect([improvement!.value, paired.accuracy_difference]).toBeCloseToOracle(1e-9);
      const difference = improvement!.boundsAt!(z);
      expect([difference.lower, paired.newcombe_paired_95[0]]).toBeCloseToOracle(1e-9);
      expect([difference.upper, paired.newcombe_paired_95[1]]).toBeCloseToOracle(1e-9);
      expect(improvement!.facts!['midP']! / paired.mid_p).toBeCloseTo(1, 6);
      expect(improvement!.facts!['exactP']! / paired.exact_p).toBeCloseTo(1, 6);
    },
  );

  test('predicts positive at the threshold itself', () => {
    const { candidate } = accuracy.evaluate(rowsOf([1, 0], [0.5, 0.49]), standardOptions);
    expect(candidate.value).toBe(1);
  });

  test('keeps a width on faultless rows', () => {
    const { candidate } = accuracy.evaluate(rowsOf([1, 0], [0.9, 0.1]), standardOptions);
    expect(candidate.boundsAt!(z).lower).toBeLessThan(0.4);
  });
});
