import { describe, expect, test } from '@jest/globals';
import type { BootstrapOptions } from '#core/gate/gate-rows.ts';
import type { MetricResult } from '#core/gate/metric.ts';
import { measuredMulticlass } from '#core/gate/multiclass/measured-multiclass.ts';
import { multiclassMetrics } from '#core/gate/multiclass/multiclass-metrics.ts';
import { pickMulticlass, type MulticlassData } from '#core/gate/multiclass/multiclass-rows.ts';
import { criticalValue } from '#stats/normal.ts';
import {
  isComplete,
  multiclassCases,
  multiclassOracle,
  type MulticlassCase,
} from '../../../stats/multiclass-oracle.ts';
import '../../../stats/oracle-cases.ts';
import { classPredictions, oracleData, oracleValues } from './multiclass-rows-of.ts';

const options: BootstrapOptions = { draws: 400, seed: 1, classBalance: 'sampled' };
const z = criticalValue(0.95);

function measure(data: MulticlassData, metric: string, rule = {}): MetricResult {
  return measuredMulticlass(data, options).measure({ metric, rule, severity: 'error', path: [] });
}

const caseNamed = (name: string): MulticlassCase =>
  multiclassCases.find((one) => one.name === name)!;
const large = oracleData(caseNamed('n=300 classes=3'));

describe(`metrics of many classes have the values of ${multiclassOracle}`, () => {
  test.each(multiclassCases.filter((oracle) => isComplete(oracle)))('$name', (oracle) => {
    const data = oracleData(oracle);
    const { champion: other, ...alone } = data;
    expect(other).toBeDefined();
    for (const [metric, want] of Object.entries(oracleValues(oracle))) {
      const bins = metric === 'calibration_error' ? { bins: 15 } : {};
      const { value } = measure(alone, metric, bins).candidate;
      expect([value, want]).toBeCloseToOracle(1e-9);
    }
    expect(Object.keys(oracleValues(oracle)).toSorted()).toEqual(
      Object.keys(multiclassMetrics).toSorted(),
    );
  });
});

describe('every metric of many classes', () => {
  test.each(Object.keys(multiclassMetrics))('%s has paired intervals around its values', (name) => {
    const { candidate, champion, improvement } = measure(large, name);
    const sign = multiclassMetrics[name]!.better === 'higher' ? 1 : -1;
    expect(improvement!.value).toBeCloseTo(sign * (candidate.value - champion!.value), 12);
    for (const estimate of [candidate, champion!, improvement!]) {
      const { lower, upper } = estimate.boundsAt!(z);
      expect(lower).toBeLessThan(upper);
      if (name === 'calibration_error') continue;
      expect(lower).toBeLessThanOrEqual(estimate.value);
      expect(upper).toBeGreaterThanOrEqual(estimate.value);
    }
  });

  test.each(Object.keys(multiclassMetrics))('%s of identical answers differs by 0', (name) => {
    const { improvement } = measure({ ...large, champion: large.candidate }, name);
    expect(improvement).toMatchObject({ value: 0, method: 'identical predictions' });
    expect(improvement!.boundsAt!(z)).toEqual({ lower: 0, upper: 0 });
  });

  test('is the same for the same rows, whichever other metric was measured', () => {
    const rows = measuredMulticlass(large, options);
    rows.measure({ metric: 'mcc', rule: {}, severity: 'error', path: [] });
    const after = rows.measure({ metric: 'f1_macro', rule: {}, severity: 'error', path: [] });
    const before = measure(large, 'f1_macro');
    expect(after.candidate.boundsAt!(z)).toEqual(before.candidate.boundsAt!(z));
  });
});

/** `perClass` rows of each of three classes, all predicted right. */
function faultless(perClass: number): MulticlassData {
  const labels = Uint16Array.from({ length: 3 * perClass }, (_row, row) => row % 3);
  const columns = [0, 1, 2].map((index) =>
    Float64Array.from(labels, (label, row) => (label === index ? 0.6 + (row % 7) / 20 : 0.1)),
  );
  return { classes: ['a', 'b', 'c'], labels, candidate: classPredictions(labels, columns) };
}

describe('faultless rows', () => {
  test.each([
    'accuracy',
    'balanced_accuracy',
    'f1_macro',
    'f1_weighted',
    'mcc',
    'cohen_kappa',
    'roc_auc_ovr',
    'roc_auc_ovo_weighted',
  ])('are no proof of perfection: %s', (name) => {
    const { candidate } = measure(faultless(25), name);
    const { lower, upper } = candidate.boundsAt!(z);
    expect(candidate.value).toBeCloseTo(1, 12);
    expect(upper).toBeCloseTo(1, 12);
    expect(lower).toBeLessThan(0.99);
  });
});

describe('a class', () => {
  test('that no row is labelled as leaves areas without a value, by name', () => {
    const data = oracleData(caseNamed('class 3 absent from y_true'));
    for (const name of ['roc_auc_ovr', 'roc_auc_ovr_weighted', 'roc_auc_ovo']) {
      const { candidate, improvement } = measure(data, name);
      expect(candidate).toMatchObject({ value: Number.NaN, unknown: "no row is labelled '3'" });
      expect(improvement!.value).toBeNaN();
    }
  });

  test('that only one model answers counts in the macro average of that model, as scikit-learn does', () => {
    const data = oracleData(caseNamed('class 3 absent from y_true'));
    const { macro } = caseNamed('class 3 absent from y_true').expected.zero_division_0;
    expect(measure(data, 'recall_macro').candidate.value).toBeCloseTo(macro.recall, 12);
  });

  test('that is rare leaves a mean over classes without an interval, and a mean over rows with one', () => {
    const data = oracleData(caseNamed('imbalanced'));
    for (const name of ['f1_macro', 'balanced_accuracy', 'roc_auc_ovr', 'roc_auc_ovo_weighted']) {
      const { candidate, improvement } = measure(data, name);
      expect(candidate.boundsAt).toBeUndefined();
      expect(candidate.unknown).toBe(
        "7 rows of class '3' are too few for an interval of a mean over classes, which takes 20 of each",
      );
      expect(candidate.rowsForInterval).toBe(1715);
      expect(improvement!.boundsAt).toBeUndefined();
    }
    for (const name of ['accuracy', 'f1_weighted', 'mcc', 'log_loss']) {
      expect(measure(data, name).candidate.boundsAt).toBeDefined();
    }
  });

  test('that is all there is leaves kappa undefined', () => {
    const { champion: other, ...alone } = oracleData(caseNamed('only one class everywhere'));
    expect(other).toBeDefined();
    expect(measure(alone, 'cohen_kappa').candidate.unknown).toContain('one and the same class');
    expect(measure(alone, 'roc_auc_ovr').candidate.unknown).toContain(
      "no row is labelled '1', '2'",
    );
  });
});

test('a handful of rows has no bootstrap interval', () => {
  const few = pickMulticlass(large, [0, 1, 2, 3, 4, 5]);
  expect(measure(few, 'mcc').candidate.unknown).toContain('too few');
  expect(measure(few, 'log_loss').candidate.unknown).toContain('too few');
});

test('the record has figures of every class of both models', () => {
  const { classes } = measuredMulticlass(large, options).details() as {
    classes: readonly Record<string, unknown>[];
  };
  expect(classes.map(({ name, rows }) => [name, rows])).toEqual([
    ['0', 94],
    ['1', 102],
    ['2', 104],
  ]);
  const { candidate } = classes[0] as { candidate: Record<string, unknown> };
  expect(candidate['precision']).toBeCloseTo(0.7282608695652174, 12);
  expect(candidate['recall']).toBeCloseTo(0.7127659574468085, 12);
  expect(candidate['recallInterval']).toEqual([expect.closeTo(0.614, 2), expect.closeTo(0.795, 2)]);
});
