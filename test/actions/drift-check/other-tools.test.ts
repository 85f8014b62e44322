import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDriftCheck } from '#actions/drift-check/src/run.ts';
import { profileText } from '#core/profile/profile-text.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { readOracle } from '../../stats/oracle-cases.ts';
import { runContext } from '../../support/run-context.ts';
import { testEngine } from '../../support/sql-table.ts';

const preset = readOracle<{
  readonly name: string;
  readonly input: { readonly reference: string; readonly current: string };
  readonly expected: {
    readonly columns: Readonly<Record<string, { score: number; drifted: boolean; method: string }>>;
    readonly share: number;
    readonly dataset_drift: boolean;
  };
}>('evidently-preset');

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'other-tools-'));
  const oracle = new URL('../../oracle/', import.meta.url);
  for (const { input } of preset.cases) {
    for (const file of [input.reference, input.current]) {
      cpSync(new URL(file, oracle), join(directory, file));
    }
  }
});
afterAll(() => rmSync(directory, { recursive: true }));

async function findings(
  reference: string,
  current: string,
  compat: string,
): Promise<readonly Finding[]> {
  writeFileSync(join(directory, 'drift.yaml'), `version: 1\ncompat: ${compat}\n`);
  const inputs = {
    policy: 'drift.yaml',
    reference,
    current,
    state: undefined,
    labels: undefined,
    dispatch: true,
    registry: 'file:registry',
  };
  const outcome = await runDriftCheck(inputs, runContext(directory));
  return outcome.findings;
}

describe(`a whole report of ${preset.madeBy}, from the files`, () => {
  test.each(preset.cases)('$name', async ({ input, expected }) => {
    const found = await findings(input.reference, input.current, 'evidently');
    const own = found.filter(({ check }) => check.startsWith('evidently.'));
    expect(own.every(({ severity, verdict }) => severity === 'info' && verdict === 'pass')).toBe(
      true,
    );
    for (const [column, want] of Object.entries(expected.columns)) {
      const [one] = own.filter(({ subject }) => subject === column);
      const value = Number(one?.observed.value);
      expect(Math.abs(value - want.score)).toBeLessThanOrEqual(1e-6 * want.score + 1e-9);
      expect(one?.message).toContain(want.method);
      expect(one?.message).toContain(
        want.drifted ? 'Evidently says drifted' : 'Evidently says not drifted',
      );
    }
    const dataset = own.find(({ check }) => check === 'evidently.dataset_drift');
    expect(dataset?.observed.value).toBe(expected.share);
    expect(dataset?.message).toContain(
      expected.dataset_drift ? 'says dataset drift' : 'says no dataset drift',
    );
  });

  test('where its verdict differs from ours one line says why', async () => {
    const { input } = preset.cases[0]!;
    const found = await findings(input.reference, input.current, 'evidently');
    const items = found.find(
      ({ check, subject }) => check === 'evidently.chisquare' && subject === 'items',
    );
    expect(items?.message).toMatch(/as we do|we say (not drifted|undecided): its χ² takes/);
  });

  test('SciPy and NannyML beside each other', async () => {
    const { input } = preset.cases[0]!;
    const found = await findings(input.reference, input.current, '[scipy, nannyml]');
    const checks = new Set(found.map(({ check }) => check));
    for (const check of [
      'scipy.ks_2samp',
      'scipy.energy_distance',
      'scipy.chi2_contingency.p_value',
      'nannyml.jensen_shannon',
      'nannyml.chi2_p',
    ]) {
      expect(checks).toContain(check);
    }
    const ks = (check: string) =>
      found.find((one) => one.check === check && one.subject === 'amount')?.observed.value;
    expect(ks('scipy.ks_2samp')).toBe(ks('ks'));
  });

  test('a profile as the reference cannot give them, and that is said', async () => {
    const { input } = preset.cases[0]!;
    await using engine = await testEngine(directory);
    const profile = await profileTable(engine, await engine.open(input.reference));
    writeFileSync(join(directory, 'profile.json'), profileText(profile));
    const found = await findings('profile.json', input.current, 'evidently');
    const own = found.filter(({ check }) => check.startsWith('evidently.'));
    expect(own).toMatchObject([{ check: 'evidently.not_computed', severity: 'info' }]);
  });
});
