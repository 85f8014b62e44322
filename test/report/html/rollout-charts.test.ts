import { describe, expect, test } from '@jest/globals';
import { firstState } from '#core/rollout/next.ts';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import { rolloutCharts } from '#report/html/rollout-charts.ts';
import type { LineChart } from '#report/html/chart/line-chart.ts';

const bounds = { maxRatio: 1.2, promoteBelow: 2, negligible: 0.02 };
const selector = { text: 'requests', metric: 'requests', matchers: [] };
const plan: RolloutPlan = {
  target: { kind: 'http' },
  steps: [10, 100],
  bake: { minMs: 1000, maxMs: 60_000 },
  analysis: {
    everyMs: 1000,
    warmUpMs: 1000,
    alpha: 0.05,
    source: {},
    errors: { ...bounds, total: selector, bad: selector, slo: 0.02 },
    latency: { ...bounds, histogram: selector, overMs: [250], unitMs: 1000 },
    noData: 'hold',
    minErrors: 5,
    designEffect: 1,
    sampleRatio: { tolerance: 0.02, alpha: 0.001 },
  },
  onInconclusive: 'roll-back',
};
const start = firstState(plan, 0);

describe('the charts of a rollout', () => {
  test('show the weight as seen, then each test against its bound, up to how it ended', () => {
    const charts = rolloutCharts(plan, [
      { atMs: 5000, state: start },
      { atMs: 6000, state: { ...start, phase: 'baking', observedWeight: 10, desiredWeight: 10 } },
      { atMs: 9000, state: { ...start, phase: 'rolled-back', observedWeight: 0 } },
    ]) as LineChart[];
    expect(charts.map((chart) => chart.title)).toEqual([
      'Weight of the canary',
      'Evidence that the canary is worse',
      'Evidence that the canary is safe, at each step anew',
    ]);
    expect(charts[0]!.series[0]!.points).toEqual([
      [0, 0],
      [1, 10],
      [4, 0],
    ]);
    expect(charts[1]!.series.map(({ name }) => name)).toEqual(['errors', 'answers over 250 ms']);
    for (const chart of charts) {
      expect(chart.guides).toContainEqual({ at: { x: 4 }, label: 'rolled back', kind: 'bad' });
    }
  });

  test('say nothing of an end that has not come, and nothing at all without a journal', () => {
    const [weight] = rolloutCharts(plan, [{ atMs: 0, state: start }]) as LineChart[];
    expect(weight!.guides).toEqual([]);
    expect(rolloutCharts(plan, [])).toEqual([]);
  });
});
