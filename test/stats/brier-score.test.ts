import { describe, expect, test } from '@jest/globals';
import { brierScore } from '#stats/brier-score.ts';
import './oracle-cases.ts';
import { binaryCases, binaryOracle } from './binary-oracle.ts';

describe('the Brier score', () => {
  test.each(binaryCases.filter((one) => one.expected.brier !== undefined))(
    `agrees with ${binaryOracle}: $name`,
    ({ labels, scores, expected }) => {
      expect([brierScore(labels, scores), expected.brier]).toBeCloseToOracle(1e-9);
    },
  );

  test('is unknown without rows', () => {
    expect(brierScore(new Uint8Array(0), new Float64Array(0))).toBeNaN();
  });
});
