import { describe, expect, test } from '@jest/globals';
import { isFinished } from '#core/rollout/rollout-state.ts';
import { runMode } from '#delivery/rollout-modes.ts';
import { FakeWorld, Killed, noFault, requestFor, type Fault } from './fake-world.ts';

/** Dies at the n-th moment at which a process can die. */
function dieAt(moment: number): { fault: Fault; passed: () => number } {
  let passed = 0;
  return {
    fault: () => {
      if (++passed === moment) throw new Killed(`at moment ${moment}`);
    },
    passed: () => passed,
  };
}

async function runUntilKilled(world: FakeWorld, fault: Fault): Promise<void> {
  await runMode('run', world.session(fault), requestFor()).catch((error: unknown) => {
    // A request that dies is retried like a lost answer inside the process: only real deaths end the run.
    if (!(error instanceof Killed) && !String(error).includes('Killed')) throw error;
  });
}

const worlds = [
  { name: 'a healthy canary', canaryErrorRate: 0.01, end: 'promoted', weight: 100 },
  { name: 'a failing canary', canaryErrorRate: 0.2, end: 'rolled-back', weight: 0 },
];

describe.each(worlds)('$name', ({ canaryErrorRate, end, weight }) => {
  const newWorld = (): FakeWorld => Object.assign(new FakeWorld(), { canaryErrorRate });

  test(`undisturbed it ends ${end} at weight ${weight}`, async () => {
    const world = newWorld();
    const result = await runMode('run', world.session(), requestFor());
    expect([result!.state.phase, world.weight]).toEqual([end, weight]);
  });

  test('killed before and after every journal write, then run again, it ends the same', async () => {
    const writes = journalMoments(newWorld());
    const count = await writes.count();
    expect(count).toBeGreaterThan(10);
    for (let moment = 1; moment <= count; moment++) {
      const world = newWorld();
      await runUntilKilled(world, writes.dieAt(moment));
      const again = await runMode('run', world.session(), requestFor());
      expect([moment, again!.state.phase, world.weight]).toEqual([moment, end, weight]);
    }
  });

  test('killed again and again at each next moment, it still comes to an end', async () => {
    const world = newWorld();
    let finished = false;
    for (let moment = 3; !finished && moment < 200; moment++) {
      await runUntilKilled(world, dieAt(moment).fault);
      const recorded = await world.journal(noFault).read();
      finished = recorded !== undefined && isFinished(recorded.state);
    }
    expect(finished).toBe(true);
    expect([0, 100]).toContain(world.weight);
  });
});

/** Counts journal writes only: each can be died before and after. */
function journalMoments(scout: FakeWorld): {
  count(): Promise<number>;
  dieAt(moment: number): Fault;
} {
  const only =
    (fault: Fault): Fault =>
    (moment) => {
      if (moment.includes('journal')) fault(moment);
    };
  return {
    count: async () => {
      const counter = dieAt(Infinity);
      await runMode('run', scout.session(only(counter.fault)), requestFor());
      return counter.passed();
    },
    dieAt: (moment) => only(dieAt(moment).fault),
  };
}

test('a process that dies between the target’s obedience and the journal is resumed without a second shift up', async () => {
  const world = new FakeWorld();
  const fault: Fault = (moment) => {
    if (moment === 'before the journal is written' && world.weight === 20) throw new Killed();
  };
  await runUntilKilled(world, fault);
  expect(world.weight).toBe(20);
  await runMode('run', world.session(), requestFor());
  expect(world.weights).toEqual([20, 20, 50, 100]);
});

test('what a torn last line says was never done, and is forgotten', async () => {
  const world = new FakeWorld();
  const fault: Fault = (moment) => {
    if (moment === 'after the journal was written' && world.weight === 50) throw new Killed();
  };
  await runUntilKilled(world, fault);
  world.journalText = world.journalText.slice(0, -30);
  const { state } = (await world.journal(noFault).read())!;
  expect(state.phase).toBe('shifting');
});

test('a shift that a killed process had under way and that takes effect after the roll back is undone', async () => {
  const world = new FakeWorld();
  const fault: Fault = (moment) => {
    if (moment === 'before a request' && world.journalText.includes('"shifting"')) {
      throw new Killed();
    }
  };
  await runUntilKilled(world, fault);
  expect(world.weight).toBe(0);
  const session = world.session();
  const lateMs = world.nowMs + 2500;
  let late = false;
  const sleep: typeof session.sleep = async (milliseconds, stop) => {
    await session.sleep(milliseconds, stop);
    if (!late && world.nowMs >= lateMs) [late, world.weight] = [true, 20];
  };
  const result = await runMode('abort', { ...session, sleep }, requestFor());
  expect([result!.state.phase, late, world.weight]).toEqual(['rolled-back', true, 0]);
});

test.each(['set', 'read', 'both'])(
  'a target that hangs (%s) does not hold a job for minutes',
  async (what) => {
    const world = new FakeWorld();
    let hangs = false;
    const session = world.session();
    const hang: typeof fetch = (input, init) => {
      const read = init?.method !== 'PUT';
      const path = new URL(input instanceof Request ? input.url : input).pathname;
      if (!hangs || path !== '/weight' || (what === 'set' && read) || (what === 'read' && !read)) {
        return world.fetch(input, init);
      }
      world.nowMs += 10_000;
      return Promise.reject(new DOMException('late', 'TimeoutError'));
    };
    const sleep: typeof session.sleep = async (milliseconds, stop) => {
      if (world.weight === 20) hangs = true;
      await session.sleep(milliseconds, stop);
    };
    const tools = { ...session, adapters: { ...session.adapters, fetch: hang }, sleep };
    await runMode('start', tools, requestFor());
    const beganMs = world.nowMs;
    hangs = true;
    const result = await runMode('abort', tools, requestFor());
    expect([result!.state.phase, world.nowMs - beganMs < 150_000]).toEqual(['rolling-back', true]);
    hangs = false;
    const later = await runMode('abort', world.session(), requestFor());
    expect([later!.state.phase, world.weight]).toEqual(['rolled-back', 0]);
  },
);
