import { describe, expect, test } from '@jest/globals';
import { balancedAccuracy } from '#core/gate/metrics/balanced-accuracy.ts';
import { criticalValue } from '#stats/normal.ts';
import { oracleRows, predictionCases, rowsOf, standardOptions } from '../prediction-oracle.ts';

describe('balanced accuracy as a gate metric', () => {
  test('is the mean of both recalls', () => {
    const rows = rowsOf([0, 0, 0, 1, 1], [0.1, 0.2, 0.9, 0.8, 0.3]);
    expect(balancedAccuracy.evaluate(rows, standardOptions).candidate.value).toBeCloseTo(
      (2 / 3 + 1 / 2) / 2,
      12,
    );
  });

  test('is undefined where a class is missing', () => {
    const { candidate } = balancedAccuracy.evaluate(rowsOf([1, 1], [0.1, 0.9]), standardOptions);
    expect(candidate.unknown).toBe('no row is labelled negative');
  });

  test('shows the loss of the worse model with an interval below 0', () => {
    const worse = predictionCases.find(({ name }) => name === 'predictions-worse')!;
    const { improvement } = balancedAccuracy.evaluate(oracleRows(worse), standardOptions);
    expect(improvement!.boundsAt!(criticalValue(0.95)).upper).toBeLessThan(0);
  });
});
