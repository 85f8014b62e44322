import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { Workshop, writeModel } from '../release-fixtures.ts';

const bundles = mkdtempSync(join(tmpdir(), 'registering-'));
const program = join(bundles, 'registering-process.mjs');

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('registering-process.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(bundles, { recursive: true, force: true }));

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
  for (const name of ['a', 'b', 'c', 'd']) {
    writeModel(join(workshop.directory, `model-${name}`), {
      'model.bin': `weights of ${name}`,
      'vocabulary.txt': name,
    });
  }
});
afterEach(() => workshop.remove());

/** Nothing half-written is visible: every digest fits, numbers have no gaps, no content is there twice. */
async function expectSound(): Promise<number> {
  const versions = await workshop.registry.versions('fraud');
  if (versions.length === 0) return 0;
  expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
  expect(new Set(versions.map(({ contentDigest }) => contentDigest)).size).toBe(versions.length);
  const findings = await workshop.registry.verify('fraud');
  expect(findings.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  return versions.length;
}

test('killed before any call that changes a file, the registry is sound and the next run ends the same way', async () => {
  let kills = 0;
  for (let call = 1; ; call++) {
    rmSync(workshop.root, { recursive: true, force: true });
    const { signal, status, stderr } = spawnSync(
      process.execPath,
      [program, workshop.directory, 'once', String(call)],
      { encoding: 'utf8' },
    );
    if (signal === null) {
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      break;
    }
    kills++;
    expect(signal).toBe('SIGKILL');
    expect(await expectSound()).toBeLessThanOrEqual(1);
    await registerAndPromoteHere();
    const version = await workshop.registry.resolve('fraud', { alias: 'champion' });
    expect(version).toMatchObject({ version: 1, aliases: ['candidate', 'champion'] });
    expect(await workshop.registry.history('fraud')).toHaveLength(2);
    await expectSound();
  }
  // Both ledger entries, the files and the marker were written: far more than a handful of calls.
  expect(kills).toBeGreaterThan(15);
});

async function registerAndPromoteHere(): Promise<void> {
  const { requestFor } = await import('../release-fixtures.ts');
  const { version } = await workshop.registry.register(
    await requestFor(join(workshop.directory, 'model-a')),
  );
  await workshop.promote(version.version);
}

test('processes that register the same models at once, some of them killed, make one version of each', async () => {
  const orders = [
    'model-a,model-b,model-c,model-d',
    'model-d,model-c,model-b,model-a',
    'model-b,model-d,model-a,model-c',
  ];
  const looping = orders.map((order) =>
    spawn(process.execPath, [program, workshop.directory, 'loop', order], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  await Promise.all(looping.map((child) => once(child.stdout, 'data')));
  for (const child of looping) {
    await sleep(Math.random() * 120);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await expectSound();
  }
  const finishing = orders.map((order) =>
    spawn(process.execPath, [program, workshop.directory, 'all', order], {
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  const exits = await Promise.all(
    finishing.map(async (child) => (await once(child, 'exit'))[0] as number),
  );
  expect(exits).toEqual([0, 0, 0]);
  expect(await expectSound()).toBe(4);
});

test('of several promotions that expect the same champion exactly one happens', async () => {
  for (const content of ['one', 'two', 'three', 'four']) await workshop.register(content);
  await workshop.promote(1);
  const attempts = await Promise.allSettled(
    [2, 3, 4].map((version) => workshop.promote(version, { expected: 1 })),
  );
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const promotions = (await workshop.registry.history('fraud')).filter(
    ({ operation }) => operation === 'promote',
  );
  expect(promotions).toHaveLength(2);
  await expectSound();
});
