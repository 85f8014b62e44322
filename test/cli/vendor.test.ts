import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CannotRunError } from '#core/verdict/errors.ts';
import { vendor } from '../../packages/cli/vendor.ts';
import { loadOfficialParser } from '../support/official-workflow-parser.ts';

const ref = '0123456789abcdef0123456789abcdef01234567';
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'trainyard-vendor-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('vendor', () => {
  test('copies four workflows whose actions are pinned and whose calls stay in the same repository', async () => {
    await using parser = await loadOfficialParser();
    expect(await vendor({ repository: 'acme/trainyard', ref, directory, force: false })).toBe(0);
    const workflows = join(directory, '.github/workflows');
    expect((await readdir(workflows)).sort()).toEqual([
      'monitor-model.yml',
      'release-model.yml',
      'retrain-model.yml',
      'rollback-model.yml',
    ]);
    for (const name of await readdir(workflows)) {
      const text = await readFile(join(workflows, name), 'utf8');
      expect(text).not.toContain('$/');
      expect(parser.workflowErrors(name, text)).toEqual([]);
    }
    const release = await readFile(join(workflows, 'release-model.yml'), 'utf8');
    expect(release).toContain(`uses: acme/trainyard/actions/quality-gate@${ref} # v0.1.0`);
    const retrain = await readFile(join(workflows, 'retrain-model.yml'), 'utf8');
    expect(retrain).toContain('uses: ./.github/workflows/release-model.yml');
  });

  test('overwrites nothing without force, and then writes nothing at all', async () => {
    const options = { repository: 'acme/trainyard', ref, directory, force: false };
    await vendor(options);
    const file = join(directory, '.github/workflows/release-model.yml');
    await rm(file);
    await expect(vendor(options)).rejects.toThrow(/monitor-model\.yml: exists already/);
    expect(existsSync(file)).toBe(false);
    expect(await vendor({ ...options, force: true })).toBe(0);
    expect(existsSync(file)).toBe(true);
  });

  test('wants a full commit and a repository, and says both at once', async () => {
    const wrong = vendor({ repository: 'acme', ref: 'v0', directory, force: false });
    await expect(wrong).rejects.toBeInstanceOf(CannotRunError);
    await expect(wrong).rejects.toThrow(/--ref[\s\S]*--repository/);
  });
});
