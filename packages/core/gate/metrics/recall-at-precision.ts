import {
  recallAtPrecision as valueOf,
  recallAtPrecisionOfDraws,
} from '#stats/recall-at-precision.ts';
import { bootstrapMetric } from '../bootstrap-metric.ts';
import { absentClass } from '../class-counts.ts';
import { rankedRows } from '../ranked-rows.ts';

/** The largest recall that a threshold with a precision of at least `at_precision` has; each model by its own threshold. */
export const recallAtPrecision = bootstrapMetric<Uint8Array>({
  better: 'higher',
  range: [0, 1],
  requires: ['at_precision'],
  unknown: ({ labels, weights }) => absentClass(labels, weights),
  sample: (rows, resampling, { atPrecision = Number.NaN }) => {
    const ranked = rankedRows(rows);
    return {
      value: valueOf(ranked, atPrecision),
      draws: recallAtPrecisionOfDraws(ranked, resampling, atPrecision),
    };
  },
});
