import { describe, expect, test } from '@jest/globals';
import { logLoss } from '#core/gate/metrics/log-loss.ts';
import { criticalValue } from '#stats/normal.ts';
import '../../../stats/oracle-cases.ts';
import {
  oracleRows,
  predictionCases,
  predictionOracle,
  rowsOf,
  standardOptions,
} from '../prediction-oracle.ts';

describe('log loss as a gate metric', () => {
  test.each(predictionCases)(`has the value of ${predictionOracle}: $name`, (oracle) => {
    const { candidate, champion, improvement } = logLoss.evaluate(
      oracleRows(oracle),
      standardOptions,
    );
    const [ours, theirs] = [oracle.expected.candidate.log_loss, oracle.expected.champion.log_loss];
    expect([candidate.value, ours]).toBeCloseToOracle(1e-9);
    expect([champion!.value, theirs]).toBeCloseToOracle(1e-9);
    expect([improvement!.value, theirs - ours]).toBeCloseToOracle(1e-9);
  });

  test('has an interval around its value, and around the improvement', () => {
    const { candidate, improvement } = logLoss.evaluate(
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
    const { candidate, improvement } = logLoss.evaluate(few, standardOptions);
    expect(candidate.boundsAt).toBeUndefined();
    expect(improvement!.unknown).toContain('too few');
  });
});
