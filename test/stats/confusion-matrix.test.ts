import { describe, expect, test } from '@jest/globals';
import { confusionMatrix } from '#stats/confusion-matrix.ts';
import { binaryOracle, thresholdCases } from './binary-oracle.ts';

describe('the confusion matrix', () => {
  test.each(thresholdCases)(`agrees with ${binaryOracle}: $name`, ({ labels, scores, at }) => {
    expect(confusionMatrix(labels, scores, at.threshold)).toEqual(at.confusion);
  });
});
