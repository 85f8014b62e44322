import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expectedConfusionMatrix, expectedStatistic } from '#stats/expected-confusion-matrix.ts';
import { expectedRocAuc } from '#stats/expected-roc-auc.ts';
import { f1Score } from '#stats/f1-score.ts';
import { isotonicRegression, isotonicValues } from '#stats/isotonic-regression.ts';
import { precision } from '#stats/precision.ts';
import { readOracle } from './oracle-cases.ts';
import { uniform } from './seeded-sample.ts';

interface Case {
  readonly name: string;
  readonly input: {
    readonly reference: { readonly scores: number[]; readonly labels: number[] };
    readonly current: { readonly scores: number[]; readonly labels: number[] };
    readonly threshold: number;
  };
  readonly expected: {
    readonly isotonic: { readonly at: number[]; readonly calibrated: number[] };
    readonly calibrated_current: number[];
    readonly cbpe: Readonly<Record<string, number>>;
  };
}

const { cases, madeBy } = readOracle<Case>('cbpe');

function sorted({ scores, labels }: { scores: number[]; labels: number[] }) {
  const order = scores.map((_, row) => row).sort((a, b) => scores[a]! - scores[b]!);
  return {
    scores: Float64Array.from(order, (row) => scores[row]!),
    labels: order.map((row) => labels[row]!),
  };
}

describe(`performance without labels (${madeBy})`, () => {
  test.each(cases)('isotonic calibration: $name', ({ input, expected }) => {
    const { scores, labels } = sorted(input.reference);
    const fit = isotonicRegression(scores, labels);
    const got = isotonicValues(fit, Float64Array.from(expected.isotonic.at));
    for (const [index, want] of expected.isotonic.calibrated.entries()) {
      expect([got[index]!, want]).toBeCloseToOracle(1e-12);
    }
    for (const [index, want] of expected.calibrated_current.entries()) {
      const [value] = isotonicValues(fit, Float64Array.of(input.current.scores[index]!));
      expect([value!, want]).toBeCloseToOracle(1e-12);
    }
  });

  test.each(cases)(
    'expected confusion matrix, metrics and ROC AUC: $name',
    ({ input, expected }) => {
      const reference = sorted(input.reference);
      const { scores } = sorted(input.current);
      const chances = isotonicValues(
        isotonicRegression(reference.scores, reference.labels),
        scores,
      );
      const { matrix } = expectedConfusionMatrix(scores, chances, input.threshold);
      const { tp, fp, fn, tn } = matrix;
      const got: Readonly<Record<string, number>> = {
        true_positive: tp,
        false_positive: fp,
        false_negative: fn,
        true_negative: tn,
        accuracy: (tp + tn) / scores.length,
        precision: precision(matrix),
        recall: tp / (tp + fn),
        f1: f1Score(matrix),
        roc_auc: expectedRocAuc(scores, chances).value,
      };
      for (const [name, want] of Object.entries(expected.cbpe)) {
        // NannyML rounds the counts under the ROC curve to five decimals.
        expect([got[name]!, want]).toBeCloseToOracle(name === 'roc_auc' ? 1e-6 : 1e-10);
      }
    },
  );
});

describe('isotonic regression', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1 })), {
    minLength: 1,
    maxLength: 40,
  });

  test('never decreases, keeps the mean, and fits as well as any other step function', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const ordered = drawn.toSorted((a, b) => a[0] - b[0]);
        const x = Float64Array.from(ordered, ([value]) => value);
        const y = ordered.map(([, label]) => label);
        const values = isotonicValues(isotonicRegression(x, y), x);
        const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);
        for (let row = 1; row < x.length; row++) {
          expect(values[row]!).toBeGreaterThanOrEqual(values[row - 1]! - 1e-12);
        }
        expect(sum(values)).toBeCloseTo(sum(y), 9);
        const loss = (of: (row: number) => number) =>
          sum(y.map((label, row) => (label - of(row)) ** 2));
        const own = loss((row) => values[row]!);
        // Steps at every cut, with the means on both sides when they ascend.
        for (let cut = 0; cut <= 12; cut++) {
          const [low, high] = [false, true].map((above) => {
            const part = y.filter((_, row) => x[row]! > cut === above);
            return part.length === 0 ? 0.5 : sum(part) / part.length;
          });
          if (low! > high!) continue;
          expect(own).toBeLessThanOrEqual(loss((row) => (x[row]! > cut ? high! : low!)) + 1e-9);
        }
      }),
    );
  });

  test('whole weights are repeated rows, and weight 0 is no row', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const ordered = drawn.toSorted((a, b) => a[0] - b[0]);
        const x = Float64Array.from(ordered, ([value]) => value);
        const y = ordered.map(([, label]) => label);
        const weights = ordered.map((_, row) => (row === 0 ? 1 : row % 3));
        const repeat = <T>(values: Iterable<T>) =>
          [...values].flatMap((value, row) => Array.from({ length: weights[row]! }, () => value));
        const weighted = isotonicRegression(x, y, weights);
        const repeated = isotonicRegression(Float64Array.from(repeat(x)), repeat(y));
        const at = Float64Array.from({ length: 14 }, (_, index) => index - 0.5);
        const [a, b] = [isotonicValues(weighted, at), isotonicValues(repeated, at)];
        for (const [index, value] of a.entries()) expect(value).toBeCloseTo(b[index]!, 12);
      }),
    );
  });
});

describe('the variance of a metric over labels', () => {
  // 2000 label sets drawn from known chances: sample variance has a relative error of √(2/2000) = 3 %.
  const draws = 2000;
  const next = uniform(5);
  const scores = Float64Array.from({ length: 400 }, () => Math.round(next() * 80) / 80).sort();
  const chances = scores.map((score) => 0.05 + 0.8 * score ** 2);
  const drawn = Array.from({ length: draws }, () => chances.map((p) => (next() < p ? 1 : 0)));

  test.each([
    {
      name: 'roc_auc',
      of: (p: Float64Array) => expectedRocAuc(scores, p),
    },
    {
      name: 'f1',
      of: (p: Float64Array) => expectedStatistic(expectedConfusionMatrix(scores, p, 0.6), f1Score),
    },
    {
      name: 'precision',
      of: (p: Float64Array) =>
        expectedStatistic(expectedConfusionMatrix(scores, p, 0.6), precision),
    },
  ])('$name: formula and simulation agree', ({ of }) => {
    // Labels are chances of 0 and 1: then the expected metric is the realised one.
    const realised = drawn.map((labels) => of(labels).value);
    const mean = realised.reduce((a, b) => a + b, 0) / draws;
    const variance = realised.reduce((a, b) => a + (b - mean) ** 2, 0) / (draws - 1);
    const formula = of(chances);
    expect(Math.abs(mean - formula.value)).toBeLessThan(0.01);
    expect(formula.variance / variance).toBeGreaterThan(0.88);
    expect(formula.variance / variance).toBeLessThan(1.14);
  });

  test('without an expected positive there is no ROC AUC', () => {
    expect(expectedRocAuc(scores, new Float64Array(400)).value).toBeNaN();
    expect(expectedRocAuc(scores, new Float64Array(400).fill(1)).value).toBeNaN();
  });
});
