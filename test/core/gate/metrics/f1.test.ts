import { describe, expect, test } from '@jest/globals';
import { f1 } from '#core/gate/metrics/f1.ts';
import { criticalValue } from '#stats/normal.ts';
import '../../../stats/oracle-cases.ts';
import {
  oracleRows,
  predictionCases,
  predictionOracle,
  rowsOf,
  standardOptions,
} from '../prediction-oracle.ts';

describe('F1 as a gate metric', () => {
  test.each(predictionCases)(`has the value of ${predictionOracle}: $name`, (oracle) => {
    const { candidate, champion, improvement } = f1.evaluate(oracleRows(oracle), standardOptions);
    const [ours, theirs] = [oracle.expected.candidate.f1, oracle.expected.champion.f1];
    expect([candidate.value, ours]).toBeCloseToOracle(1e-9);
    expect([champion!.value, theirs]).toBeCloseToOracle(1e-9);
    expect([improvement!.value, ours - theirs]).toBeCloseToOracle(1e-9);
  });

  test('has an interval around its value, and around the improvement', () => {
    const { candidate, improvement } = f1.evaluate(
      oracleRows(predictionCases[0]!),
      standardOptions,
    );
    for (const estimate of [candidate, improvement!]) {
      const { lower, upper } = estimate.boundsAt!(criticalValue(0.95));
      expect(lower).toBeLessThan(estimate.value);
      expect(upper).toBeGreaterThan(estimate.value);
    }
  });

  test('has no interval on a handful of rows', () => {
    const few = rowsOf([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9], [0.2, 0.7, 0.8, 0.3]);
    const { candidate, improvement } = f1.evaluate(few, standardOptions);
    expect(candidate.boundsAt).toBeUndefined();
    expect(improvement!.unknown).toContain('too few');
  });

  test('is undefined where a class is missing', () => {
    const { candidate } = f1.evaluate(rowsOf([0, 0, 0], [0.1, 0.6, 0.4]), standardOptions);
    expect(candidate.value).toBeNaN();
    expect(candidate.unknown).toBe('no row is labelled positive');
  });

  test('does not take thirty faultless rows for perfection', () => {
    const labels = Array.from({ length: 80 }, (_, row) => row % 2);
    const { candidate } = f1.evaluate(rowsOf(labels, labels), standardOptions);
    const { lower, upper } = candidate.boundsAt!(criticalValue(0.95));
    expect(upper).toBe(1);
    expect(lower).toBeLessThan(0.97);
  });
});
