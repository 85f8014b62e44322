import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import {
  runBundle,
  workspace,
  type BundleOptions,
  type BundleRun,
} from '../../support/run-bundle.ts';

export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

const contract = `version: 1
columns:
  - { name: id, type: integer, checks: [not_null] }
`;

/** CSV with an id column that is about so large: several ranges above 8 MiB. */
export function csvOf(megabytes: number, seed = 0): Buffer {
  const filler = 'x'.repeat(1000);
  const lines = Array.from({ length: megabytes * 1000 }, (_, index) => `${index},${seed}${filler}`);
  return Buffer.from(`id,filler\n${lines.join('\n')}\n`);
}

export interface ValidateRun extends BundleRun {
  readonly cwd: string;
  /** What is left in RUNNER_TEMP. */
  readonly temporary: readonly string[];
}

/** validate-data on one source, with little patience for a server that stalls. */
export async function validate(
  data: string,
  env: Readonly<Record<string, string>> = {},
  options: Partial<BundleOptions> = {},
): Promise<ValidateRun> {
  const cwd = options.cwd ?? workspace();
  const temporary = env['RUNNER_TEMP'] ?? workspace();
  writeFileSync(join(cwd, 'contract.yaml'), contract);
  const run = await runBundle('validate-data', {
    inputs: { data, profile: 'profile.json' },
    ...options,
    cwd,
    env: { TRAINYARD_STALL_SECONDS: '1', RUNNER_TEMP: temporary, ...env },
  });
  return { ...run, cwd, temporary: readdirSync(temporary) };
}

/** Exit 2, the place named, nothing that says pass, nothing half written, nothing left behind. */
export function expectRefused(run: ValidateRun, told: RegExp): void {
  expect(run.stdout).toMatch(told);
  expect(run.exitCode).toBe(2);
  expect(run.report.verdict).toBe('fail');
  expect(run.outputs['verdict']).not.toBe('pass');
  expect(existsSync(join(run.cwd, 'profile.json'))).toBe(false);
  expect(run.temporary).toEqual([]);
  expect(run.stdout + run.stderr).not.toMatch(/\n\s+at .*\.js:\d+|unhandled/i);
}
