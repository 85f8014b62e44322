import { describe, expect, test } from '@jest/globals';
import { precision } from '#core/gate/metrics/precision.ts';
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

describe('precision as a gate metric', () => {
  test.each(predictionCases)(`has the values of ${predictionOracle}: $name`, (oracle) => {
    const { candidate, champion } = precision.evaluate(oracleRows(oracle), standardOptions);
    expect([candidate.value, oracle.expected.candidate.precision]).toBeCloseToOracle(1e-9);
    expect([champion!.value, oracle.expected.champion.precision]).toBeCloseToOracle(1e-9);
  });

  test('has the Wilson interval of the rows predicted positive', () => {
    const { candidate } = precision.evaluate(
      rowsOf([1, 1, 0, 0], [0.9, 0.8, 0.7, 0.1]),
      standardOptions,
    );
    expect(candidate.boundsAt!(criticalValue(0.95))).toEqual(wilsonInterval(2, 3, 0.95));
  });

  test('is undefined, and so is the improvement, for a champion that predicts no positive', () => {
    const labels = Array.from({ length: 100 }, (_, row) => row % 2);
    const rows = rowsOf(
      labels,
      labels,
      labels.map(() => 0),
    );
    const { candidate, champion, improvement } = precision.evaluate(rows, standardOptions);
    expect(candidate.value).toBe(1);
    expect(champion!.unknown).toBe('no row is predicted positive');
    expect(improvement!.unknown).toBe('of the champion: no row is predicted positive');
  });
});
