import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { openLoadClient } from '#delivery/load/load-client.ts';
import { startServer, type RunningServer } from '#delivery/load/started-server.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const model = join(root, 'test/support/models/scoring-server.mjs');

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'started-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

async function start(
  port: number,
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const url = `http://127.0.0.1:${port}/v1/models/m:predict`;
  return startServer({
    command,
    policy: { readyPath: '/ready', startTimeoutMs: 20_000, timeoutMs: 10_000 },
    url,
    client: await openLoadClient({ url, headers: {}, connections: 1 }),
    request: { body: Buffer.from('{"instances": [1]}'), problemOf: () => undefined },
    cwd: directory,
    env: { ...process.env, PORT: String(port), RUNNER_TEMP: directory, ...env },
  });
}

describe('a server that is started for a load', () => {
  test('is ended afterwards with all that it started, whose memory counts too', async () => {
    const port = await freePort();
    const wrapper = `require('node:child_process').spawn(process.execPath, [${JSON.stringify(model)}], { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
    {
      await using server = await start(port, [process.execPath, '-e', wrapper]);
      const { memory, ended } = await server.describe();
      expect(memory?.processes).toBe(process.platform === 'linux' ? 2 : undefined);
      expect(ended).toBeUndefined();
      expect(await answers(port)).toBe(true);
    }
    while (await answers(port)) await sleep(20);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('is not given the inputs of the action', async () => {
    const port = await freePort();
    const command = `if (process.env.INPUT_TOKEN) throw new Error('sees the token'); import(${JSON.stringify(model)})`;
    await using server = await start(port, [process.execPath, '-e', command], {
      INPUT_TOKEN: 's3cret',
    });
    expect(server.coldStartMs).toBeGreaterThan(0);
  });

  test('ends with us when the job is cancelled, and leaves nothing behind', async () => {
    const port = await freePort();
    const contents = `
      import { openLoadClient } from '#delivery/load/load-client.ts';
      import { startServer } from '#delivery/load/started-server.ts';
      const url = 'http://127.0.0.1:${port}/v1/models/m:predict';
      await startServer({
        command: [process.execPath, ${JSON.stringify(model)}],
        policy: { readyPath: undefined, startTimeoutMs: 20000, timeoutMs: 10000 },
        url, client: await openLoadClient({ url, headers: {}, connections: 1 }),
        request: { body: Buffer.from('{"instances": [1]}'), problemOf: () => undefined },
        cwd: '.', env: { ...process.env, PORT: '${port}' },
      });
      console.log('ready');
      setInterval(() => {}, 1000);`;
    const outfile = join(directory, 'us.mjs');
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
    });
    const us = spawn(process.execPath, [outfile], {
      env: { ...process.env, RUNNER_TEMP: directory },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => us.once('exit', (_, signal) => resolve(signal)));
    await new Promise((resolve) => us.stdout.once('data', resolve));
    expect(await answers(port)).toBe(true);
    us.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    while (await answers(port)) await sleep(20);
    expect(readdirSync(directory)).toEqual(['us.mjs']);
  });
});
