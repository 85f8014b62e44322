import { describe, expect, test } from '@jest/globals';
import { parseRolloutPlan } from '#core/rollout/parse-rollout-plan.ts';
import { CannotRunError, formatProblem } from '#core/verdict/errors.ts';
import { rolloutKinds } from '#delivery/rollout-kinds.ts';
import { planOf, rolloutText } from './plans.ts';

function problemsOf(changes: Readonly<Record<string, string>>): string[] {
  try {
    parseRolloutPlan(rolloutText(changes), 'rollout.yaml', rolloutKinds);
  } catch (error) {
    if (error instanceof CannotRunError) return error.problems.map((one) => formatProblem(one));
    throw error;
  }
  return [];
}

describe('a rollout.yaml', () => {
  test('becomes a plan with its defaults', () => {
    const plan = planOf({
      latency:
        '  latency: { histogram: http_request_duration_seconds, over_ms: [250, 100], max_ratio: 3 }',
    });
    expect(plan.bake).toEqual({ minMs: 300_000, maxMs: 1_800_000 });
    expect(plan.analysis).toMatchObject({
      everyMs: 60_000,
      warmUpMs: 60_000,
      noData: 'hold',
      minErrors: 5,
      designEffect: 'auto',
      sampleRatio: { tolerance: 0.02, alpha: 0.001 },
    });
    expect(plan.analysis.errors).toMatchObject({ maxRatio: 1, promoteBelow: 2, negligible: 0.01 });
    expect(plan.analysis.latency).toMatchObject({
      overMs: [100, 250],
      unitMs: 1000,
      promoteBelow: 3,
    });
  });

  test('the slo is what is negligible, unless said otherwise', () => {
    const errors = (more: string): string =>
      `  errors: { total: a_total, bad: b_total, max_ratio: 1, slo: 0.02${more} }`;
    expect(planOf({ errors: errors('') }).analysis.errors!.negligible).toBe(0.02);
    expect(planOf({ errors: errors(', negligible: 0.001') }).analysis.errors!.negligible).toBe(
      0.001,
    );
  });

  test.each([
    [
      'a kind of target that is not built in',
      { target: 'target: { kind: kserve, name: fraud }' },
      "2:11 target.kind: expected http or command, got 'kserve'",
    ],
    [
      'a slip of the pen in the kind',
      { target: 'target: { kind: htp, url: http://x/y }' },
      "Did you mean 'http'?",
    ],
    [
      'a key that its kind does not have',
      { target: 'target: { kind: http, url: http://x/y, weight: 3 }' },
      'unknown key',
    ],
    ['a URL that is none', { target: 'target: { kind: http, url: localhost }' }, '2:23 target.url'],
    [
      'steps that go down',
      { steps: 'steps: [25, 5, 100]' },
      '3:13 steps.1: expected more than the step before it (25), got 5',
    ],
    [
      'steps that do not end at 100',
      { steps: 'steps: [5, 50]' },
      '3:1 steps: expected 100 as the last step, got 50',
    ],
    ['a single step', { steps: 'steps: [100]' }, '3:1 steps'],
    [
      'a duration without a unit',
      { bake: 'bake: { min: "5", max: 30m }' },
      '4:9 bake.min: expected a duration such as 500ms, 30s, 5m or 1h30m, got "5"',
    ],
    [
      'bake.max below bake.min',
      { bake: 'bake: { min: 30m, max: 5m }' },
      'bake.max: expected more than bake.min (30m), got 5m',
    ],
    [
      'an interval that no step has room for',
      { every: '  every: 20m' },
      'no step could ever be analysed',
    ],
    ['nothing to analyse', { errors: '' }, 'analysis: expected errors or latency'],
    [
      'predictions, which are not analysed',
      { more: '  predictions: { tolerance: 0.1 }' },
      "unknown key 'predictions'",
    ],
    [
      'a source that is not built in',
      { source: '  source: { prometheus: http://p:9090 }' },
      "unknown key 'prometheus'",
    ],
    ['two sources', { source: '  source: {}' }, 'analysis.source'],
    [
      'a selector that is none',
      { errors: '  errors: { total: "rate(x[5m])", bad: b_total, max_ratio: 1 }' },
      "analysis.errors.total: expected '{' or nothing at character 5 of rate(x[5m])",
    ],
    [
      'a histogram named by its bucket',
      { latency: '  latency: { histogram: a_seconds_bucket, over_ms: 1, max_ratio: 1 }' },
      'expected the base name, without _bucket',
    ],
    [
      'a histogram of unknown unit',
      { latency: '  latency: { histogram: a_time, over_ms: 1, max_ratio: 1 }' },
      'say unit: s or unit: ms',
    ],
    ['an alpha that is no probability', { alpha: '  alpha: 5' }, '7:3 analysis.alpha'],
    [
      'a policy word that does not exist',
      { end: 'on_inconclusive: promote' },
      'one of roll-back, hold',
    ],
  ])('%s is refused with its place', (_, changes, message) => {
    expect(problemsOf(changes).join('\n')).toContain(message);
  });

  test('all problems are told at once', () => {
    const problems = problemsOf({
      steps: 'steps: [50, 5]',
      bake: 'bake: { min: x, max: y }',
      errors: '  errors: { total: "{", bad: b_total, max_ratio: 1 }',
    });
    expect(problems.length).toBeGreaterThanOrEqual(5);
  });
});
