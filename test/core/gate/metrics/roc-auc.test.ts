import { describe, expect, test } from '@jest/globals';
import { rocAuc } from '#core/gate/metrics/roc-auc.ts';
import { delongBounds, delongLogitBounds, delongSingle } from '#stats/delong.ts';
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
const alternating = Array.from({ length: 40 }, (_, row) => row % 2);

describe('the ROC AUC as a gate metric', () => {
  test.each(predictionCases)(
    `has the values and DeLong's standard errors of ${predictionOracle}: $name`,
    (oracle) => {
      const { candidate: figures, delong_candidate_minus_champion: delong } = oracle.expected;
      const { candidate, improvement } = rocAuc.evaluate(oracleRows(oracle), standardOptions);
      expect([candidate.value, figures.roc_auc]).toBeCloseToOracle(1e-9);
      // The Wald interval of the oracle on the logit scale: its middle and its standard error are those of DeLong.
      const rows = oracleRows(oracle);
      const single = delongSingle(rows.labels, rows.candidate);
      const wald = delongBounds(single, z);
      expect([wald.lower, delong.ci95_a_clamped[0]]).toBeCloseToOracle(1e-9);
      expect([wald.upper, delong.ci95_a_clamped[1]]).toBeCloseToOracle(1e-9);
      expect(candidate.boundsAt!(z)).toEqual(delongLogitBounds(single, z));
      const difference = improvement!.boundsAt!(z);
      // DeLong's standard error and p; the interval is Student's, and a little wider.
      const [lower, upper] = delong.ci95_difference;
      const { standardError } = improvement!.facts!;
      expect([z * standardError!, (upper - lower) / 2]).toBeCloseToOracle(1e-9);
      expect(difference.lower).toBeLessThan(lower);
      expect(difference.upper).toBeGreaterThan(upper);
      expect(difference.upper - difference.lower).toBeLessThan(1.03 * (upper - lower));
    },
  );

  test('of a perfect model on few rows is not known to be 1', () => {
    const { candidate } = rocAuc.evaluate(
      rowsOf([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9]),
      standardOptions,
    );
    expect(candidate.value).toBe(1);
    expect(candidate.boundsAt!(z).lower).toBeLessThan(0.5);
  });

  test('of two perfect models with other scores does not show that they are equal', () => {
    const first = alternating.map((label, row) => label + row / 100);
    const second = alternating.map((label, row) => label - row / 100);
    const { improvement } = rocAuc.evaluate(rowsOf(alternating, first, second), standardOptions);
    expect(improvement!.value).toBe(0);
    expect(improvement!.boundsAt!(z).lower).toBeLessThan(-0.05);
    expect(improvement!.method).toContain('disjoint pairs');
  });

  test('of a model and its recalibration differs by exactly 0', () => {
    const scores = alternating.map((label, row) => label * 0.2 + ((row * 7) % 11) / 11);
    const recalibrated = scores.map((score) => score ** 3 / 2);
    const { improvement } = rocAuc.evaluate(
      rowsOf(alternating, scores, recalibrated),
      standardOptions,
    );
    expect(improvement!.boundsAt!(z)).toEqual({ lower: 0, upper: 0 });
  });

  test.each([
    ['one class', [0, 0, 0], 'no row is labelled positive'],
    ['one positive', [0, 0, 1], 'one positive row is too few for an interval, which takes two'],
    ['one negative', [0, 1, 1], 'one negative row is too few for an interval, which takes two'],
  ])('has no interval with %s', (_, labels, unknown) => {
    const { candidate } = rocAuc.evaluate(rowsOf(labels, [0.1, 0.5, 0.4]), standardOptions);
    expect(candidate.boundsAt).toBeUndefined();
    expect(candidate.unknown).toBe(unknown);
  });

  test('of constant scores is one half', () => {
    const { candidate } = rocAuc.evaluate(
      rowsOf([0, 0, 1, 1], [0.3, 0.3, 0.3, 0.3]),
      standardOptions,
    );
    expect(candidate.boundsAt!(z)).toEqual({ lower: 0.5, upper: 0.5 });
    expect(candidate.method).toBe('DeLong, logit scale (every row has the same score)');
  });
});
