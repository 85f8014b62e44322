import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ModelRegistry } from '#core/release/model-registry.ts';
import { runMode } from '#delivery/rollout-modes.ts';
import { requestRollout } from '#delivery/rollout-request.ts';
import { followRegistry, holderOf } from '#delivery/registry-follower.ts';
import { openRegistry } from '#registry/open-registry.ts';
import { FakeWorld, requestFor } from './fake-world.ts';

const change = {
  by: { actor: 'tester' },
  override: { who: 'tester', why: 'no gate in this test', until: '2100-01-01T00:00:00Z' },
};

/** Version 1 is champion, version 2 is candidate. */
async function registryWithTwo(): Promise<ModelRegistry> {
  const directory = mkdtempSync(join(tmpdir(), 'trainyard-follow-'));
  const registry = openRegistry('file:registry', { workingDirectory: directory, now: Date.now });
  for (const version of ['1', '2', '3']) {
    const modelDirectory = join(directory, version);
    mkdirSync(modelDirectory);
    writeFileSync(join(modelDirectory, 'model.txt'), version);
    const request = { name: 'fraud', modelDirectory, attachmentFiles: {}, documents: () => ({}) };
    await registry.register({ ...request, ...change });
    if (version === '1') await registry.setAlias('fraud', 'champion', 1, change);
  }
  await registry.setAlias('fraud', 'candidate', 2, change);
  return registry;
}

async function aliases(registry: ModelRegistry): Promise<Record<string, number | null>> {
  const names = ['canary', 'champion', 'previous'];
  const held = await Promise.all(names.map((name) => holderOf(registry, 'fraud', name)));
  return Object.fromEntries(names.map((name, index) => [name, held[index]!]));
}

async function runFollowed(world: FakeWorld, registry: ModelRegistry): Promise<string> {
  const identity = { name: 'fraud', version: undefined, commit: undefined };
  const request = await requestRollout(requestFor().rollout, identity, registry);
  const session = world.session();
  const follow: typeof session.registry = ({ version, before }) =>
    followRegistry({
      registry,
      name: 'fraud',
      version: Number(version),
      championBefore: before.champion,
      change,
    });
  const result = await runMode('run', { ...session, registry: follow }, request);
  const { phase, reason, notes } = result!.state;
  return [phase, reason!.guard, ...notes].join(' ');
}

describe('registry aliases follow the rollout', () => {
  test('promoted: champion is the new version, previous the old one, canary nobody', async () => {
    const registry = await registryWithTwo();
    expect(await runFollowed(new FakeWorld(), registry)).toBe('promoted promoted');
    expect(await aliases(registry)).toEqual({ canary: null, champion: 2, previous: 1 });
  });

  test('rolled back: the champion stays, canary nobody', async () => {
    const registry = await registryWithTwo();
    const world = Object.assign(new FakeWorld(), { canaryErrorRate: 0.3 });
    expect(await runFollowed(world, registry)).toBe('rolled-back errors.max_ratio');
    expect(await aliases(registry)).toEqual({ canary: null, champion: 1, previous: null });
  });

  test('canary is held while the rollout is under way', async () => {
    const registry = await registryWithTwo();
    const world = new FakeWorld();
    let seen: number | null = null;
    const answer = world.fetch;
    Object.assign(world, {
      fetch: async (...call: Parameters<typeof fetch>) => {
        if (world.weight === 20) seen = await holderOf(registry, 'fraud', 'canary');
        return answer(...call);
      },
    });
    await runFollowed(world, registry);
    expect(seen).toBe(2);
  });

  test('another champion in the meantime: nothing is promoted over it', async () => {
    const registry = await registryWithTwo();
    const world = new FakeWorld();
    const answer = world.fetch;
    Object.assign(world, {
      fetch: async (...call: Parameters<typeof fetch>) => {
        if (world.weight === 50) await registry.setAlias('fraud', 'champion', 3, change);
        return answer(...call);
      },
    });
    expect(await runFollowed(world, registry)).toBe('rolled-back champion');
    expect([await holderOf(registry, 'fraud', 'champion'), world.weight]).toEqual([3, 0]);
  });

  test.each([
    ['three', "expected a version number of fraud, got 'three'"],
    ['9', '9'],
  ])('version %s is refused before anything is done', async (version, message) => {
    const registry = await registryWithTwo();
    const identity = { name: 'fraud', version, commit: undefined };
    await expect(requestRollout(requestFor().rollout, identity, registry)).rejects.toThrow(message);
  });
});
