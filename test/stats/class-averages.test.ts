import { describe, expect, test } from '@jest/globals';
import {
  classF1,
  classPrecision,
  classRecall,
  macroAverage,
  meanRecall,
  weightedAverage,
} from '#stats/class-averages.ts';
import { multiclassKappa, multiclassMatthews } from '#stats/multiclass-agreement.ts';
import { countPredictions } from '#stats/multiclass-counts.ts';
import { classNumbers, multiclassCases, multiclassOracle } from './multiclass-oracle.ts';

const ratios = { precision: classPrecision, recall: classRecall, f1: classF1 } as const;

describe(`averages over classes equal ${multiclassOracle}`, () => {
  test.each(multiclassCases)('$name', (oracle) => {
    const { input, expected } = oracle;
    const counts = countPredictions(
      classNumbers(oracle, input.y_true),
      classNumbers(oracle, input.y_pred),
      { classCount: input.labels.length },
    );
    const classes = [...input.labels.keys()];
    const { macro, weighted } = expected.zero_division_0;
    for (const name of ['precision', 'recall', 'f1'] as const) {
      const ratio = ratios[name];
      expect([macroAverage(counts, ratio, classes), macro[name]]).toBeCloseToOracle(1e-9);
      expect([weightedAverage(counts, ratio), weighted[name]]).toBeCloseToOracle(1e-9);
    }
    expect([meanRecall(counts), expected.balanced_accuracy]).toBeCloseToOracle(1e-9);
    expect([multiclassMatthews(counts), expected.mcc]).toBeCloseToOracle(1e-9);
    const kappa = multiclassKappa(counts);
    if (expected.kappa === 'NaN') expect(kappa).toBeNaN();
    else expect([kappa, expected.kappa]).toBeCloseToOracle(1e-9);
  });
});
