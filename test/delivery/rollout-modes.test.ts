import { describe, expect, test } from '@jest/globals';
import { publicState } from '#core/rollout/rollout-state.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { runMode } from '#delivery/rollout-modes.ts';
import { FakeWorld, requestFor, type Fault } from './fake-world.ts';

const minute = 60_000;

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CannotRunError))
    throw new Error(`expected problems, got ${String(error)}`);
  return error.problems.map((one) => `${one.code}: ${one.message}`).join('\n');
}

describe('short jobs', () => {
  test('start shifts once, each check takes one look, until the rollout is promoted', async () => {
    const world = new FakeWorld();
    const start = await runMode('start', world.session(), requestFor());
    expect([publicState(start!.state), world.weight]).toEqual(['in-progress', 20]);
    let state = start!.state;
    for (let jobs = 0; publicState(state) === 'in-progress' && jobs < 30; jobs++) {
      world.nowMs += 2 * minute;
      const startedMs = world.nowMs;
      state = (await runMode('check', world.session(), requestFor()))!.state;
      expect(world.nowMs - startedMs).toBeLessThan(minute);
    }
    expect([state.phase, world.weight]).toEqual(['promoted', 100]);
    expect(world.weights).toEqual([20, 50, 100]);
  });

  test('a check finds a canary that fails', async () => {
    const world = Object.assign(new FakeWorld(), { canaryErrorRate: 0.3 });
    await runMode('start', world.session(), requestFor());
    for (let jobs = 0; jobs < 4; jobs++) {
      world.nowMs += minute;
      await runMode('check', world.session(), requestFor());
    }
    expect(world.weight).toBe(0);
  });

  test('finish ends what is undecided', async () => {
    const world = new FakeWorld();
    await runMode('start', world.session(), requestFor());
    world.nowMs += 2 * minute;
    const { state } = (await runMode('finish', world.session(), requestFor()))!;
    expect([state.phase, state.reason!.guard, world.weight]).toEqual(['rolled-back', 'finish', 0]);
  });

  test('check without a rollout says how to begin one', async () => {
    expect(await problemOf(runMode('check', new FakeWorld().session(), requestFor()))).toContain(
      'begin one with mode: start',
    );
  });

  test('check of another version is refused', async () => {
    const world = new FakeWorld();
    await runMode('start', world.session(), requestFor('3'));
    expect(await problemOf(runMode('check', world.session(), requestFor('4')))).toContain(
      'other-version: the journal speaks of version 3',
    );
  });
});

describe('abort', () => {
  test('brings a rollout back', async () => {
    const world = new FakeWorld();
    await runMode('start', world.session(), requestFor());
    const { state } = (await runMode('abort', world.session(), requestFor(null)))!;
    expect([state.phase, state.reason!.guard, world.weight]).toEqual(['rolled-back', 'aborted', 0]);
  });

  test('brings a weight back that no journal knows of', async () => {
    const world = Object.assign(new FakeWorld(), { weight: 25 });
    const { state, header } = (await runMode('abort', world.session(), requestFor()))!;
    expect([state.phase, header.before.weight, world.weight]).toEqual(['rolled-back', 25, 0]);
  });

  test.each([0, 100])('leaves weight %i alone when there is no journal', async (weight) => {
    const world = Object.assign(new FakeWorld(), { weight });
    expect(await runMode('abort', world.session(), requestFor())).toBeUndefined();
    expect(world.weight).toBe(weight);
  });
});

describe('run again', () => {
  test('the same version tells the same end and does nothing', async () => {
    const world = Object.assign(new FakeWorld(), { canaryErrorRate: 0.2 });
    await runMode('run', world.session(), requestFor());
    const before = [world.journalText, world.weights.length];
    const again = await runMode('run', world.session(), requestFor());
    expect([again!.already, again!.state.phase]).toEqual([true, 'rolled-back']);
    expect([world.journalText, world.weights.length]).toEqual(before);
  });

  test('another version begins a new rollout in the same journal', async () => {
    const world = Object.assign(new FakeWorld(), { canaryErrorRate: 0.2 });
    await runMode('run', world.session(), requestFor('3'));
    world.canaryErrorRate = 0.01;
    const next = await runMode('run', world.session(), requestFor('4'));
    expect([next!.state.phase, next!.header.version]).toEqual(['promoted', '4']);
    expect(next!.recorded.entries[0]!.entry).toBe('begin');
  });

  test('another version has to wait while a rollout is under way', async () => {
    const world = new FakeWorld();
    await runMode('start', world.session(), requestFor('3'));
    expect(await problemOf(runMode('run', world.session(), requestFor('4')))).toContain(
      'rollout-in-progress: rollout rollout-3',
    );
    expect(world.weight).toBe(20);
  });

  test('a rollout file that changed under way rolls back by the old one', async () => {
    const world = new FakeWorld();
    await runMode('start', world.session(), requestFor());
    const changed = requestFor('3', { steps: 'steps: [30, 100]' });
    const { state } = (await runMode('run', world.session(), changed))!;
    expect([state.phase, state.reason!.guard, world.weight]).toEqual([
      'rolled-back',
      'plan-changed',
      0,
    ]);
  });

  test('without a version, a promoted rollout is over when the target is back at 0', async () => {
    const world = new FakeWorld();
    await runMode('run', world.session(), requestFor(null));
    expect((await runMode('run', world.session(), requestFor(null)))!.already).toBe(true);
    world.weight = 0;
    expect((await runMode('run', world.session(), requestFor(null)))!.already).toBe(false);
  });
});

describe('before anything is changed', () => {
  test.each([
    {
      name: 'a weight that is not 0',
      change: { weight: 50 },
      dead: '',
      problem: 'weight-not-zero',
    },
    {
      name: 'a target that still gives all to the last canary',
      change: { weight: 100 },
      dead: '',
      problem: 'make it the stable',
    },
    {
      name: 'a target that does not answer',
      change: {},
      dead: '/weight',
      problem: 'target-unreachable',
    },
    {
      name: 'a canary that is not up',
      change: {},
      dead: '/canary',
      problem: 'Both versions must be up',
    },
  ])('$name is told, and nothing is done', async ({ change, dead, problem }) => {
    const world = Object.assign(new FakeWorld(), change);
    world.dead.add(dead);
    expect(await problemOf(runMode('run', world.session(), requestFor()))).toContain(problem);
    expect([world.weights, world.journalText]).toEqual([[], '']);
  });

  test('a slip of the pen in a metric name is told', async () => {
    const errors = '  errors: { total: http_request_total, bad: http_request_total, max_ratio: 1 }';
    expect(
      await problemOf(runMode('run', new FakeWorld().session(), requestFor('3', { errors }))),
    ).toContain("http_request_total is not exposed. Did you mean 'http_requests_total'?");
  });
});

describe('faults on the way', () => {
  test('a lost answer is no failure: what counts is what the target says', async () => {
    const world = Object.assign(new FakeWorld(), { lostAnswers: 2 });
    const { state } = (await runMode('run', world.session(), requestFor()))!;
    expect([state.phase, world.weight]).toEqual(['promoted', 100]);
  });

  test('metrics that are away for a while hold the weight, then it goes on', async () => {
    const world = new FakeWorld();
    const fault: Fault = () => {
      const minutes = (world.nowMs - Date.UTC(2026, 10, 21)) / minute;
      if (minutes > 3 && minutes < 6) world.dead.add('/canary');
      else world.dead.delete('/canary');
    };
    const { state } = (await runMode('run', world.session(fault), requestFor()))!;
    expect(state.phase).toBe('promoted');
  });

  test('metrics that stay away end as no_data at weight 0', async () => {
    const world = new FakeWorld();
    const fault: Fault = () => {
      if (world.weight > 0) world.dead.add('/canary');
    };
    const { state } = (await runMode('run', world.session(fault), requestFor()))!;
    expect([state.phase, state.reason!.guard, world.weight]).toEqual(['rolled-back', 'no_data', 0]);
    expect(state.proof!.canaryRequests).toBeNull();
  });

  test('a target that dies leaves the roll back unfinished, and the next run finishes it', async () => {
    const world = new FakeWorld();
    await runMode('start', world.session(), requestFor());
    world.dead.add('/weight');
    const { state } = (await runMode('abort', world.session(), requestFor()))!;
    expect([publicState(state), state.phase, world.weight]).toEqual([
      'in-progress',
      'rolling-back',
      20,
    ]);
    world.dead.clear();
    const again = await runMode('run', world.session(), requestFor());
    expect([again!.state.phase, world.weight]).toEqual(['rolled-back', 0]);
  });

  test('a journal that cannot be written any more brings the weight back while it can', async () => {
    const world = new FakeWorld();
    const full: Fault = (moment) => {
      if (moment.startsWith('before the journal') && world.weight === 50) {
        throw new CannotRunError([
          { code: 'journal-write', subject: 'rollout.journal', message: 'no space left' },
        ]);
      }
    };
    expect(await problemOf(runMode('run', world.session(full), requestFor()))).toContain(
      'The canary was set back to weight 0',
    );
    expect(world.weight).toBe(0);
  });

  test('a cancelled job rolls back at once', async () => {
    const world = new FakeWorld();
    const controller = new AbortController();
    const fault: Fault = () => {
      if (world.weight === 50) controller.abort(new Error('SIGINT'));
    };
    const { state } = (await runMode(
      'run',
      world.session(fault, controller.signal),
      requestFor(),
    ))!;
    expect([state.phase, state.reason!.guard, world.weight]).toEqual([
      'rolled-back',
      'cancelled',
      0,
    ]);
  });
});
