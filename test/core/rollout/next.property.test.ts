import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commandFor, firstState, next } from '#core/rollout/next.ts';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import { isFinished, type Observation, type RolloutState } from '#core/rollout/rollout-state.ts';
import { armReading, planOf } from './plans.ts';

/** What a world may answer to the command at hand, and whether the process dies first. */
interface Turn {
  readonly waitMs: number;
  readonly dies: boolean;
  readonly lostAnswer: boolean;
  readonly targetFails: boolean;
  readonly meddled: number | null;
  readonly noData: boolean;
  readonly stop: boolean;
  readonly canary: readonly [number, number];
  readonly stable: readonly [number, number];
}

const counts = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 100 }))
  .map(([requests, percent]): [number, number] => [
    requests,
    Math.floor((requests * percent) / 1000),
  ]);

const turn: fc.Arbitrary<Turn> = fc.record({
  waitMs: fc.integer({ min: 0, max: 200_000 }),
  dies: fc.boolean(),
  lostAnswer: rarely(),
  targetFails: rarely(),
  meddled: fc.option(fc.constantFrom(0, 5, 25, 50, 100), { freq: 30 }),
  noData: rarely(),
  stop: rarely(),
  canary: counts,
  stable: counts,
});

function rarely(): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 19 }).map((number) => number === 0);
}

const plans = [
  planOf(),
  planOf({ end: 'on_inconclusive: hold' }),
  planOf({ more: '  no_data: roll-back' }),
  planOf({ bake: 'bake: { min: 1m, max: 5m }', steps: 'steps: [1, 100]' }),
];

interface Run {
  readonly states: readonly RolloutState[];
  readonly setWeights: readonly number[];
  readonly weight: number;
}

/** Plays the turns, again and again from the first, until the rollout rests or `limit` turns are over. */
function play(plan: RolloutPlan, turns: readonly Turn[], limit: number): Run {
  let nowMs = 0;
  let weight = 0;
  const totals = { canary: [0, 0], stable: [0, 0] };
  const setWeights: number[] = [];
  let state = firstState(plan, nowMs);
  const states = [state];
  const see = (observation: Observation): void => {
    ({ state } = next(plan, state, observation, nowMs));
    states.push(state);
  };
  for (let count = 0; count < limit; count++) {
    const now = turns[count % turns.length]!;
    const command = commandFor(state);
    if (command.kind === 'rest') break;
    if (command.kind === 'give-up') {
      see({ kind: 'resume' });
      continue;
    }
    nowMs += now.waitMs;
    if ('notBeforeMs' in command) nowMs = Math.max(nowMs, command.notBeforeMs);
    if (now.stop) {
      see({ kind: 'stop', reason: { guard: 'cancelled', message: 'stopped' } });
      continue;
    }
    if (command.kind === 'set-weight' && !now.targetFails) {
      weight = command.weight;
      setWeights.push(weight);
    }
    // Dead between the command and the journal: what was done stays done, and nobody remembers.
    if (now.dies) continue;
    see(answer(now));
  }
  return { states, setWeights, weight };

  function answer(now: Turn): Observation {
    const command = commandFor(state);
    if (command.kind === 'set-weight') {
      if (now.lostAnswer || now.targetFails) return { kind: 'weight-failed', message: 'no answer' };
      return { kind: 'weight', weight };
    }
    if (command.kind === 'prove') {
      return { kind: 'proof', proof: { canaryRequests: 0, stableReachable: true } };
    }
    if (command.kind !== 'measure') return { kind: 'registry', problem: null };
    if (now.noData) return { kind: 'no-data', message: 'scrape failed' };
    for (const arm of ['canary', 'stable'] as const) {
      totals[arm] = [totals[arm][0]! + now[arm][0], totals[arm][1]! + now[arm][1]];
    }
    const reading = {
      atMs: nowMs,
      canary: armReading(totals.canary[0]!, totals.canary[1]!),
      stable: armReading(totals.stable[0]!, totals.stable[1]!),
    };
    return { kind: 'metrics', weight: now.meddled ?? weight, reading };
  }
}

const scenario = fc.tuple(
  fc.constantFrom(...plans),
  fc.array(turn, { minLength: 1, maxLength: 40 }),
);

/** Turns in which somebody lives long enough to remember, and the target answers. */
const hopeful = scenario.map(([plan, turns]): [RolloutPlan, Turn[]] => [
  plan,
  [
    ...turns,
    {
      ...turns[0]!,
      dies: false,
      targetFails: false,
      lostAnswer: false,
      stop: false,
      waitMs: 60_000,
    },
  ],
]);

describe('the rollout state machine, whatever the world does', () => {
  test('weights go up along the steps only, and after a roll back only to 0', () => {
    fc.assert(
      fc.property(scenario, ([plan, turns]) => {
        const { setWeights } = play(plan, turns, 400);
        let highest = -1;
        let back = false;
        for (const weight of setWeights) {
          if (weight === 0) back = true;
          else {
            const step = plan.steps.indexOf(weight);
            expect(back).toBe(false);
            expect([highest, highest + 1]).toContain(step);
            highest = Math.max(highest, step);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('once rolling back, the phase never returns to the way up', () => {
    fc.assert(
      fc.property(scenario, ([plan, turns]) => {
        const { states } = play(plan, turns, 400);
        const back = states.findIndex((one) => one.phase === 'rolling-back');
        const after = back < 0 ? [] : states.slice(back).map((one) => one.phase);
        const down = ['rolling-back', 'proving', 'withdrawing', 'rolled-back'];
        expect(after.filter((phase) => !down.includes(phase))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('it ends, and at its end the target has weight 100 when promoted and 0 when rolled back', () => {
    fc.assert(
      fc.property(hopeful, ([plan, turns]) => {
        const { states, weight } = play(plan, turns, 20_000);
        const end = states.at(-1)!;
        expect(isFinished(end) || end.phase === 'holding').toBe(true);
        if (end.phase === 'promoted') expect(weight).toBe(100);
        if (end.phase === 'rolled-back') expect(weight).toBe(0);
        if (end.phase === 'holding') expect(plan.onInconclusive).toBe('hold');
      }),
      { numRuns: 300 },
    );
  });

  test('a step counts only while the target says the weight that was asked for', () => {
    fc.assert(
      fc.property(scenario, ([plan, turns]) => {
        const { states } = play(plan, turns, 400);
        for (const [index, state] of states.entries()) {
          if (state.evidence.polls > (states[index - 1]?.evidence.polls ?? 0)) {
            expect(state.observedWeight).toBe(states[index - 1]!.desiredWeight);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a promotion never comes before every step below 100 was baked for bake.min', () => {
    fc.assert(
      fc.property(hopeful, ([plan, turns]) => {
        const { states } = play(plan, turns, 20_000);
        const end = states.at(-1)!;
        if (end.phase !== 'promoted') return;
        expect(end.steps.map((step) => step.weight)).toEqual(plan.steps.slice(0, -1));
        for (const step of end.steps) {
          expect(step.leftAtMs! - step.enteredAtMs).toBeGreaterThanOrEqual(plan.bake.minMs);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the state survives a journal: JSON and back changes nothing', () => {
    fc.assert(
      fc.property(scenario, ([plan, turns]) => {
        const { states } = play(plan, turns, 60);
        const end = states.at(-1)!;
        expect(JSON.parse(JSON.stringify(end))).toEqual(end);
      }),
      { numRuns: 100 },
    );
  });
});
