import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calibrationCurve } from '#core/gate/curves/calibration-curve.ts';
import type { Point } from '#core/gate/curves/curve-rows.ts';
import { gateCurves } from '#core/gate/curves/gate-curves.ts';
import { cellOf, histogram, histogramsByClass } from '#core/gate/curves/histogram.ts';
import { thinCurve } from '#core/gate/curves/thin-curve.ts';
import { thresholdCurves } from '#core/gate/curves/threshold-curves.ts';
import {
  edgesAtOrBelow,
  evenSample,
  middleBounds,
  valueEdges,
} from '#core/gate/curves/value-edges.ts';
import { calibrationError } from '#stats/calibration-error.ts';
import { uniform } from '../../../stats/seeded-sample.ts';

const options = { bins: 10, level: 0.95 };

function uniformSample(size: number, seed: number): Float64Array {
  const next = uniform(seed);
  return Float64Array.from({ length: size }, () => next());
}

/** Rows of a model whose scores are ties more often than not. */
const scoredRows = fc
  .array(
    fc.record({ label: fc.integer({ min: 0, max: 1 }), score: fc.integer({ min: 0, max: 9 }) }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((rows) => ({
    labels: Uint8Array.from(rows, ({ label }) => label),
    scores: Float64Array.from(rows, ({ score }) => score / 10),
  }));

function rates(
  { labels, scores }: { labels: Uint8Array; scores: Float64Array },
  threshold: number,
): Point {
  const share = (label: number): number => {
    const all = [...labels.keys()].filter((row) => labels[row] === label);
    return all.filter((row) => scores[row]! >= threshold).length / all.length;
  };
  return [share(0), share(1)];
}

describe('ROC and precision–recall', () => {
  test('have one exact point for every threshold', () => {
    fc.assert(
      fc.property(scoredRows, (rows) => {
        const curves = thresholdCurves(rows);
        const both = new Set(rows.labels).size === 2;
        expect(curves !== undefined).toBe(both);
        if (!curves) return;
        const thresholds = [...new Set(rows.scores)].sort((a, b) => b - a);
        expect(curves.roc).toEqual([[0, 0], ...thresholds.map((one) => rates(rows, one))]);
        const positives = rows.labels.reduce((sum, label) => sum + label, 0);
        expect(curves.prevalence).toBeCloseTo(positives / rows.labels.length, 12);
        // The last threshold takes every row: recall 1, precision the share of positives.
        expect(curves.precisionRecall.at(-1)).toEqual([1, expect.closeTo(curves.prevalence, 12)]);
      }),
    );
  });

  test('of many rows have at most 200 points, all of them on the curve, and its area', () => {
    const scores = uniformSample(300_000, 1);
    const chance = uniformSample(300_000, 2);
    // P(label 1 | score s) = s: the area under the ROC curve is 5/6.
    const labels = Uint8Array.from(scores, (score, row) => (chance[row]! < score ? 1 : 0));
    const { roc, precisionRecall } = thresholdCurves({ labels, scores })!;
    for (const curve of [roc, precisionRecall]) {
      expect(curve.length).toBeGreaterThan(150);
      expect(curve.length).toBeLessThanOrEqual(200);
    }
    expect([roc[0], roc.at(-1)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const area = roc.slice(1).reduce((sum, [x, y], index) => {
      const [fromX, fromY] = roc[index]!;
      return sum + ((x - fromX) * (y + fromY)) / 2;
    }, 0);
    expect(area).toBeCloseTo(5 / 6, 2);
  });

  test('a weight counts as so many rows', () => {
    const rows = { labels: Uint8Array.of(1, 0, 1), scores: Float64Array.of(0.9, 0.5, 0.2) };
    const twice = {
      labels: Uint8Array.of(1, 1, 0, 1),
      scores: Float64Array.of(0.9, 0.9, 0.5, 0.2),
    };
    const weights = Float64Array.of(2, 1, 1);
    expect(thresholdCurves({ ...rows, weights })).toEqual(thresholdCurves(twice));
    expect(
      calibrationCurve({ ...rows, weights }, options)!.map(({ predicted, observed }) => [
        predicted,
        observed,
      ]),
    ).toEqual(
      calibrationCurve(twice, options)!.map(({ predicted, observed }) => [predicted, observed]),
    );
  });
});

describe('the reliability diagram', () => {
  test('adds up to the calibration error of the gate', () => {
    fc.assert(
      fc.property(scoredRows, ({ labels, scores }) => {
        const bins = calibrationCurve({ labels, scores }, options)!;
        const gaps = bins.map(
          ({ predicted, observed, rows }) => Math.abs(observed - predicted) * rows,
        );
        const error = gaps.reduce((sum, gap) => sum + gap, 0) / labels.length;
        expect(error).toBeCloseTo(calibrationError(labels, scores, 10), 12);
        for (const { lower, upper, observed } of bins) {
          expect(lower).toBeLessThanOrEqual(observed);
          expect(upper).toBeGreaterThanOrEqual(observed);
        }
      }),
    );
  });

  test('is not drawn of scores that are no probabilities', () => {
    const rows = { labels: Uint8Array.of(0, 1), scores: Float64Array.of(-0.1, 3) };
    expect(calibrationCurve(rows, options)).toBeUndefined();
  });
});

describe('a thinned curve', () => {
  const curve = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })),
    {
      minLength: 1,
      maxLength: 300,
    },
  );

  test('keeps both ends, makes up no point and changes no order', () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 2, max: 50 }), (points, most) => {
        const thin = thinCurve(points, most);
        expect(thin.length).toBeLessThanOrEqual(Math.max(most, 1));
        expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)]);
        const places = thin.map((point) => points.findIndex((one) => one === point));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});

describe('histograms and grids', () => {
  test('count every row once, also those outside the range', () => {
    const values = Float64Array.of(-5, 0, 0.49, 0.5, 1, 7);
    expect(histogram(values, [0, 1], { bins: 2 })).toEqual({ edges: [0, 0.5, 1], counts: [3, 3] });
    expect([cellOf(-9, [0, 1], 4), cellOf(1, [0, 1], 4)]).toEqual([0, 3]);
  });

  test('of a regression hold all rows, with the residuals around 0', () => {
    const labels = uniformSample(5000, 3);
    const candidate = labels.map((label, row) => label + (row % 7) / 100);
    const curves = gateCurves({ labels, candidate, champion: labels }, options)!;
    expect(curves.kind).toBe('regression');
    if (curves.kind !== 'regression') return;
    for (const side of [curves.candidate, curves.champion!]) {
      for (const { counts } of [side.truth, side.residuals]) {
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5000);
      }
    }
    const { edges } = curves.candidate.residualCounts;
    expect(edges[0]).toBeCloseTo(-edges.at(-1)!, 12);
  });

  test('one outlier does not set the range', () => {
    const values = uniformSample(2000, 4);
    values[0] = 1e9;
    const [low, high] = middleBounds([values], 0.998);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThan(1.1);
  });

  test('of constant values have a range all the same', () => {
    expect(middleBounds([Float64Array.of(2, 2)], 0.99)).toEqual([1.5, 2.5]);
  });
});

test('edges increase strictly and occur among the values', () => {
  const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (given) => {
      const edges = valueEdges(Float64Array.from(given));
      expect(edges.every((edge, index) => index === 0 || edge > edges[index - 1]!)).toBe(true);
      expect(edges.every((edge) => given.includes(edge))).toBe(true);
      expect(edges[0]).toBe(Math.min(...given) + 0);
    }),
  );
});

test('edges at or below a value are found as by looking at all of them', () => {
  // Uneven, all alike, and farther apart than a double can say.
  const value = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: -3, max: 3 }).map((power) => 10 ** (100 * power)),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), fc.array(value), (given, others) => {
      const edges = Float64Array.from(new Set(given.map((one) => one + 0))).sort();
      const find = edgesAtOrBelow(edges);
      for (const one of [...given, ...others])
        expect(find(one)).toBe(edges.filter((edge) => edge <= one).length);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('histograms of two classes are those of their rows', () => {
  fc.assert(
    fc.property(scoredRows, ({ labels, scores }) => {
      const both = histogramsByClass(scores, [0, 1], { bins: 4, labels });
      for (const label of [0, 1]) {
        const alone = scores.filter((_, row) => labels[row] === label);
        expect(both[label]).toEqual(histogram(alone, [0, 1], { bins: 4 }));
      }
    }),
  );
});

test('a sample is spread over all rows and leaves them as they are', () => {
  const values = Float64Array.from({ length: 200_000 }, (_, row) => row);
  const sample = evenSample(values);
  expect(sample).toHaveLength(65_536);
  expect([sample[0], sample.at(-1)! > 199_990]).toEqual([0, true]);
});

test('no rows give no curves', () => {
  expect(
    gateCurves({ labels: new Uint8Array(0), candidate: new Float64Array(0) }, options),
  ).toBeUndefined();
});
