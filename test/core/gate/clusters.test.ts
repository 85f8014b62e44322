import { describe, expect, test } from '@jest/globals';
import { gateRows, type IntervalKind } from '#core/gate/gate-rows.ts';
import { binaryMetrics, regressionMetrics } from '#core/gate/metric-registry.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { criticalValue } from '#stats/normal.ts';
import { seededRandom } from '#stats/random-source.ts';

const z = criticalValue(0.95);
const options = { threshold: 0.5, bins: 10, beta: 2, atPrecision: 0.6, atTop: 0.3, alpha: 0.2 };
const random = seededRandom(12);
const base = Array.from({ length: 240 }, () => {
  const label = random.below(3) === 0 ? 1 : 0;
  const score = (): number => Math.min(1, (0.35 * label + random.below(1000) / 1000) / 1.35);
  return { label, candidate: score(), champion: score(), score: score() };
});
const fourfold = base.flatMap((row) => [row, row, row, row]);

function rowsOf(list: typeof base, more: { clusters?: Uint32Array; interval?: IntervalKind } = {}) {
  const { clusters, interval = 'auto' } = more;
  return gateRows(
    {
      labels: Uint8Array.from(list, ({ label }) => label),
      candidate: Float64Array.from(list, ({ candidate }) => candidate),
      champion: Float64Array.from(list, ({ champion }) => champion),
      ...(clusters ? { clusters } : {}),
    },
    { draws: 1000, seed: 1, classBalance: 'sampled', interval },
  );
}

const clusters = Uint32Array.from(fourfold, (_, row) => row >> 2);
const width = (bounds: { lower: number; upper: number }): number => bounds.upper - bounds.lower;

describe.each(Object.entries(binaryMetrics))('%s', (name, metric) => {
  // Both have their own way to a width: what matters is that fourfold copies are not four times the evidence.
  test('of rows that repeat each other is as uncertain as of one of each', () => {
    const single = metric.evaluate(rowsOf(base), options);
    const clustered = metric.evaluate(rowsOf(fourfold, { clusters }), options);
    expect(clustered.improvement!.value).toBeCloseTo(single.improvement!.value, 9);
    if (!single.improvement!.boundsAt) return;
    const ratio =
      width(clustered.improvement!.boundsAt!(z)) / width(single.improvement!.boundsAt(z));
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.2);
    expect(clustered.improvement!.method).toMatch(/cluster/);
  });

  test('of one model is no surer of rows that repeat each other', () => {
    const single = metric.evaluate(rowsOf(base), options).candidate;
    const clustered = metric.evaluate(rowsOf(fourfold, { clusters }), options).candidate;
    if (!single.boundsAt) return;
    const ratio = width(clustered.boundsAt!(z)) / width(single.boundsAt(z));
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.2);
  });

  test.each(['percentile', 'bca'] as const)(
    'has an interval by %s around the improvement',
    (interval) => {
      const { improvement } = metric.evaluate(rowsOf(base, { interval }), options);
      if (!improvement!.boundsAt) return;
      const { lower, upper } = improvement!.boundsAt(z);
      expect(lower).toBeLessThan(improvement!.value);
      expect(upper).toBeGreaterThan(improvement!.value);
      if (name === 'f1' && interval === 'bca') expect(improvement!.method).toContain('BCa');
    },
  );
});

describe.each(Object.entries(regressionMetrics))('%s', (_name, metric) => {
  test('of rows that repeat each other is as uncertain as of one of each', () => {
    const numbers = (list: typeof base, more: { clusters?: Uint32Array } = {}) =>
      gateRows(
        {
          labels: Float64Array.from(list, ({ label, score }) => 1 + label + score),
          candidate: Float64Array.from(list, ({ candidate }) => 1 + candidate),
          champion: Float64Array.from(list, ({ champion }) => 1 + champion),
          ...more,
        },
        { draws: 1000, seed: 1, classBalance: 'sampled', interval: 'auto' },
      );
    const single = metric.evaluate(numbers(base), options);
    const clustered = metric.evaluate(numbers(fourfold, { clusters }), options);
    for (const side of ['candidate', 'improvement'] as const) {
      const ratio = width(clustered[side]!.boundsAt!(z)) / width(single[side]!.boundsAt!(z));
      expect(ratio).toBeGreaterThan(0.85);
      expect(ratio).toBeLessThan(1.2);
    }
  });
});

test('the design effect is reported', () => {
  const rows = rowsOf(fourfold, { clusters });
  const { candidate, improvement } = binaryMetrics['roc_auc']!.evaluate(rows, options);
  expect(candidate.facts!['designEffect']).toBeCloseTo(4, 1);
  expect(improvement!.facts).toMatchObject({ clusters: 240 });
  const loss = binaryMetrics['log_loss']!.evaluate(rows, options).candidate;
  expect(loss.facts!['designEffect']).toBeCloseTo(4, 1);
});

test.each(['roc_auc', 'log_loss', 'f1'])(
  '%s has no interval from a handful of clusters',
  (name) => {
    const few = Uint32Array.from(fourfold, (_, row) => row % 12);
    const { improvement } = binaryMetrics[name]!.evaluate(
      rowsOf(fourfold, { clusters: few }),
      options,
    );
    expect(improvement!.boundsAt).toBeUndefined();
    expect(improvement!.unknown).toContain('12 clusters are too few');
  },
);

test.each([
  ['class_balance: fixed\ncolumns: { cluster: customer }', "cannot keep 'class_balance: fixed'"],
  ['columns: { cluster: customer, weight: w }', "'cluster' and 'weight' together"],
  [
    'columns: { cluster: customer }\nfairness: [{ attribute: sex, metric: demographic_parity_difference, maximum: 0.1 }]',
    'fairness takes rows as independent',
  ],
  [
    'columns: { cluster: customer }\nslices: [{ search: { columns: [sex], metric: roc_auc } }]',
    'a search takes rows as independent',
  ],
])('%s is refused', (text, message) => {
  const policy = `version: 1\ntask: binary\n${text}\nmetrics: { roc_auc: { minimum: 0.6 } }\n`;
  expect(() => parseGates(policy, 'gates.yaml')).toThrow(CannotRunError);
  expect(() => parseGates(policy, 'gates.yaml')).toThrow(message);
});
