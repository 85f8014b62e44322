import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideRetraining } from '#core/drift/decide-retraining.ts';
import type { RetrainPolicy } from '#core/drift/drift-policy.ts';
import {
  emptyState,
  parseRetrainingState,
  rememberDispatch,
  rememberRun,
  retrainingStateText,
  type RetrainingState,
} from '#core/drift/retraining-state.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);
const policy: RetrainPolicy = {
  way: { kind: 'workflow', workflow: 'retrain.yml', ref: undefined },
  inputs: {},
  after: { hits: 2, runs: 3 },
  cooldownMs: 24 * hour,
  budget: { count: 2, periodMs: 30 * 24 * hour },
};
const evidence = {
  asksForRetraining: true,
  broken: [],
  what: '3 of 4 columns drifted',
  data: data(99),
};

function data(index: number): string {
  return index.toString(16).padStart(64, '0');
}

function at(hours: number): string {
  return new Date(start + hours * hour).toISOString();
}

function seen(...sightings: readonly boolean[]): RetrainingState {
  return sightings.reduce<RetrainingState>(
    (state, asksForRetraining, index) =>
      rememberRun(state, { at: at(index), data: data(index), asksForRetraining }),
    emptyState,
  );
}

function dispatchedAt(state: RetrainingState, ...hours: readonly number[]): RetrainingState {
  return hours.reduce(
    (before, hours, index) =>
      rememberDispatch(before, {
        at: at(hours),
        workflow: 'retrain.yml',
        data: data(50 + index),
        reason: 'r',
        status: 'sent',
      }),
    state,
  );
}

describe('decision about retraining', () => {
  test.each([
    {
      name: 'two of three runs saw it',
      state: seen(true, false, true),
      now: 3,
      retrain: true,
      says: 'in 2 of the last 3',
    },
    {
      name: 'one sighting is not enough',
      state: seen(true),
      now: 1,
      retrain: false,
      says: 'waiting for 2 of 3',
    },
    {
      name: 'old sightings do not count',
      state: seen(true, true, false, false, true),
      now: 5,
      retrain: false,
      says: 'waiting',
    },
    {
      name: 'cooling down',
      state: dispatchedAt(seen(true, true), 1),
      now: 10,
      retrain: false,
      says: 'cooling down for another 15h',
    },
    {
      name: 'after the cooldown',
      state: dispatchedAt(seen(true, true), 1),
      now: 26,
      retrain: true,
      says: 'drifted',
    },
    {
      name: 'the budget is spent',
      state: dispatchedAt(seen(true, true), 1, 30),
      now: 100,
      retrain: false,
      says: 'budget is spent: 2 retrainings in 30d',
    },
    {
      name: 'the budget is renewed',
      state: dispatchedAt(seen(true, true), 1, 30),
      now: 24 * 31 + 2,
      retrain: true,
      says: 'drifted',
    },
    {
      name: 'a clock set back is no end of the cooldown',
      state: dispatchedAt(seen(true, true), 200),
      now: 3,
      retrain: false,
      says: 'cooling down',
    },
  ])('$name', ({ state, now, retrain, says }) => {
    const decision = decideRetraining(policy, evidence, state, start + now * hour);
    expect(decision.retrain).toBe(retrain);
    expect(decision.reason).toContain(says);
  });

  test('broken data are never trained on', () => {
    const broken = { ...evidence, broken: ["column 'x' is missing"] };
    const decision = decideRetraining(policy, broken, seen(true, true, true), start);
    expect(decision).toEqual({
      retrain: false,
      reason: "blocked, the data look broken rather than drifted: column 'x' is missing",
    });
  });

  test('the same data start no second retraining, even without a cooldown', () => {
    const free = { ...policy, cooldownMs: 0, after: { hits: 1, runs: 1 } };
    const intended = {
      at: at(0),
      workflow: 'retrain.yml',
      data: data(99),
      reason: 'r',
      status: 'intended',
    } as const;
    const state = rememberDispatch(seen(true), intended);
    expect(decideRetraining(free, evidence, state, start + hour)).toMatchObject({ retrain: false });
    const refused = rememberDispatch(seen(true), { ...intended, status: 'refused' });
    expect(decideRetraining(free, evidence, refused, start + hour)).toMatchObject({
      retrain: true,
    });
  });

  test('no policy and no shift mean no retraining', () => {
    expect(decideRetraining(undefined, evidence, emptyState, start).retrain).toBe(false);
    const calm = { ...evidence, asksForRetraining: false };
    expect(decideRetraining(policy, calm, seen(true, true, true), start).retrain).toBe(false);
  });

  test('looking at the same data twice is one sighting', () => {
    const once = rememberRun(emptyState, { at: at(0), data: data(1), asksForRetraining: true });
    const twice = rememberRun(once, { at: at(1), data: data(1), asksForRetraining: true });
    expect(twice.runs).toHaveLength(1);
  });
});

describe('a year of runs', () => {
  test('never breaks cooldown or budget, and dispatches whenever it may', () => {
    const steps = fc.array(
      fc.record({ waitHours: fc.integer({ min: 1, max: 200 }), drift: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    const terms = fc.record({
      hits: fc.integer({ min: 1, max: 3 }),
      runs: fc.integer({ min: 3, max: 5 }),
      cooldownHours: fc.integer({ min: 0, max: 100 }),
      count: fc.integer({ min: 1, max: 4 }),
      periodHours: fc.integer({ min: 1, max: 700 }),
    });
    fc.assert(
      fc.property(steps, terms, (steps, { hits, runs, cooldownHours, count, periodHours }) => {
        const rules: RetrainPolicy = {
          ...policy,
          after: { hits, runs },
          cooldownMs: cooldownHours * hour,
          budget: { count, periodMs: periodHours * hour },
        };
        let [state, now] = [emptyState, start];
        for (const [index, { waitHours, drift }] of steps.entries()) {
          now += waitHours * hour;
          const moment = new Date(now).toISOString();
          state = rememberRun(state, { at: moment, data: data(index), asksForRetraining: drift });
          const sighting = { ...evidence, asksForRetraining: drift, data: data(index) };
          if (!decideRetraining(rules, sighting, state, now).retrain) continue;
          expect(drift).toBe(true);
          expect(
            state.runs.slice(-runs).filter((run) => run.asksForRetraining).length,
          ).toBeGreaterThanOrEqual(hits);
          state = rememberDispatch(state, {
            at: moment,
            workflow: 'w',
            data: data(index),
            reason: 'r',
            status: 'sent',
          });
        }
        const times = state.dispatches.map((dispatch) => Date.parse(dispatch.at));
        for (const [index, time] of times.entries()) {
          if (index > 0) expect(time - times[index - 1]!).toBeGreaterThanOrEqual(rules.cooldownMs);
          expect(
            times.filter((other) => other <= time && time - other < periodHours * hour).length,
          ).toBeLessThanOrEqual(count);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('state file', () => {
  test('what is written is read back', () => {
    const state = dispatchedAt(seen(true, false), 3);
    expect(parseRetrainingState(retrainingStateText(state), 'state.json')).toEqual(state);
  });

  test.each([
    '',
    'null',
    '{"schemaVersion": 2, "runs": [], "dispatches": []}',
    '{"schemaVersion": 1, "runs": [',
    '{"schemaVersion": 1, "runs": [], "dispatches": [{"at": "soon"}]}',
    `{"schemaVersion": 1, "runs": [{"at": "soon", "data": "${data(1)}", "asksForRetraining": true}], "dispatches": []}`,
  ])('%p is damaged, and said to be', (text) => {
    expect(() => parseRetrainingState(text, 'state.json')).toThrow(CannotRunError);
  });

  test('history is bounded', () => {
    const state = seen(...Array.from({ length: 150 }, () => true));
    expect(state.runs).toHaveLength(100);
    expect(state.runs.at(-1)!.data).toBe(data(149));
  });
});
