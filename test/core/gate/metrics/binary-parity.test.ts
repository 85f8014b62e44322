import { describe, expect, test } from '@jest/globals';
import { gateRows, type GateRows } from '#core/gate/gate-rows.ts';
import type { MetricOptions } from '#core/gate/metric-options.ts';
import { binaryMetrics } from '#core/gate/metric-registry.ts';
import '../../../stats/oracle-cases.ts';
import {
  allBinaryCases,
  binaryOracle,
  type BinaryCase,
  type OracleNumber,
} from '../../../stats/binary-oracle.ts';
import { standardOptions } from '../prediction-oracle.ts';

// Values only: the intervals have tests of their own.
const bootstrap = { draws: 10, seed: 1, classBalance: 'sampled' } as const;

function rowsOf({ labels, scores, weights }: BinaryCase): GateRows<Uint8Array> {
  return gateRows({ labels, candidate: scores, ...(weights ? { weights } : {}) }, bootstrap);
}

function valueOf(metric: string, one: BinaryCase, options: Partial<MetricOptions> = {}): number {
  const { candidate } = binaryMetrics[metric]!.evaluate(rowsOf(one), {
    ...standardOptions,
    ...options,
  });
  // What has no value says why, and never has an interval.
  if (!Number.isNaN(candidate.value)) return candidate.value;
  expect(candidate.unknown).toMatch(/no row|one true/);
  expect(candidate.boundsAt).toBeUndefined();
  return candidate.value;
}

/** Where the tool has a number and we have not: what is asked for does not exist in these rows. */
const undefinedHere = (one: BinaryCase): boolean => {
  const weightOf = (row: number): number => one.weights?.[row] ?? 1;
  const positives = one.labels.reduce((sum, label, row) => sum + label * weightOf(row), 0);
  return positives === 0 || one.labels.every((label) => label === 1);
};

function compare(got: number, want: OracleNumber | undefined, one: BinaryCase): void {
  if (want === undefined) return;
  if (want === 'NaN' || (Number.isNaN(got) && undefinedHere(one))) return expect(got).toBeNaN();
  expect([got, want]).toBeCloseToOracle(1e-9);
}

describe(`binary metrics of the gate, beside ${binaryOracle}`, () => {
  test.each(allBinaryCases)('of scores: $name', (one) => {
    const { expected } = one;
    compare(valueOf('roc_auc', one), expected.roc_auc, one);
    compare(valueOf('average_precision', one), expected.average_precision, one);
    compare(valueOf('log_loss', one), expected.log_loss, one);
    compare(valueOf('brier_score', one), expected.brier, one);
    for (const { precision, recall } of expected.recall_at_precision ?? []) {
      compare(valueOf('recall_at_precision', one, { atPrecision: precision }), recall, one);
    }
  });

  test.each(allBinaryCases)('of predictions at a threshold: $name', (one) => {
    for (const at of one.expected.at_threshold) {
      const { threshold, zero_division_NaN: ratios } = at;
      const figures: [string, OracleNumber, Partial<MetricOptions>?][] = [
        ['accuracy', at.accuracy],
        ['balanced_accuracy', at.balanced_accuracy],
        ['mcc', at.mcc],
        ['cohen_kappa', at.kappa],
        ['specificity', at.specificity],
        ['precision', ratios.precision],
        ['recall', ratios.recall],
        ['f1', ratios.f1],
        ['f_beta', ratios.f_half, { beta: 0.5 }],
        ['f_beta', ratios.f2, { beta: 2 }],
      ];
      for (const [metric, want, options] of figures) {
        compare(valueOf(metric, one, { threshold, ...options }), want, one);
      }
    }
  });

  test.each(allBinaryCases.filter(({ expected }) => expected.calibration))(
    'of calibration: $name',
    (one) => {
      const { calibration, maximum_calibration: maximum } = one.expected;
      for (const bins of [10, 15] as const) {
        for (const [binning, key] of [
          ['equal_width', 'uniform'],
          ['quantile', 'quantile'],
        ] as const) {
          const options = { bins, binning };
          const figure = `${key}_${bins}` as const;
          compare(valueOf('calibration_error', one, options), calibration![figure], one);
          compare(valueOf('maximum_calibration_error', one, options), maximum![figure], one);
        }
      }
    },
  );
});
