import { describe, expect, test } from '@jest/globals';
import { decideByInterval } from '#core/gate/decide.ts';
import { gateRows } from '#core/gate/gate-rows.ts';
import { binaryMetrics, regressionMetrics } from '#core/gate/metric-registry.ts';
import { bootstrap, rowsOf } from '../prediction-oracle.ts';

const options = {
  threshold: 0.5,
  bins: 10,
  beta: 2,
  atPrecision: 0.6,
  atTop: 0.25,
  alpha: 0.2,
};
const forty = (of: (row: number) => number): number[] =>
  Array.from({ length: 40 }, (_, row) => of(row));
const varied = forty((row) => ((row * 7) % 11) / 11);

/** Metrics that have a value for labels of one class. */
const ofOneClass = {
  positive: [
    'log_loss',
    'brier_score',
    'calibration_error',
    'maximum_calibration_error',
    'accuracy',
    'precision',
    'recall',
    'f1',
    'f_beta',
    'theil_index',
  ],
  negative: [
    'log_loss',
    'brier_score',
    'calibration_error',
    'maximum_calibration_error',
    'accuracy',
    'precision',
    'specificity',
    'theil_index',
  ],
};

describe('labels of one class only', () => {
  test.each(
    Object.keys(binaryMetrics).flatMap((name) =>
      (['positive', 'negative'] as const).map((only) => ({ name, only })),
    ),
  )('leave $name undefined, or with a value that needs no other: all $only', ({ name, only }) => {
    const labels = forty(() => (only === 'positive' ? 1 : 0));
    const { candidate } = binaryMetrics[name]!.evaluate(rowsOf(labels, varied), options);
    if (ofOneClass[only].includes(name)) return expect(candidate.value).not.toBeNaN();
    expect(candidate.value).toBeNaN();
    expect(candidate.unknown).toMatch(/^no row is labelled (positive|negative)$/);
    for (const limits of [{ minimum: -1e9 }, { maximum: 1e9 }]) {
      expect(decideByInterval(candidate, limits, 0.95).verdict).toBe('inconclusive');
    }
  });
});

describe('one score for every row', () => {
  const labels = forty((row) => row % 2);
  const same = forty(() => 0.7);

  test.each([
    ['lift', Number.NaN, /every row has the same score/],
    ['gain', Number.NaN, /every row has the same score/],
    ['specificity', 0, undefined],
    ['mcc', 0, undefined],
    ['cohen_kappa', 0, undefined],
    ['recall_at_precision', 0, /too few/],
    ['balanced_accuracy', 0.5, /too few/],
  ])('gives %s the value %p', (name, value, unknown) => {
    const { candidate } = binaryMetrics[name]!.evaluate(rowsOf(labels, same), options);
    expect(candidate.value).toBe(value);
    if (unknown) expect(candidate.unknown).toMatch(unknown);
  });

  test('leaves precision undefined when it predicts nobody positive', () => {
    const { candidate } = binaryMetrics['precision']!.evaluate(
      rowsOf(
        labels,
        forty(() => 0.2),
      ),
      options,
    );
    expect(candidate.unknown).toBe('no row is predicted positive');
  });
});

describe('tiny tables', () => {
  test.each(Object.keys(binaryMetrics))(
    'of two rows never let %s pass a bound at its best value',
    (name) => {
      const { candidate } = binaryMetrics[name]!.evaluate(rowsOf([0, 1], [0.4, 0.6]), options);
      const better = binaryMetrics[name]!.better;
      const limits = better === 'higher' ? { minimum: 0.99 } : { maximum: 0.01 };
      expect(decideByInterval(candidate, limits, 0.95).verdict).not.toBe('pass');
    },
  );

  test.each(Object.keys(regressionMetrics))('of one row never let %s pass', (name) => {
    const one = Float64Array.of(3);
    const rows = gateRows({ labels: one, candidate: one }, bootstrap);
    const { candidate } = regressionMetrics[name]!.evaluate(rows, options);
    expect(decideByInterval(candidate, { minimum: -1, maximum: 1 }, 0.95).verdict).toBe(
      'inconclusive',
    );
    expect(candidate.unknown).toMatch(/too few|one row/);
  });
});
