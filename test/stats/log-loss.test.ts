import { describe, expect, test } from '@jest/globals';
import { logLoss } from '#stats/log-loss.ts';
import './oracle-cases.ts';
import { binaryCases, binaryOracle } from './binary-oracle.ts';

describe('log loss', () => {
  test.each(binaryCases.filter((one) => one.expected.log_loss !== undefined))(
    `agrees with ${binaryOracle}: $name`,
    ({ labels, scores, expected }) => {
      expect([logLoss(labels, scores), expected.log_loss]).toBeCloseToOracle(1e-9);
    },
  );

  test('is unknown without rows', () => {
    expect(logLoss(new Uint8Array(0), new Float64Array(0))).toBeNaN();
  });
});
