import { describe, expect, test } from '@jest/globals';
import { delongBounds, delongPaired, delongSingle } from '#stats/delong.ts';
import { criticalValue, normalSurvival } from '#stats/normal.ts';
import { readOracle } from './oracle-cases.ts';
import { binaryCases, binaryOracle } from './binary-oracle.ts';

interface Definition {
  readonly auc_a: number | 'NaN';
  readonly auc_b: number;
  readonly difference: number;
  readonly defined: boolean;
  readonly var_a: number;
  readonly var_b: number;
  readonly cov: number;
  readonly var_difference: number;
  readonly zero_variance?: boolean;
  readonly z: number;
  readonly ci95_a_clamped: [number, number];
  readonly ci95_difference: [number, number];
  readonly margins?: { margin: number; p_one_sided: number }[];
}
const { cases, madeBy } = readOracle<{
  name: string;
  input: { y_true: number[]; score_a: number[]; score_b: number[] };
  expected: { definition: Definition };
}>('delong');

describe("DeLong's paired comparison of two AUCs", () => {
  test.each(cases.filter((one) => one.expected.definition.defined))(
    `agrees with ${madeBy}: $name`,
    ({ input, expected: { definition } }) => {
      const got = delongPaired(
        Uint8Array.from(input.y_true),
        Float64Array.from(input.score_a),
        Float64Array.from(input.score_b),
      );
      expect([got.first.auc, definition.auc_a]).toBeCloseToOracle(1e-9);
      expect([got.second.auc, definition.auc_b]).toBeCloseToOracle(1e-9);
      expect([got.difference, definition.difference]).toBeCloseToOracle(1e-9);
      expect([got.first.variance, definition.var_a]).toBeCloseToOracle(1e-9);
      expect([got.second.variance, definition.var_b]).toBeCloseToOracle(1e-9);
      expect([got.covariance, definition.cov]).toBeCloseToOracle(1e-9);
      expect([got.variance, definition.var_difference]).toBeCloseToOracle(1e-9);
      const z = criticalValue(0.95);
      const interval = delongBounds(got.first, z);
      expect([interval.lower, definition.ci95_a_clamped[0]]).toBeCloseToOracle(1e-9);
      expect([interval.upper, definition.ci95_a_clamped[1]]).toBeCloseToOracle(1e-9);
      if (definition.zero_variance) return expect(got.variance).toBe(0);
      const halfWidth = z * Math.sqrt(got.variance);
      const [lower, upper] = definition.ci95_difference;
      expect([got.difference - halfWidth, lower]).toBeCloseToOracle(1e-9);
      expect([got.difference + halfWidth, upper]).toBeCloseToOracle(1e-9);
      expect([got.difference / Math.sqrt(got.variance), definition.z]).toBeCloseToOracle(1e-7);
      for (const { margin, p_one_sided: p } of definition.margins ?? []) {
        const gotP = normalSurvival((got.difference - margin) / Math.sqrt(got.variance));
        expect(Math.abs(gotP - p)).toBeLessThanOrEqual(1e-6 * p + 1e-12);
      }
    },
  );

  test.each(cases.filter((one) => !one.expected.definition.defined))(
    'has no variance with fewer than two rows of a class: $name',
    ({ input }) => {
      const scores = Float64Array.from(input.score_a);
      const single = delongSingle(Uint8Array.from(input.y_true), scores);
      expect(single.variance).toBeNaN();
    },
  );
});

describe('the AUC', () => {
  test.each(binaryCases)(`agrees with ${binaryOracle}: $name`, ({ labels, scores, expected }) => {
    const { auc } = delongSingle(labels, scores);
    if (expected.roc_auc === 'NaN') return expect(auc).toBeNaN();
    expect([auc, expected.roc_auc]).toBeCloseToOracle(1e-9);
  });

  test('is unknown without rows', () => {
    expect(delongSingle(new Uint8Array(0), new Float64Array(0)).auc).toBeNaN();
  });
});
