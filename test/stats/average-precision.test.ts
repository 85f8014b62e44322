import { describe, expect, test } from '@jest/globals';
import { averagePrecision, averagePrecisionOfDraws } from '#stats/average-precision.ts';
import { scoreOrder } from '#stats/score-order.ts';
import { stratifiedResampling } from '#stats/stratified-resampling.ts';
import './oracle-cases.ts';
import { binaryCases, binaryOracle } from './binary-oracle.ts';

describe('average precision', () => {
  test.each(binaryCases)(`agrees with ${binaryOracle}: $name`, ({ labels, scores, expected }) => {
    expect([averagePrecision(labels, scores), expected.average_precision]).toBeCloseToOracle(1e-9);
  });

  test('of a draw is that of the rows repeated as often as they were drawn', () => {
    const labels = Uint8Array.from([0, 0, 1, 1, 0, 1, 0, 1]);
    const scores = Float64Array.from([0.1, 0.4, 0.4, 0.8, 0.8, 0.2, 0.6, 0.9]);
    const resampling = stratifiedResampling(labels, { draws: 25, seed: 1 });
    const draws = averagePrecisionOfDraws(labels, scoreOrder(scores), resampling);
    draws.forEach((value, draw) => {
      const rows = [...labels.keys()].flatMap((row) => {
        const unit = resampling.unitOfRow[row]!;
        const times = resampling.weights[draw * resampling.unitCount + unit]!;
        return Array.from({ length: times }, () => row);
      });
      const repeated = averagePrecision(
        Uint8Array.from(rows, (row) => labels[row]!),
        Float64Array.from(rows, (row) => scores[row]!),
      );
      expect([value, repeated]).toBeCloseToOracle(1e-12);
    });
  });
});
