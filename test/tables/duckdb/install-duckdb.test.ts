import { describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDuckDb, registrySettings } from '#tables/duckdb/install-duckdb.ts';
import { engineProject, engineVersion, hasPinnedLibrary } from '#tables/duckdb/pinned-engine.ts';
import { engineDirectory } from '#tables/duckdb/tool-cache.ts';

const silent = { info() {}, notice() {}, warning() {}, debug() {}, progress() {} };

describe('Installing the data engine', () => {
  test('says how to provide it when there is no npm, and leaves nothing behind', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'cache-'));
    const directory = engineDirectory({ RUNNER_TOOL_CACHE: cache });
    const installing = installDuckDb({
      directory,
      workingDirectory: cache,
      logger: silent,
      env: { PATH: cache },
    });
    await expect(installing).rejects.toMatchObject({
      problems: [
        { code: 'engine-missing', message: expect.stringMatching(/no npm.*TRAINYARD_DUCKDB/) },
      ],
    });
    expect(await readdir(join(directory, '..'))).toEqual([]);
    await rm(cache, { recursive: true });
  });

  test('takes only where to download from out of a project’s .npmrc', () => {
    const npmrc = [
      'registry=https://mirror.example/npm/',
      'ignore-scripts=false',
      '//mirror.example/npm/:_authToken=${TOKEN}',
      'node-options=--require ./x.js',
      'https-proxy = http://proxy.example:3128',
      'script-shell=./x.sh',
      '@duckdb:registry=https://mirror.example/duckdb/',
    ].join('\r\n');
    expect(registrySettings(npmrc).split('\n')).toEqual([
      'registry=https://mirror.example/npm/',
      '//mirror.example/npm/:_authToken=${TOKEN}',
      'https-proxy = http://proxy.example:3128',
      '@duckdb:registry=https://mirror.example/duckdb/',
      '',
    ]);
  });

  test('is bound to one version and to hashes, not to addresses', () => {
    const lock = JSON.parse(engineProject['package-lock.json']!) as {
      packages: Record<
        string,
        { version: string; integrity?: string; optional?: boolean; resolved?: string }
      >;
    };
    const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(entries.find(([path]) => path === 'node_modules/@duckdb/node-api')![1].version).toBe(
      engineVersion,
    );
    expect(entries.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
    expect(
      entries.filter(([, entry]) => !entry.optional && !entry.integrity?.startsWith('sha512-')),
    ).toEqual([]);
    expect(hasPinnedLibrary('linux-x64')).toBe(true);
    expect(hasPinnedLibrary('plan9-x64')).toBe(false);
  });

  test('uses the runner’s tool cache, else the user’s cache directory', () => {
    expect(engineDirectory({ RUNNER_TOOL_CACHE: '/opt/cache', HOME: '/home/me' })).toMatch(
      `/opt/cache/trainyard-duckdb/${engineVersion}/`,
    );
    expect(engineDirectory({ XDG_CACHE_HOME: '/x', HOME: '/home/me' })).toMatch(
      '/x/trainyard/trainyard-duckdb/',
    );
    expect(engineDirectory({ HOME: '/home/me' })).toMatch(
      '/home/me/.cache/trainyard/trainyard-duckdb/',
    );
  });
});
