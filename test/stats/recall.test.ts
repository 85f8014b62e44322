import { describe, expect, test } from '@jest/globals';
import { recall } from '#stats/recall.ts';
import { confusionMatrix } from '#stats/confusion-matrix.ts';
import './oracle-cases.ts';
import { binaryOracle, thresholdCases } from './binary-oracle.ts';

describe('recall', () => {
  test.each(thresholdCases)(`agrees with ${binaryOracle}: $name`, ({ labels, scores, at }) => {
    const got = recall(confusionMatrix(labels, scores, at.threshold));
    const want = at.zero_division_NaN.recall;
    if (want === 'NaN') return expect(got).toBeNaN();
    expect([got, want]).toBeCloseToOracle(1e-9);
  });
});
