import { describe, expect, test } from '@jest/globals';
import { f1Score } from '#stats/f1-score.ts';
import { confusionMatrix } from '#stats/confusion-matrix.ts';
import './oracle-cases.ts';
import { binaryOracle, thresholdCases } from './binary-oracle.ts';

describe('f1 score', () => {
  test.each(thresholdCases)(`agrees with ${binaryOracle}: $name`, ({ labels, scores, at }) => {
    const got = f1Score(confusionMatrix(labels, scores, at.threshold));
    const want = at.zero_division_NaN.f1;
    if (want === 'NaN') return expect(got).toBeNaN();
    expect([got, want]).toBeCloseToOracle(1e-9);
  });
});
