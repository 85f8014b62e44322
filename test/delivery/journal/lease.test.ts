import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { takeLease, type LeaseOptions } from '#delivery/journal/lease.ts';

function newPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'trainyard-lease-')), 'rollout.journal.lock');
}

interface Process {
  readonly pid: number;
  readonly host?: string;
  readonly nowMs?: number;
  readonly alive?: readonly number[];
}

function optionsOf({ pid, host = 'one', nowMs = 1000, alive = [] }: Process): LeaseOptions {
  return {
    holder: { host, pid, token: `token-${pid}`, who: `run ${pid}` },
    now: () => nowMs,
    lifetimeMs: 60_000,
    isAlive: (asked) => alive.includes(asked),
  };
}

describe('lease of a journal', () => {
  test('while its process lives, another one is told who holds it', async () => {
    const path = newPath();
    await takeLease(path, optionsOf({ pid: 1 }));
    await expect(takeLease(path, optionsOf({ pid: 2, alive: [1] }))).rejects.toThrow(
      /another process drives this rollout: run 1, process 1 on one, since .* its lease ends in 60 s/,
    );
  });

  test.each(['', 'null', '{}', '[1]', '{"expiresAtMs":'])(
    'a lease that nobody can read (%s) is taken over',
    async (text) => {
      const path = newPath();
      writeFileSync(path, text);
      const lease = await takeLease(path, optionsOf({ pid: 2 }));
      await lease.release();
      expect(existsSync(path)).toBe(false);
    },
  );

  test('a place where no directory can be made is told', async () => {
    const file = newPath();
    writeFileSync(file, '');
    await expect(takeLease(join(file, 'x.lock'), optionsOf({ pid: 2 }))).rejects.toThrow(
      'cannot be made',
    );
  });

  test('released, it can be taken', async () => {
    const path = newPath();
    await (await takeLease(path, optionsOf({ pid: 1 }))).release();
    await takeLease(path, optionsOf({ pid: 2, alive: [1] }));
    expect(readdirSync(dirname(path))).toEqual(['rollout.journal.lock']);
  });

  test.each([
    { name: 'of a dead process on this host', other: { pid: 2 } },
    { name: 'that ran out', other: { pid: 2, host: 'two', nowMs: 61_000 } },
  ])('one $name is taken over, and its old holder learns it', async ({ other }) => {
    const path = newPath();
    const first = await takeLease(path, optionsOf({ pid: 1 }));
    const second = await takeLease(path, optionsOf(other));
    await expect(first.renew()).rejects.toThrow('taken over (now held by run 2');
    await second.renew();
    await first.release();
    expect(existsSync(path)).toBe(true);
  });

  test('a process of another host cannot be asked: its lease has to run out', async () => {
    const path = newPath();
    await takeLease(path, optionsOf({ pid: 1 }));
    await expect(takeLease(path, optionsOf({ pid: 2, host: 'two' }))).rejects.toThrow(
      'another process',
    );
  });

  test('renewed, it lasts longer', async () => {
    const path = newPath();
    const options = optionsOf({ pid: 1 });
    let nowMs = 1000;
    const lease = await takeLease(path, { ...options, now: () => nowMs });
    nowMs = 50_000;
    await lease.renew();
    const late = { pid: 2, host: 'two', nowMs: 100_000 };
    await expect(takeLease(path, optionsOf(late))).rejects.toThrow('another process');
  });

  test('an unreadable lease is taken over', async () => {
    const path = newPath();
    writeFileSync(path, 'half a');
    await takeLease(path, optionsOf({ pid: 2 }));
  });

  test('of many that want a stale one at once, one gets it', async () => {
    const path = newPath();
    await takeLease(path, optionsOf({ pid: 1 }));
    const pids = [2, 3, 4, 5, 6, 7];
    const tried = await Promise.allSettled(
      pids.map((pid) => takeLease(path, optionsOf({ pid, alive: pids }))),
    );
    const leases = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const renewed = await Promise.allSettled(leases.map((lease) => lease.renew()));
    expect(renewed.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});
