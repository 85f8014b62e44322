import { describe, expect, test } from '@jest/globals';
import { matthewsCorrelation } from '#stats/matthews-correlation.ts';
import { confusionMatrix } from '#stats/confusion-matrix.ts';
import './oracle-cases.ts';
import { binaryOracle, thresholdCases } from './binary-oracle.ts';

describe('matthews correlation', () => {
  test.each(thresholdCases)(`agrees with ${binaryOracle}: $name`, ({ labels, scores, at }) => {
    const got = matthewsCorrelation(confusionMatrix(labels, scores, at.threshold));
    const want = at.mcc;
    if (want === 'NaN') return expect(got).toBeNaN();
    expect([got, want]).toBeCloseToOracle(1e-9);
  });
});
