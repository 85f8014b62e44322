import { describe, expect, test } from '@jest/globals';
import { combineVerdicts } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { planFindings, replayFindings } from '#core/rollout/plan-findings.ts';
import { rolloutFindings } from '#core/rollout/rollout-findings.ts';
import { rolloutSummary } from '#core/rollout/rollout-summary.ts';
import type { RolloutState } from '#core/rollout/rollout-state.ts';
import { rolloutOf } from '#delivery/header-rollout.ts';
import { seededRandom } from '#stats/random-source.ts';
import { rolloutText } from './plans.ts';
import { simulate, type Traffic } from './simulate.ts';

const errors = `  errors: { total: http_requests_total, bad: 'http_requests_total{code=~"5.."}', max_ratio: 1.2, slo: 0.015 }`;
const { plan, config } = rolloutOf({
  rolloutText: rolloutText({ errors }),
  rolloutFile: 'rollout.yaml',
});

function findingsOf(state: RolloutState): Finding[] {
  return rolloutFindings({ plan, state, config });
}

function simulated(traffic: Traffic): RolloutState {
  return simulate(plan, traffic, seededRandom(3));
}

const good = simulated({ requestsPerPoll: 3000, stableErrorRate: 0.01, canaryErrorRate: 0.01 });
const bad = simulated({ requestsPerPoll: 3000, stableErrorRate: 0.01, canaryErrorRate: 0.05 });
const thin = simulated({ requestsPerPoll: 100, stableErrorRate: 0.01, canaryErrorRate: 0.01 });

describe('findings of a rollout', () => {
  test('promoted: every test, with its counts, at the user’s rule', () => {
    const findings = findingsOf(good);
    expect(good.phase).toBe('promoted');
    expect(combineVerdicts(findings, 'hold')).toBe('pass');
    const ratio = findings.find((one) => one.check === 'errors.max_ratio')!;
    expect(ratio.observed.n).toBe(
      good.steps.reduce((sum, step) => sum + step.canaryRequests + step.stableRequests, 0),
    );
    expect(ratio.observed.value).toBeCloseTo(1, 0);
    expect(ratio.location).toMatchObject({ file: 'rollout.yaml', line: 9 });
    const slo = findings.find((one) => one.check === 'slo')!;
    expect(slo.observed.interval).toMatchObject({ level: 0.95 });
    const split = findings.filter((one) => one.check === 'sample_ratio');
    expect(split.map((one) => [one.subject, one.observed.value])).toEqual([
      ['step 5 %', 0.05],
      ['step 25 %', 0.25],
      ['step 50 %', 0.5],
    ]);
  });

  test('rolled back: the reason is the guard, the verdict is fail, the roll back is proven', () => {
    const findings = findingsOf(bad);
    expect(combineVerdicts(findings, 'hold')).toBe('fail');
    expect(findings[0]).toMatchObject({
      check: 'rollout',
      verdict: 'fail',
      observed: { value: 'rolled-back' },
    });
    expect(['errors.max_ratio', 'slo']).toContain(findings[0]!.subject);
    expect(findings.find((one) => one.check === 'roll_back.weight')!.observed.value).toBe(0);
    expect(findings.find((one) => one.check === 'roll_back.realised')!.verdict).toBe('pass');
  });

  test('undecided: how many canary requests are still needed', () => {
    const ratio = findingsOf(thin).find((one) => one.check === 'errors.max_ratio')!;
    expect(thin.reason!.guard).toBe('bake.max');
    expect(ratio.verdict).toBe('inconclusive');
    expect(ratio.needed).toBeGreaterThan(100);
  });

  test.each([
    ['holding', 'inconclusive'],
    ['baking', 'inconclusive'],
    ['rolling-back', 'fail'],
  ] as const)('a rollout that is %s is %s', (phase, verdict) => {
    const { proof: _, ...rest } = thin;
    const state: RolloutState = { ...rest, phase, proof: null };
    expect(combineVerdicts(findingsOf(state), 'hold')).toBe(verdict);
  });

  test('a canary that still counts requests after the roll back is a warning', () => {
    const state = { ...bad, proof: { canaryRequests: 12, stableReachable: true } };
    const finding = findingsOf(state).find((one) => one.check === 'roll_back.realised')!;
    expect([finding.verdict, finding.observed.value]).toEqual(['warn', 12]);
  });

  test('an alias that could not be moved warns a promotion', () => {
    const findings = findingsOf({ ...good, notes: ['alias champion could not be moved: locked'] });
    expect(combineVerdicts(findings, 'hold')).toBe('warn');
  });

  test('a replay has no split and no roll back to prove', () => {
    const checks = replayFindings({ plan, state: bad, config }).map((one) => one.check);
    expect(checks).toEqual(['rollout', 'errors.max_ratio', 'slo']);
  });
});

describe('the summary sentence', () => {
  test.each([
    [
      good,
      /^fraud 3 was promoted after 3 analysed steps in \d+m.* \(errors: canary 1\.?\d* % \(\d+ of \d+\) against stable/,
    ],
    [bad, /^fraud 3 was rolled back at 5 % by (errors\.max_ratio|slo): .*canary/],
    [thin, /^fraud 3 was rolled back at 5 % by bake\.max: still undecided after 30m at 5 %/],
    [{ ...thin, phase: 'holding' as const }, /^fraud 3 is held at 0 % by bake\.max/],
    [{ ...thin, phase: 'rolling-back' as const }, /^fraud 3 is NOT rolled back/],
  ])('%#: has the deciding number', (state, expected) => {
    expect(rolloutSummary(plan, state, 'fraud 3')).toMatch(expected);
  });
});

test('a plan tells its duration and the requests that it needs', () => {
  const findings = planFindings(plan, config);
  expect(findings[0]).toMatchObject({ check: 'plan.duration', observed: { value: 3 * 1800 } });
  const requests = findings.filter((one) => one.check === 'plan.requests');
  expect(requests.map((one) => one.subject)).toEqual(['step 5 %', 'step 25 %', 'step 50 %']);
  expect(requests[0]!.needed).toBeGreaterThan(200);
  expect(requests[0]!.needed).toBeLessThan(500);
});
