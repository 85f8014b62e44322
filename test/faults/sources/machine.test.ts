import { spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hasTool } from '../../support/service.ts';
import { workspace } from '../../support/run-bundle.ts';
import { startFaultyProxy, type FaultyProxy } from '../faulty-proxy.ts';
import { startStaticOrigin, type StaticOrigin } from '../static-origin.ts';
import { csvOf, expectRefused, validate } from './validate.ts';

let origin: StaticOrigin;
let proxy: FaultyProxy;
beforeAll(async () => {
  origin = await startStaticOrigin();
  origin.files.set('/table.csv', { body: csvOf(20) });
  proxy = await startFaultyProxy(origin.address);
});
afterAll(() => {
  proxy.stop();
  origin.stop();
});

const withLimits = hasTool('prlimit', 'bound the size of files as a full disk does')
  ? test
  : test.skip;

withLimits('a disk that is full ends the run, and gives back what was taken', async () => {
  proxy.follow(() => undefined);
  const run = await validate(
    `${proxy.address}/table.csv`,
    {},
    {
      onSpawn: ({ pid }) => {
        const limit = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${10 * 1024 * 1024}`]);
        if (limit.status !== 0) throw new Error(limit.stderr.toString());
      },
    },
  );
  expectRefused(run, /table\.csv: there is no room left on disk for the download.*RUNNER_TEMP/);
});

/** A run that gets the signal when the second range is asked for, which never comes. */
async function interrupted(signal: NodeJS.Signals, cwd: string, temporary: string) {
  let child: ChildProcess | undefined;
  proxy.follow(({ number }) => {
    if (number === 2) child!.kill(signal);
    return number >= 2 ? { kind: 'stall', afterBytes: 0 } : undefined;
  });
  return validate(
    `${proxy.address}/table.csv`,
    { RUNNER_TEMP: temporary },
    { cwd, onSpawn: (spawned) => (child = spawned) },
  );
}

test.each<[NodeJS.Signals, boolean]>([
  ['SIGKILL', false],
  ['SIGTERM', true],
  ['SIGINT', true],
])('%s while data comes in: nothing says pass, and the next run works', async (signal, tidies) => {
  const [cwd, temporary] = [workspace(), workspace()];
  const run = await interrupted(signal, cwd, temporary);
  expect(run.signal).toBe(signal);
  expect(run.outputs).toEqual({});
  expect(existsSync(join(cwd, 'profile.json'))).toBe(false);
  expect(existsSync(join(cwd, 'trainyard-report/validate-data/report.json'))).toBe(false);
  if (tidies) expect(readdirSync(temporary)).toEqual([]);
  proxy.follow(() => undefined);
  const again = await validate(`${proxy.address}/table.csv`, { RUNNER_TEMP: temporary }, { cwd });
  expect(again).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', rows: '20000' } });
});
