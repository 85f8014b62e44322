import { describe, expect, test } from '@jest/globals';
import { commandFor, firstState, next } from '#core/rollout/next.ts';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import type { Observation, RolloutState } from '#core/rollout/rollout-state.ts';
import { pairReading, planOf } from './plans.ts';

const minute = 60_000;

/** Feeds observations one after the other, each with its time in minutes. */
function after(
  plan: RolloutPlan,
  seen: readonly (readonly [number, Observation])[],
  start?: RolloutState,
): RolloutState {
  return seen.reduce(
    (state, [minutes, observation]) => next(plan, state, observation, minutes * minute).state,
    start ?? firstState(plan, 0),
  );
}

const told: Observation = { kind: 'registry', problem: null };
const weight = (value: number): Observation => ({ kind: 'weight', weight: value });
const noData: Observation = { kind: 'no-data', message: 'canary: connection refused' };
const stop: Observation = { kind: 'stop', reason: { guard: 'cancelled', message: 'stopped' } };
const at = (
  minutes: number,
  value: number,
  stable: readonly [number, number],
  canary: readonly [number, number],
): readonly [number, Observation] => [
  minutes,
  { kind: 'metrics', weight: value, reading: pairReading(minutes * minute, stable, canary) },
];

const begun = [
  [0, told],
  [0, weight(5)],
] as const;

describe('the way up', () => {
  const plan = planOf();

  test('the registry is told, then the first step is asked for, then the warm-up is waited for', () => {
    expect(commandFor(firstState(plan, 0))).toEqual({ kind: 'announce' });
    expect(commandFor(after(plan, [[0, told]]))).toMatchObject({ kind: 'set-weight', weight: 5 });
    expect(commandFor(after(plan, begun))).toEqual({ kind: 'measure', notBeforeMs: minute });
  });

  test('the first measurement after a shift counts nothing', () => {
    const state = after(plan, [...begun, at(1, 5, [9000, 900], [500, 500])]);
    expect(state.phase).toBe('baking');
    expect(state.evidence.polls).toBe(0);
  });

  test('a step that is safe waits for bake.min, then the next weight is asked for', () => {
    const start = [
      ...begun,
      at(1, 5, [0, 0], [0, 0]),
      at(2, 5, [19_000, 190], [1000, 10]),
    ] as const;
    const early = after(plan, [...start, at(3, 5, [38_000, 380], [2000, 20])]);
    expect([early.phase, early.evidence.processes['errors']!.safe]).toEqual(['baking', true]);
    const late = after(plan, [...start, at(5, 5, [38_000, 380], [2000, 20])]);
    expect([late.phase, late.desiredWeight]).toEqual(['shifting', 25]);
  });

  test('each step has to be shown safe by its own traffic', () => {
    const state = after(plan, [
      ...begun,
      at(1, 5, [0, 0], [0, 0]),
      at(6, 5, [38_000, 380], [2000, 20]),
      [6, weight(25)],
      at(7, 25, [38_000, 380], [2000, 20]),
    ]);
    expect(state.phase).toBe('baking');
    expect(state.evidence.processes['errors']!.safe).toBe(false);
    expect(state.evidence.processes['errors']!.whole.canaryRequests).toBe(2000);
  });

  test('weight 100 is seen, the registry is told, and it is promoted', () => {
    const two = planOf({ steps: 'steps: [50, 100]' });
    const state = after(two, [
      [0, told],
      [0, weight(50)],
      at(1, 50, [0, 0], [0, 0]),
      at(6, 50, [6000, 60], [6000, 60]),
      [6, weight(100)],
    ]);
    expect(commandFor(state)).toEqual({ kind: 'publish' });
    const promoted = after(two, [[7, told]], state);
    expect([promoted.phase, promoted.reason!.guard]).toEqual(['promoted', 'promoted']);
    expect(commandFor(promoted)).toEqual({ kind: 'rest' });
  });
});

describe('guards', () => {
  const baking = [...begun, at(1, 5, [0, 0], [0, 0])] as const;

  test.each([
    {
      name: 'many more errors on the canary',
      more: '  design_effect: 1',
      errors: undefined,
      polls: [at(2, 5, [1900, 19], [100, 20])],
      guard: 'errors.max_ratio',
    },
    {
      name: 'an slo that the stable breaks as well',
      more: '  design_effect: 1',
      errors: 0.01,
      polls: [at(2, 5, [19_000, 950], [1000, 50])],
      guard: 'slo',
    },
    {
      name: 'somebody else changed the weight',
      more: '',
      errors: undefined,
      polls: [at(2, 50, [1900, 0], [100, 0])],
      guard: 'target',
    },
    {
      name: 'nothing decided until bake.max',
      more: '',
      errors: undefined,
      polls: [at(31, 5, [190, 0], [10, 0])],
      guard: 'bake.max',
    },
    {
      name: 'no data until bake.max',
      more: '',
      errors: undefined,
      polls: [[31, noData] as const],
      guard: 'no_data',
    },
    {
      name: 'no data for bake.min, when no_data rolls back',
      more: '  no_data: roll-back',
      errors: undefined,
      polls: [[2, noData] as const, [7, noData] as const],
      guard: 'no_data',
    },
  ])('$name: rolled back by $guard', ({ more, errors, polls, guard }) => {
    const slo = errors === undefined ? '' : `, slo: ${errors}`;
    const plan = planOf({
      more,
      errors: `  errors: { total: t_total, bad: b_total, max_ratio: 1.2${slo} }`,
    });
    const state = after(plan, [...baking, ...polls]);
    expect([state.phase, state.desiredWeight, state.reason!.guard]).toEqual([
      'rolling-back',
      0,
      guard,
    ]);
  });

  test('fewer than min_errors canary errors never roll back by ratio', () => {
    const plan = planOf({ more: '  design_effect: 1\n  min_errors: 21' });
    const state = after(plan, [...baking, at(2, 5, [1900, 0], [100, 20])]);
    expect(state.phase).toBe('baking');
    expect(after(plan, [at(3, 5, [3800, 0], [200, 21])], state).reason!.guard).toBe(
      'errors.max_ratio',
    );
  });

  test('harm and safety in one poll roll back', () => {
    const plan = planOf({
      more: '  design_effect: 1',
      errors:
        '  errors: { total: t_total, bad: b_total, max_ratio: 1, promote_below: 40, negligible: 0.5 }',
      latency: '',
    });
    const state = after(plan, [...baking, at(9, 5, [190_000, 190], [10_000, 200])]);
    expect(state.evidence.processes['errors']!.safe).toBe(true);
    expect(state.reason!.guard).toBe('errors.max_ratio');
  });

  test('a split that does not work holds the step, and rolls back when it stays so', () => {
    const plan = planOf();
    const held = after(plan, [...baking, at(6, 5, [5000, 50], [5000, 50])]);
    expect([held.phase, held.splitSinceMs]).toEqual(['baking', 6 * minute]);
    expect(after(plan, [at(11, 5, [10_000, 100], [10_000, 100])], held).reason!.guard).toBe(
      'sample_ratio',
    );
    const mended = after(plan, [at(8, 5, [100_000, 1000], [5000, 50])], held);
    expect([mended.phase, mended.splitSinceMs]).toEqual(['shifting', null]);
  });

  test('no data for a while holds the weight and loses nothing', () => {
    const plan = planOf();
    const state = after(plan, [
      ...baking,
      [2, noData],
      [3, noData],
      at(6, 5, [38_000, 380], [2000, 20]),
    ]);
    expect([state.phase, state.desiredWeight, state.noDataSinceMs]).toEqual(['shifting', 25, null]);
  });

  test('on_inconclusive: hold keeps the weight; a new run bakes on; a stop rolls back', () => {
    const plan = planOf({ end: 'on_inconclusive: hold' });
    const held = after(plan, [...baking, at(31, 5, [190, 0], [10, 0])]);
    expect([held.phase, held.desiredWeight, held.reason!.guard]).toEqual([
      'holding',
      5,
      'bake.max',
    ]);
    expect(commandFor(held)).toEqual({ kind: 'rest' });
    const again = after(plan, [[40, { kind: 'resume' }]], held);
    expect([again.phase, again.reason]).toEqual(['baking', null]);
    expect(after(plan, [at(41, 5, [380, 0], [20, 0])], again).phase).toBe('baking');
    expect(after(plan, [[40, stop]], held).phase).toBe('rolling-back');
  });
});

describe('the way back', () => {
  const plan = planOf();
  const back = after(plan, [...begun, [1, stop]]);

  test('weight 0 is seen, the traffic is seen to be gone, the registry is told', () => {
    expect(commandFor(back)).toMatchObject({ kind: 'set-weight', weight: 0 });
    const proof = { canaryRequests: 0, stableReachable: true };
    const end = after(
      plan,
      [
        [1, weight(0)],
        [1, { kind: 'proof', proof }],
        [1, told],
      ],
      back,
    );
    expect([end.phase, end.observedWeight, end.proof]).toEqual(['rolled-back', 0, proof]);
  });

  test('a target that does not take it is tried again later and later, then left to another run', () => {
    const failed: Observation = { kind: 'weight-failed', message: 'refused' };
    const twice = after(
      plan,
      [
        [1, failed],
        [1, failed],
      ],
      back,
    );
    expect(commandFor(twice)).toMatchObject({ notBeforeMs: minute + 400 });
    const five = after(
      plan,
      [
        [1, failed],
        [1, weight(5)],
        [1, failed],
        [1, failed],
        [1, failed],
      ],
      back,
    );
    expect(commandFor(five)).toEqual({ kind: 'give-up' });
    const resumed = after(plan, [[9, { kind: 'resume' }]], five);
    expect(commandFor(resumed)).toMatchObject({ kind: 'set-weight', weight: 0 });
  });

  test('a shift up that fails or is not seen rolls back', () => {
    const failed: Observation = { kind: 'weight-failed', message: 'HTTP 500' };
    for (const seen of [failed, weight(50)]) {
      const state = after(plan, [
        [0, told],
        [0, seen],
      ]);
      expect([state.phase, state.reason!.guard]).toEqual(['rolling-back', 'target']);
    }
  });

  test('a stop after weight 100 was seen finishes the promotion', () => {
    const publishing: RolloutState = {
      ...firstState(plan, 0),
      phase: 'publishing',
      observedWeight: 100,
    };
    expect(
      after(
        plan,
        [
          [1, stop],
          [1, told],
        ],
        publishing,
      ).phase,
    ).toBe('promoted');
  });
});
