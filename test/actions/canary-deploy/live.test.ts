import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import {
  canaryBundle,
  newDirectory,
  startCanary,
  until,
  type Ended,
  type Started,
} from './canary-process.ts';
import { rolloutYaml, startWorld, type World } from './live-world.ts';

const fast = { requestsPerSecond: 6000 };
const slowToDecide = { min: '30s', max: '60s' };

function run(cwd: string, options: Parameters<typeof startCanary>[2] = {}): Promise<Ended> {
  return startCanary(canaryBundle, cwd, options).ended;
}

function stateOf(ended: Ended): unknown[] {
  const { state, weight, reason } = ended.report.outputs;
  return [ended.exitCode, state, weight, reason];
}

async function startedAt(world: World, cwd: string, weight: number): Promise<Started> {
  const started = startCanary(canaryBundle, cwd);
  await until(() => world.weight() === weight, started);
  return started;
}

describe('a rollout over real HTTP', () => {
  test('a good canary is promoted: exit 0, weight 100', async () => {
    await using world = await startWorld(fast);
    const ended = await run(newDirectory(rolloutYaml(world)));
    expect(stateOf(ended)).toEqual([0, 'promoted', '100', 'promoted']);
    expect(world.weights).toEqual([50, 100]);
    expect(ended.report.findings.every((finding) => finding.verdict === 'pass')).toBe(true);
  });

  test.each([
    { canary: { errorRate: 0.3, slowRate: 0 }, slo: '', reason: 'errors.max_ratio' },
    { canary: { errorRate: 0.3, slowRate: 0 }, slo: ', slo: 0.01', reason: 'slo' },
    { canary: { errorRate: 0, slowRate: 0.4 }, slo: '', reason: 'latency.max_ratio' },
  ])(
    'a canary with $canary is rolled back by $reason: exit 1, weight 0',
    async ({ canary, slo, reason }) => {
      await using world = await startWorld({ ...fast, canary });
      const ended = await run(newDirectory(rolloutYaml(world, { slo })));
      expect(stateOf(ended)).toEqual([1, 'rolled-back', '0', reason]);
      expect(world.weights).toEqual([50, 0]);
      const finding = ended.report.findings.find((one) => one.check === reason)!;
      expect([finding.verdict, finding.location!.file]).toEqual(['fail', 'rollout.yaml']);
      expect(finding.observed.n).toBeGreaterThan(0);
    },
  );

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s rolls back within 7 s and writes the reports',
    async (signal) => {
      await using world = await startWorld(fast);
      const { child, ended } = await startedAt(
        world,
        newDirectory(rolloutYaml(world, slowToDecide)),
        50,
      );
      const signalledMs = Date.now();
      child.kill(signal);
      const end = await ended;
      expect(stateOf(end)).toEqual([1, 'rolled-back', '0', 'cancelled']);
      expect(world.weight()).toBe(0);
      expect(Date.now() - signalledMs).toBeLessThan(7000);
    },
  );

  test('a pull-request event changes nothing and tells the plan', async () => {
    await using world = await startWorld(fast);
    const cwd = newDirectory(rolloutYaml(world));
    const ended = await run(cwd, { env: { GITHUB_EVENT_NAME: 'pull_request' } });
    expect(stateOf(ended)).toEqual([0, 'planned', '0', 'pull-request events change nothing']);
    expect(world.weights).toEqual([]);
    expect(existsSync(join(cwd, 'trainyard-report/rollout.journal'))).toBe(false);
  });

  test('one rollout has one driver: a second process is told who it is, exit 2', async () => {
    await using world = await startWorld(fast);
    const cwd = newDirectory(rolloutYaml(world, slowToDecide));
    const { child, ended } = await startedAt(world, cwd, 50);
    const second = await run(cwd, { inputs: { 'report-directory': 'second' } });
    expect([second.exitCode, second.said]).toEqual([
      2,
      expect.stringContaining(`another process drives this rollout: local, process ${child.pid}`),
    ]);
    child.kill('SIGINT');
    await ended;
    expect(world.weight()).toBe(0);
  });
});

describe('a process that is killed', () => {
  test.each([60, 170, 290])(
    'with SIGKILL after %i ms, and run again, ends promoted or rolled back',
    async (milliseconds) => {
      await using world = await startWorld(fast);
      const cwd = newDirectory(rolloutYaml(world));
      const { child, ended } = startCanary(canaryBundle, cwd);
      setTimeout(() => child.kill('SIGKILL'), milliseconds + 40);
      await ended;
      const again = await run(cwd);
      expect([
        [0, 'promoted', '100'],
        [1, 'rolled-back', '0'],
      ]).toContainEqual(stateOf(again).slice(0, 3));
      expect(String(world.weight())).toBe(again.report.outputs['weight']);
    },
  );

  test('in mode run is rolled back by the post step', async () => {
    await using world = await startWorld(fast);
    const cwd = newDirectory(rolloutYaml(world, slowToDecide));
    const { child, ended } = await startedAt(world, cwd, 50);
    const journal = join(cwd, 'trainyard-report/rollout.journal');
    // Killed during a shift, a roll back takes longer: it watches for the shift to come late.
    while (!readFileSync(journal, 'utf8').includes('"warming-up"')) await pause(5);
    child.kill('SIGKILL');
    const { state } = await ended;
    expect(world.weight()).toBe(50);
    const post = await run(cwd, { env: state });
    expect([post.exitCode, world.weight()]).toEqual([0, 0]);
    expect(readFileSync(journal, 'utf8')).toContain('"rolled-back"');
  });

  test('in mode start it is left to the next job by the post step', async () => {
    await using world = await startWorld(fast);
    const cwd = newDirectory(rolloutYaml(world, slowToDecide));
    const start = await run(cwd, { inputs: { mode: 'start' } });
    expect(stateOf(start)).toEqual([0, 'in-progress', '50', 'in-progress']);
    await run(cwd, { env: start.state });
    expect(world.weight()).toBe(50);
    const abort = await run(cwd, { inputs: { mode: 'abort' } });
    expect(stateOf(abort)).toEqual([1, 'rolled-back', '0', 'aborted']);
  });
});
