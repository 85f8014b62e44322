import { describe, expect, test } from '@jest/globals';
import { calibrationBin, calibrationError } from '#stats/calibration-error.ts';
import './oracle-cases.ts';
import { binaryCases } from './binary-oracle.ts';

describe('the calibration error', () => {
  test.each(binaryCases.filter((one) => one.expected.calibration))(
    'agrees with the definition over NumPy 2.4.6 edges: $name',
    ({ labels, scores, expected }) => {
      const { uniform_10: ten, uniform_15: fifteen } = expected.calibration!;
      expect([calibrationError(labels, scores, 10), ten]).toBeCloseToOracle(1e-9);
      expect([calibrationError(labels, scores, 15), fifteen]).toBeCloseToOracle(1e-9);
    },
  );

  test.each([
    [0, 0],
    [0.1, 0],
    [0.1 + Number.EPSILON / 8, 1],
    [0.3, 2],
    [0.7, 6],
    [1, 9],
  ])('puts the score %p into bin %p of ten, an edge below itself', (score, bin) => {
    expect(calibrationBin(score, 10)).toBe(bin);
  });
});
