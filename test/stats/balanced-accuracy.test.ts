import { describe, expect, test } from '@jest/globals';
import { balancedAccuracy } from '#stats/balanced-accuracy.ts';
import { confusionMatrix } from '#stats/confusion-matrix.ts';
import './oracle-cases.ts';
import { binaryOracle, thresholdCases } from './binary-oracle.ts';

describe('balanced accuracy', () => {
  test.each(thresholdCases)(`agrees with ${binaryOracle}: $name`, ({ labels, scores, at }) => {
    const got = balancedAccuracy(confusionMatrix(labels, scores, at.threshold));
    const want = at.balanced_accuracy;
    if (want === 'NaN') return expect(got).toBeNaN();
    expect([got, want]).toBeCloseToOracle(1e-9);
  });
});
