import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { delongPaired, delongSingle } from '#stats/delong.ts';
import { influenceVariance } from '#stats/influence-variance.ts';
import {
  rocAucOneVsOne,
  rocAucOneVsRest,
  type AucAverage,
  type ClassScores,
} from '#stats/multiclass-roc-auc.ts';
import '../support/property-seed.ts';
import {
  classNumbers,
  isComplete,
  multiclassCases,
  multiclassOracle,
  probabilityColumns,
} from './multiclass-oracle.ts';
import './oracle-cases.ts';

const kinds = { ovr: rocAucOneVsRest, ovo: rocAucOneVsOne } as const;
const averages: readonly AucAverage[] = ['macro', 'weighted'];

describe(`areas under ROC curves of many classes equal ${multiclassOracle}`, () => {
  test.each(multiclassCases.filter((oracle) => isComplete(oracle)))('$name', (oracle) => {
    const scores: ClassScores = {
      labels: classNumbers(oracle, oracle.input.y_true),
      probabilities: probabilityColumns(oracle),
    };
    for (const kind of ['ovr', 'ovo'] as const) {
      for (const average of averages) {
        const want = oracle.expected.roc_auc[`${kind}_${average}`] as number;
        expect([kinds[kind](scores)[average].value, want]).toBeCloseToOracle(1e-9);
      }
    }
  });
});

/** Two classes, with ties. */
const twoClasses = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.nat(9), fc.nat(9)), {
    minLength: 6,
    maxLength: 40,
  })
  .filter((rows) => {
    const positives = rows.filter(([label]) => label === 1).length;
    return positives >= 2 && rows.length - positives >= 2;
  });

function scoresOf(labels: readonly number[], ofOne: readonly number[]): ClassScores {
  const one = Float64Array.from(ofOne);
  return { labels: Uint16Array.from(labels), probabilities: [one.map((p) => 1 - p), one] };
}

describe('of two classes', () => {
  test.each(['ovr', 'ovo'] as const)('the variance of %s is that of DeLong', (kind) => {
    fc.assert(
      fc.property(twoClasses, (rows) => {
        const labels = rows.map(([label]) => label);
        const first = rows.map(([, score]) => score / 16);
        const second = rows.map(([, , score]) => score / 16);
        const [a, b] = [first, second].map((of) => kinds[kind](scoresOf(labels, of)).macro);
        const variance = (influence: Float64Array): number =>
          influenceVariance(influence, {
            labels: Uint16Array.from(labels),
            classCount: 2,
            balance: 'sampled',
          });
        const single = delongSingle(Uint8Array.from(labels), Float64Array.from(first));
        const paired = delongPaired(
          Uint8Array.from(labels),
          Float64Array.from(first),
          Float64Array.from(second),
        );
        const difference = a!.influence.map((one, row) => one - b!.influence[row]!);
        expect([a!.value, single.auc]).toBeCloseToOracle(1e-12);
        expect([variance(a!.influence), single.variance]).toBeCloseToOracle(1e-12);
        expect([variance(difference), paired.variance]).toBeCloseToOracle(1e-12);
      }),
    );
  });
});

/** Removes rows one at a time: the jackknife is the influence function by brute force. */
function jackknifeVariance(
  { labels, probabilities, weights }: ClassScores,
  value: (scores: ClassScores) => number,
): number {
  const without = (row: number): ClassScores => ({
    labels: labels.filter((_label, at) => at !== row),
    probabilities: probabilities.map((column) => column.filter((_p, at) => at !== row)),
    ...(weights ? { weights: weights.filter((_weight, at) => at !== row) } : {}),
  });
  const values = [...labels.keys()].map((row) => value(without(row)));
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return (squares * (values.length - 1)) / values.length;
}

describe('of five classes', () => {
  const oracle = multiclassCases.find(({ name }) => name === 'n=1200 classes=5')!;
  const rows = 400;
  const scores: ClassScores = {
    labels: classNumbers(oracle, oracle.input.y_true).slice(0, rows),
    probabilities: probabilityColumns(oracle).map((column) => column.slice(0, rows)),
  };
  test.each(
    (['ovr', 'ovo'] as const).flatMap((kind) =>
      averages.map((average) => [kind, average] as const),
    ),
  )('the variance of %s %s is that of the jackknife', (kind, average) => {
    const { influence } = kinds[kind](scores)[average];
    const { labels } = scores;
    const ours = influenceVariance(influence, { labels, classCount: 5, balance: 'sampled' });
    const jackknife = jackknifeVariance(scores, (one) => kinds[kind](one)[average].value);
    expect(ours / jackknife).toBeGreaterThan(0.97);
    expect(ours / jackknife).toBeLessThan(1.03);
  });

  test.each(
    (['ovr', 'ovo'] as const).flatMap((kind) =>
      averages.map((average) => [kind, average] as const),
    ),
  )('the variance of %s %s of weighted rows is that of the jackknife', (kind, average) => {
    const weights = scores.labels.map((label) => label + 1);
    const weighted = {
      ...scores,
      weights: Float64Array.from(weights, (one, row) => one / (1 + (row % 7))),
    };
    const { influence } = kinds[kind](weighted)[average];
    const ours = influenceVariance(influence, {
      ...weighted,
      classCount: 5,
      balance: 'sampled',
    });
    const jackknife = jackknifeVariance(weighted, (one) => kinds[kind](one)[average].value);
    expect(ours / jackknife).toBeGreaterThan(0.95);
    expect(ours / jackknife).toBeLessThan(1.05);
  });
});
