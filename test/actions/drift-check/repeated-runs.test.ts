import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDriftCheck } from '#actions/drift-check/src/run.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { normalSample } from '../../stats/seeded-sample.ts';
import { runContext } from '../../support/run-context.ts';

let directory: string;

/** An hour of rows, one a second; `shift` in standard deviations. */
function hour(name: string, start: number, { seed = start, shift = 0, rows = 900 } = {}): string {
  const [a, b] = [normalSample(rows, seed), normalSample(rows, seed + 500)];
  const lines = Array.from(a, (value, row) => {
    const at = new Date(Date.UTC(2026, 0, 1, start) + row * 4000).toISOString();
    return `${at},${(value + shift).toFixed(4)},${b[row]!.toFixed(4)}`;
  });
  writeFileSync(join(directory, name), `time,x,y\n${lines.join('\n')}\n`);
  return name;
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'repeated-runs-'));
  hour('reference.csv', 0, { rows: 3000 });
});
afterAll(() => rmSync(directory, { recursive: true }));

async function run(current: string, policy: string, state?: string) {
  writeFileSync(join(directory, 'drift.yaml'), `version: 1\n${policy}\n`);
  const inputs = {
    policy: 'drift.yaml',
    reference: 'reference.csv',
    labels: undefined,
    current,
    state,
    dispatch: false,
    registry: 'file:registry',
  };
  const outcome = await runDriftCheck(inputs, runContext(directory));
  return { ...outcome, verdict: combineVerdicts(outcome.findings, outcome.inconclusive) };
}

function one({ findings }: ActionOutcome, check: string) {
  return findings.find((finding) => finding.check === check);
}

describe('an alarm budget', () => {
  const policy = 'budget: { false_alarms: 0.05, per: 365d }\nwindow: { column: time, last: 1h }';

  test('calm runs add nothing, clear drift is an alarm, the same hour again is not counted', async () => {
    const state = 'budget.json';
    const calm = await run(hour('h1.csv', 101), policy, state);
    expect(one(calm, 'alarm_budget')).toMatchObject({ verdict: 'pass', expected: '< 20×' });
    expect(calm.outputs['drift-detected']).toBe(false);
    const moved = await run(hour('h2.csv', 102, { shift: 1.5 }), policy, state);
    expect(moved.verdict).toBe('fail');
    expect(one(moved, 'alarm_budget')).toMatchObject({ verdict: 'fail' });
    const again = await run('h2.csv', policy, state);
    expect(one(again, 'alarm_budget')!.message).toContain('the same data were counted before');
    const overlapping = await run(hour('h25.csv', 102.5, { seed: 7, shift: 1.5 }), policy, state);
    expect(one(overlapping, 'alarm_budget')!.message).toContain('no separate look');
  });

  test('what drifts in one run without enough evidence warns and retrains nothing', async () => {
    const faint = { shift: 0.46, rows: 400 };
    const without = await run(hour('f.csv', 201, faint), 'effect: { psi: { alert: 0.05 } }');
    expect(without.verdict).toBe('fail');
    const held = await run(
      'f.csv',
      `effect: { psi: { alert: 0.05, retrain: 0.05 } }\nretrain: { workflow: r.yml }\n${policy}`,
      'held.json',
    );
    expect(held.verdict).toBe('warn');
    expect(one(held, 'drifted_share')!.message).toContain('not yet an alarm within the budget');
    expect(held.outputs).toMatchObject({ 'drift-detected': false, retrain: false });
  });

  test('needs a state to add up in', async () => {
    await expect(run('h1.csv', policy)).rejects.toThrow(CannotRunError);
    await expect(run('h1.csv', policy)).rejects.toThrow("the input 'state'");
  });
});

describe('a feed', () => {
  test('that delivers the same bytes again warns and blocks retraining', async () => {
    const policy = 'retrain: { workflow: r.yml }';
    const moved = hour('stuck.csv', 301, { shift: 1.5 });
    const first = await run(moved, policy, 'stale.json');
    expect(one(first, 'stale_feed')?.verdict).toBe('pass');
    expect(first.outputs['retrain']).toBe(true);
    const second = await run(moved, policy, 'stale.json');
    expect(one(second, 'stale_feed')).toMatchObject({ verdict: 'warn', severity: 'warning' });
    expect(second.outputs['retrain']).toBe(false);
    expect(second.outputs['retrain-reason']).toContain('byte for byte');
    const patient = await run(moved, `${policy}\nstale_after: 1h`, 'stale.json');
    expect(one(patient, 'stale_feed')?.verdict).toBe('pass');
  });
});

describe('rows that arrive', () => {
  test('ask for retraining once they are enough, drift or not', async () => {
    const policy = 'retrain: { workflow: r.yml, when_rows: 1500 }';
    const first = await run(hour('v1.csv', 401), policy, 'volume.json');
    expect(first.outputs['retrain-reason']).toContain('900 of 1500 rows arrived');
    const second = await run(hour('v2.csv', 402), policy, 'volume.json');
    expect(second.outputs).toMatchObject({ retrain: true });
    expect(second.outputs['retrain-reason']).toContain('1800 rows arrived since the last training');
    const state = JSON.parse(readFileSync(join(directory, 'volume.json'), 'utf8')) as {
      volume: { rows: number };
    };
    // Nothing was dispatched, so they are still waiting.
    expect(state.volume.rows).toBe(1800);
  });
});

describe('windows of rows', () => {
  test.each([
    { window: '{ rows: 200 }', rows: 200 },
    { window: '{ rows: 200, column: time }', rows: 200 },
    { window: '{ rows: 200, column: y }', rows: 200 },
    { window: '{ rows: 100000 }', rows: 900 },
    { window: '{ rows: 100, column: time, min_rows: 150 }', rows: 100 },
  ])('$window: $rows rows', async ({ window, rows }) => {
    const outcome = await run(hour('w.csv', 501), `window: ${window}`);
    const size = one(outcome, 'window.min_rows')!;
    expect(size.observed.value).toBe(rows);
    expect(size.verdict).toBe(window.includes('min_rows') ? 'inconclusive' : 'pass');
  });

  test('the last rows are those of the end of the file', async () => {
    const lines = Array.from({ length: 900 }, (_, row) => `${row < 600 ? 50 : row / 1000}`);
    writeFileSync(join(directory, 'tail.csv'), `x,y\n${lines.map((x) => `${x},0`).join('\n')}\n`);
    const outcome = await run('tail.csv', 'window: { rows: 300 }\ncolumns: { include: [x] }');
    const psi = outcome.findings.find(
      ({ check, subject }) => check === 'wasserstein' && subject === 'x',
    );
    expect(Number(psi!.observed.value)).toBeLessThan(5);
  });

  test('rows that tie with the last one are in', async () => {
    const lines = Array.from({ length: 100 }, (_, row) => `${row},${Math.floor(row / 10)}`);
    writeFileSync(join(directory, 'ties.csv'), `x,y\n${lines.join('\n')}\n`);
    const outcome = await run('ties.csv', 'window: { rows: 15, column: y }');
    expect(one(outcome, 'window.min_rows')!.observed.value).toBe(20);
  });
});

describe('importances', () => {
  test('weigh the share that decides', async () => {
    writeFileSync(join(directory, 'importances.csv'), 'feature,importance\nx,0.9\ny,0.1\n');
    const current = hour('i.csv', 601, { shift: 1.5 });
    const outcome = await run(current, 'importance: importances.csv\ndrifted_share: 0.6');
    expect(one(outcome, 'drifted_share')).toMatchObject({ severity: 'info' });
    expect(one(outcome, 'drifted_share.weighted')).toMatchObject({ verdict: 'fail' });
    expect(outcome.outputs['drift-detected']).toBe(true);
    await expect(run(current, 'importance: nowhere.csv')).rejects.toThrow(
      'cannot read nowhere.csv',
    );
    writeFileSync(join(directory, 'wrong.csv'), 'feature,importance\nz,0.9\n');
    await expect(run(current, 'importance: wrong.csv')).rejects.toThrow(
      "'z' is a column of neither",
    );
  });
});
