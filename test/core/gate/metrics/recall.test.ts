import { describe, expect, test } from '@jest/globals';
import { recall } from '#core/gate/metrics/recall.ts';
import { criticalValue } from '#stats/normal.ts';
import { wilsonInterval } from '#stats/wilson-interval.ts';
import '../../../stats/oracle-cases.ts';
import {
  oracleRows,
  predictionCases,
  predictionOracle,
  rowsOf,
  standardOptions,
} from '../prediction-oracle.ts';

describe('recall as a gate metric', () => {
  test.each(predictionCases)(`has the values of ${predictionOracle}: $name`, (oracle) => {
    const { candidate, champion } = recall.evaluate(oracleRows(oracle), standardOptions);
    expect([candidate.value, oracle.expected.candidate.recall]).toBeCloseToOracle(1e-9);
    expect([champion!.value, oracle.expected.champion.recall]).toBeCloseToOracle(1e-9);
    expect(candidate.n).toBe(oracle.expected.positives);
  });

  test('has the Wilson interval of the positives', () => {
    const { candidate } = recall.evaluate(
      rowsOf([1, 1, 1, 1, 0], [0.9, 0.8, 0.7, 0.1, 0.9]),
      standardOptions,
    );
    expect(candidate.boundsAt!(criticalValue(0.95))).toEqual(wilsonInterval(3, 4, 0.95));
  });

  test('compares both models on the positives alone', () => {
    const rows = rowsOf([1, 1, 1, 0], [0.9, 0.9, 0.1, 0.9], [0.1, 0.9, 0.1, 0.1]);
    const { improvement } = recall.evaluate(rows, standardOptions);
    expect(improvement!.facts).toMatchObject({ both: 1, candidateOnly: 1, championOnly: 0 });
  });

  test('is undefined without positives', () => {
    const { candidate } = recall.evaluate(rowsOf([0, 0], [0.9, 0.1]), standardOptions);
    expect(candidate.unknown).toBe('no row is labelled positive');
  });
});
