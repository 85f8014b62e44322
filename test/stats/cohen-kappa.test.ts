import { describe, expect, test } from '@jest/globals';
import { cohenKappa } from '#stats/cohen-kappa.ts';
import { confusionMatrix } from '#stats/confusion-matrix.ts';
import './oracle-cases.ts';
import { binaryOracle, thresholdCases } from './binary-oracle.ts';

describe('cohen kappa', () => {
  test.each(thresholdCases)(`agrees with ${binaryOracle}: $name`, ({ labels, scores, at }) => {
    const got = cohenKappa(confusionMatrix(labels, scores, at.threshold));
    const want = at.kappa;
    if (want === 'NaN') return expect(got).toBeNaN();
    expect([got, want]).toBeCloseToOracle(1e-9);
  });
});
