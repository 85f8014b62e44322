import { parseRolloutPlan } from '#core/rollout/parse-rollout-plan.ts';
import type { ArmReading } from '#core/rollout/arm-reading.ts';
import type { PairReading } from '#core/rollout/poll-counts.ts';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import { rolloutKinds } from '#delivery/rollout-kinds.ts';

/** A rollout.yaml with one line for each thing that tests change. */
export function rolloutText(changes: Readonly<Record<string, string>> = {}): string {
  const lines: Readonly<Record<string, string>> = {
    target: 'target: { kind: http, url: http://127.0.0.1:9000/weight }',
    steps: 'steps: [5, 25, 50, 100]',
    bake: 'bake: { min: 5m, max: 30m }',
    every: '  every: 1m',
    alpha: '  alpha: 0.05',
    source:
      '  source: { scrape: { stable: http://127.0.0.1:9001/metrics, canary: http://127.0.0.1:9002/metrics } }',
    errors: `  errors: { total: http_requests_total, bad: 'http_requests_total{code=~"5.."}', max_ratio: 1 }`,
    latency: '',
    more: '',
    end: 'on_inconclusive: roll-back',
    ...changes,
  };
  const { target, steps, bake, every, alpha, source, errors, latency, more, end } = lines;
  const analysis = [every, alpha, source, errors, latency, more].filter((line) => line !== '');
  return ['version: 1', target, steps, bake, 'analysis:', ...analysis, end, ''].join('\n');
}

export function planOf(changes: Readonly<Record<string, string>> = {}): RolloutPlan {
  return parseRolloutPlan(rolloutText(changes), 'rollout.yaml', rolloutKinds).plan;
}

/** Counters of an arm: requests and errors so far. */
export function armReading(requests: number, errors: number, slow = 0): ArmReading {
  return {
    counters: {
      requests: { all: requests },
      errors: { all: errors },
      timed: { all: requests },
      'within:100': { all: requests - slow },
    },
  };
}

export function pairReading(
  atMs: number,
  stable: readonly [number, number],
  canary: readonly [number, number],
): PairReading {
  return { atMs, stable: armReading(...stable), canary: armReading(...canary) };
}
