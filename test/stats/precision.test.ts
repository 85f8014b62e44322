import { describe, expect, test } from '@jest/globals';
import { precision } from '#stats/precision.ts';
import { confusionMatrix } from '#stats/confusion-matrix.ts';
import './oracle-cases.ts';
import { binaryOracle, thresholdCases } from './binary-oracle.ts';

describe('precision', () => {
  test.each(thresholdCases)(`agrees with ${binaryOracle}: $name`, ({ labels, scores, at }) => {
    const got = precision(confusionMatrix(labels, scores, at.threshold));
    const want = at.zero_division_NaN.precision;
    if (want === 'NaN') return expect(got).toBeNaN();
    expect([got, want]).toBeCloseToOracle(1e-9);
  });
});
