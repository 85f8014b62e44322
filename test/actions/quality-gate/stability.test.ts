import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { ImportanceReport } from '#core/gate/stability/importance-report.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { seededRandom } from '#stats/random-source.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { runContext } from '../../support/run-context.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'stability-'));
  shap('champion.csv', { hour: 5, distance: 3, origin: 1.5, carrier: 0.5 });
  shap('alike.csv', { hour: 5, distance: 3, origin: 1.5, carrier: 0.5 });
  shap('reversed.csv', { hour: 0.5, distance: 1.5, origin: 3, carrier: 5 });
  shap('leak.csv', { hour: 2, distance: 1.5, origin: 0.7, arrived_at: 40 });
  write('champion-table.csv', ['feature,importance', 'hour,5', 'distance,3', 'origin,1.5']);
  write('other-table.csv', ['feature,gain,cover', 'hour,3,1', 'distance,5,1', 'origin,1.5,2']);
  write('champion.json', ['{"hour": 5, "distance": 3, "origin": 1.5}']);
});
afterAll(() => rmSync(directory, { recursive: true }));

function write(file: string, lines: readonly string[]): void {
  writeFileSync(join(directory, file), `${lines.join('\n')}\n`);
}

/** 200 rows of SHAP values of either sign, by id in an order of their own. */
function shap(file: string, weights: Readonly<Record<string, number>>): void {
  const random = seededRandom(3);
  const names = Object.keys(weights);
  const rows = Array.from({ length: 200 }, (_, index) => {
    const values = names.map((name) => {
      const size = (weights[name]! * random.below(2000)) / 1000;
      return (index + names.indexOf(name)) % 2 === 0 ? size : -size;
    });
    return `r${(index * 77) % 200},${values.join(',')},0.25`;
  });
  write(file, [`id,${names.join(',')},base_value`, ...rows]);
}

interface Asked {
  readonly importance: string;
  readonly rule?: string;
  readonly head?: string;
  readonly champion?: string;
  readonly metrics?: string;
}

function gate({
  importance,
  rule = '{ minimum: 0.85 }',
  head = '',
  champion = '{"speed": 2}',
  metrics = '{"speed": 1}',
}: Asked): Promise<ActionOutcome> {
  write('gates.yaml', [
    'version: 1',
    'task: binary',
    ...(head === '' ? [] : [head]),
    'metrics:',
    '  speed: { minimum: 0 }',
    `  feature_importance_stability: ${rule}`,
    `importance: ${importance}`,
  ]);
  write('champion-metrics.json', [champion]);
  const inputs = {
    policy: 'gates.yaml',
    candidate: undefined,
    champion: champion === '' ? undefined : 'champion-metrics.json',
    metrics,
    model: undefined,
    predictCommand: undefined,
    endpoint: undefined,
    registry: 'file:registry',
  };
  return runQualityGate(inputs, runContext(directory));
}

async function findingsOf(asked: Asked): Promise<Map<string, Finding>> {
  const { findings } = await gate(asked);
  return new Map(findings.map((finding) => [finding.check, finding]));
}

async function problemOf(asked: Asked): Promise<string> {
  const error: unknown = await gate(asked).catch((reason: unknown) => reason);
  if (!(error instanceof CannotRunError)) throw error;
  return error.message;
}

const stability = 'feature_importance_stability';
const files = (candidate: string, champion: string): string =>
  `{ candidate: ${candidate}, champion: ${champion}, exclude: [base_value] }`;

describe('importance stability', () => {
  test.each([
    ['alike.csv', 'pass', 1],
    ['reversed.csv', 'fail', -1],
  ])('of the SHAP values in %s: %s', async (file, verdict, value) => {
    const found = await findingsOf({ importance: files(file, 'champion.csv') });
    expect(found.get(stability)).toMatchObject({
      verdict,
      subject: 'feature importances',
      observed: {
        value,
        n: 200,
        method: 'Spearman, paired bootstrap, 2,000 draws',
        interval: { level: 0.95 },
      },
    });
    expect(found.has('feature_importance_features')).toBe(false);
  });

  test.each([
    ['CSV tables', 'other-table.csv', 'champion-table.csv'],
    ['JSON', 'other-table.csv', 'champion.json'],
    ['a table beside SHAP values', 'champion.csv', 'champion-table.csv'],
  ])('of %s is decided by the value alone, and says so', async (_, candidate, champion) => {
    const found = await findingsOf({ importance: files(candidate, champion) });
    const { observed } = found.get(stability)!;
    expect(observed.method).toBe('Spearman, decided by the value alone');
    expect(observed.interval).toBeUndefined();
  });

  test('reads the column that a library calls its importance', async () => {
    const found = await findingsOf({ importance: files('other-table.csv', 'champion-table.csv') });
    expect(found.get(stability)).toMatchObject({ verdict: 'fail', observed: { value: 0.5 } });
  });

  test('warns of a feature that takes over, and names what came and went', async () => {
    const { findings, details, summaryDetails } = await gate({
      importance: files('leak.csv', 'champion.csv'),
      rule: '{ minimum: -1, decide: point }',
    });
    const found = new Map(findings.map((finding) => [finding.check, finding]));
    expect(found.get('feature_importance_leak')).toMatchObject({
      subject: 'arrived_at',
      verdict: 'warn',
      severity: 'warning',
    });
    expect(found.get('feature_importance_leak')!.message).toContain('often knows the label');
    expect(found.get('feature_importance_features')).toMatchObject({ severity: 'info' });
    expect(found.get('feature_importance_features')!.message).toContain(
      'new: arrived_at; gone: carrier',
    );
    const { features } = details!['importance'] as ImportanceReport;
    expect(features[0]).toMatchObject({ feature: 'arrived_at', champion: null });
    expect(features.map(({ feature }) => feature).toSorted()).toEqual([
      'arrived_at',
      'carrier',
      'distance',
      'hour',
      'origin',
    ]);
    const sum = (side: 'candidate' | 'champion'): number =>
      features.reduce((total, one) => total + (one[side] ?? 0), 0);
    expect(sum('candidate')).toBeCloseTo(1, 12);
    expect(sum('champion')).toBeCloseTo(1, 12);
    expect(summaryDetails).toContain('| carrier |  | ');
  });

  test('of a first model has nothing to compare with, and the file need not be there', async () => {
    const importance = files('alike.csv', 'not-yet.csv');
    const found = await findingsOf({ importance, champion: '' });
    expect(found.get(stability)).toMatchObject({ verdict: 'inconclusive', severity: 'info' });
    const strict = await findingsOf({ importance, champion: '', head: 'first_model: fail' });
    expect(strict.get(stability)).toMatchObject({ verdict: 'fail', severity: 'error' });
  });

  test("without the champion's importances is open, since there is a champion", async () => {
    const found = await findingsOf({
      importance: '{ candidate: alike.csv, exclude: [base_value] }',
    });
    expect(found.get(stability)).toMatchObject({ verdict: 'inconclusive', severity: 'error' });
    expect(found.get(stability)!.message).toContain('importance.champion');
  });
});

describe('importances are refused', () => {
  test.each([
    ['that are not there', 'missing.csv', [], 'missing.csv'],
    [
      'that are not a number',
      'nan.csv',
      ['a,b', '1,NaN', '2,3'],
      'missing, NaN or infinite: b in 1 rows',
    ],
    ['with words', 'words.csv', ['a,b,c', '1,x,y'], 'b, c, which holds no numbers'],
    ['twice', 'twice.csv', ['feature,importance', 'a,1', 'a,2'], "names 'a' twice"],
    [
      'of nothing',
      'zero.csv',
      ['feature,importance', 'a,0', 'b,-1'],
      'no feature has a positive importance',
    ],
    ['without a name', 'unnamed.csv', ['feature,importance', 'a,1', ',2'], 'in row 2'],
    ['of no rows', 'empty.csv', ['a,b'], 'empty.csv'],
    [
      'twice in JSON',
      'twice.json',
      ['[{"feature":"a","importance":1},{"feature":"a","importance":2}]'],
      'names a feature twice',
    ],
  ])('%s', async (_, file, lines, message) => {
    if (lines.length > 0) write(file, lines);
    expect(await problemOf({ importance: files(file, 'champion.csv') })).toContain(message);
  });

  test('when stability is given as a number too', async () => {
    const metrics = `{"speed": 1, "${stability}": 0.9}`;
    expect(await problemOf({ importance: files('alike.csv', 'champion.csv'), metrics })).toContain(
      'is computed from',
    );
  });

  test('with a margin, since stability is a comparison already', async () => {
    const rule = '{ minimum: 0.8, vs_champion: { margin: 0 } }';
    expect(await problemOf({ importance: files('alike.csv', 'champion.csv'), rule })).toContain(
      'is a comparison with the champion itself; give a minimum',
    );
  });
});
