import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QualityGateInputs } from '#actions/quality-gate/src/inputs.ts';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import { canonicalText, decisionRecord } from '#core/record/decision-record.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { openRegistry } from '#registry/open-registry.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { runContext } from '../../support/run-context.ts';

let directory: string;
const policy = `version: 1
task: binary
metrics:
  accuracy: { minimum: 0.5, vs_champion: { margin: -0.2 } }
  brier_score: { maximum: 0.4, vs_champion: { margin: -0.3 } }
`;

/** 400 rows of which the model gets nine in ten right. @param label of a row */
function predictions(label: (row: number) => string, wrongEvery = 10): string {
  const lines = Array.from({ length: 400 }, (_, row) => {
    const isPositive = row % 2 === 1;
    const score = isPositive === (row % wrongEvery !== 0) ? 0.8 : 0.3;
    return `${row},${label(row)},${score}`;
  });
  return `id,label,score\n${lines.join('\n')}\n`;
}

const plain = (row: number): string => String(row % 2);

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'evidence-'));
  const write = (name: string, text: string): void => writeFileSync(join(directory, name), text);
  write('gates.yaml', policy);
  write('candidate.csv', predictions(plain));
  const [head, ...rows] = predictions(plain, 8).trimEnd().split('\n');
  write('same-data.csv', [head, ...rows.reverse(), ''].join('\n'));
  write(
    'as-words.csv',
    predictions((row) => (row % 2 === 1 ? 'TRUE' : 'false')),
  );
  write(
    'other-data.csv',
    predictions((row) => (row === 7 ? '0' : plain(row))),
  );
  mkdirSync(join(directory, 'model'));
  write('model/weights.bin', 'w');
});
afterAll(() => rmSync(directory, { recursive: true }));

function run(inputs: Partial<QualityGateInputs>): Promise<ActionOutcome> {
  const given: QualityGateInputs = {
    policy: 'gates.yaml',
    candidate: 'candidate.csv',
    champion: undefined,
    metrics: undefined,
    model: undefined,
    registry: 'file:registry',
    state: undefined,
    ...inputs,
  };
  return runQualityGate(given, runContext(directory));
}

const finding = ({ findings }: ActionOutcome, check: string): Finding | undefined =>
  findings.find((one) => one.check === check);
const verdict = ({ findings, inconclusive }: ActionOutcome) =>
  combineVerdicts(findings, inconclusive);

describe('the digest of the evaluation data', () => {
  const digestOf = async (candidate: string): Promise<string | undefined> =>
    (await run({ candidate })).inputDigests['evaluation-data'];

  test('is that of ids and labels, in whatever order and words', async () => {
    const digest = await digestOf('candidate.csv');
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestOf('same-data.csv')).toBe(digest);
    expect(await digestOf('as-words.csv')).toBe(digest);
    expect(await digestOf('other-data.csv')).not.toBe(digest);
  });
});

describe('a champion of numbers', () => {
  const against = (champion: object, inputs: Partial<QualityGateInputs> = {}) => {
    writeFileSync(join(directory, 'champion.json'), JSON.stringify(champion));
    return run({ champion: 'champion.json', ...inputs });
  };
  const numbers = { accuracy: 0.8, brier_score: 0.2 };

  test('of the same data is compared, without a paired test', async () => {
    const { inputDigests } = await run({});
    const outcome = await against({ ...numbers, dataset_digest: inputDigests['evaluation-data'] });
    expect(finding(outcome, 'stale_baseline')).toMatchObject({ verdict: 'pass' });
    expect(finding(outcome, 'accuracy.vs_champion')?.message).toContain('no paired test');
    expect(finding(outcome, 'numbers')?.message).toBe(
      'champion.json holds 2 numbers, read as numbers by name',
    );
  });

  test('of other data is a stale baseline and fails', async () => {
    const outcome = await against({ ...numbers, evaluation_data_digest: 'f00d' });
    expect(finding(outcome, 'stale_baseline')).toMatchObject({
      verdict: 'fail',
      severity: 'error',
    });
    expect(finding(outcome, 'stale_baseline')?.message).toContain('f00d');
    expect(verdict(outcome)).toBe('fail');
  });

  test('of data that nobody named warns', async () => {
    const outcome = await against(numbers);
    expect(finding(outcome, 'stale_baseline')).toMatchObject({
      verdict: 'inconclusive',
      severity: 'warning',
    });
  });

  test('and a candidate of numbers agree by what both declare', async () => {
    const metrics = JSON.stringify({ ...numbers, dataset_digest: 'b0d2a1c4' });
    const same = { ...numbers, dataset_digest: 'b0d2a1c4' };
    const outcome = await against(same, { candidate: undefined, metrics });
    expect(finding(outcome, 'stale_baseline')?.verdict).toBe('pass');
  });

  test('in text is a problem that names the metric', async () => {
    await expect(against({ accuracy: '0.8', brier_score: 0.2 })).rejects.toThrow(
      'accuracy is the text "0.8" in the numbers of the champion; expected a number',
    );
  });
});

describe('a champion that was registered without its predictions', () => {
  const registry = 'file:models';

  async function register(candidate: string): Promise<void> {
    const outcome = await run({ candidate, model: 'model' });
    const { findings, summary, inputDigests, subjects, policyDigest, details } = outcome;
    const record = decisionRecord({
      findings,
      summary,
      inputDigests,
      subjects,
      ...(policyDigest === undefined ? {} : { policyDigest }),
      ...(details ? { details } : {}),
      action: 'quality-gate',
      verdict: 'pass',
      reliesOn: [],
      tool: { name: 'trainyard', version: '0' },
      decidedAt: '2026-01-01T00:00:00Z',
    });
    await openRegistry(registry, { workingDirectory: directory, now: Date.now }).register({
      name: 'fraud',
      modelDirectory: join(directory, 'model'),
      alias: 'champion',
      attachmentFiles: {},
      documents: () => ({}),
      by: { actor: 'a test' },
      records: [{ digest: sha256(canonicalText(record)), record }],
    });
  }
  const champion = 'registry://fraud@champion';

  test('is compared by the metrics and intervals of its gate record', async () => {
    await register('candidate.csv');
    const outcome = await run({ candidate: 'same-data.csv', champion, registry });
    expect(finding(outcome, 'stale_baseline')?.verdict).toBe('pass');
    const margin = finding(outcome, 'accuracy.vs_champion')!;
    expect(margin).toMatchObject({ verdict: 'pass' });
    expect(margin.observed.method).toContain('unpaired');
    expect(margin.observed.interval!.lower).toBeLessThan(margin.observed.value as number);
    expect(outcome.summary).toContain('fraud version 1');
    expect(finding(outcome, 'numbers')?.message).toContain('no paired test is possible');
    expect(finding(outcome, 'stored_options')).toBeUndefined();
  });

  test('under another policy is doubted where a threshold decides', async () => {
    writeFileSync(join(directory, 'later.yaml'), `${policy}# later\n`);
    const outcome = await run({
      candidate: 'same-data.csv',
      champion,
      registry,
      policy: 'later.yaml',
    });
    expect(finding(outcome, 'stored_options')).toMatchObject({
      verdict: 'inconclusive',
      severity: 'warning',
      observed: { value: 'accuracy' },
    });
  });

  test('and evaluated on other data is stale', async () => {
    const outcome = await run({ candidate: 'other-data.csv', champion, registry });
    expect(finding(outcome, 'stale_baseline')?.verdict).toBe('fail');
  });

  test('among other models, an unknown name leaves the gate open', async () => {
    const outcome = await run({ champion: 'registry://churn@champion', registry });
    expect(finding(outcome, 'first_model')).toMatchObject({ verdict: 'inconclusive' });
    expect(finding(outcome, 'first_model')?.message).toContain('holds fraud');
    expect(verdict(outcome)).toBe('inconclusive');
    await expect(run({ champion: 'registry://frau@champion', registry })).rejects.toThrow(
      "Did you mean 'registry://fraud@champion'",
    );
  });
});

describe('the counter of the holdout', () => {
  const candidates = ['a.csv', 'b.csv', 'c.csv'];
  const state = 'kept/gates.jsonl';

  beforeAll(() => {
    for (const [index, file] of candidates.entries())
      writeFileSync(join(directory, file), predictions(plain, 7 + index));
    writeFileSync(join(directory, 'limit.yaml'), `${policy}holdout: { max_uses: 2 }\n`);
  });

  test('counts different candidates of the same data, not runs, and warns above the limit', async () => {
    const seen: unknown[] = [];
    for (const candidate of ['a.csv', 'a.csv', 'b.csv', 'c.csv', 'a.csv']) {
      const uses = finding(await run({ policy: 'limit.yaml', candidate, state }), 'holdout.uses')!;
      seen.push([uses.observed.value, uses.verdict, uses.severity]);
    }
    expect(seen).toEqual([
      [1, 'pass', 'info'],
      [1, 'pass', 'info'],
      [2, 'pass', 'info'],
      [3, 'fail', 'warning'],
      [3, 'fail', 'warning'],
    ]);
    const other = await run({ policy: 'limit.yaml', candidate: 'other-data.csv', state });
    expect(finding(other, 'holdout.uses')?.observed.value).toBe(1);
    expect(verdict(await run({ policy: 'limit.yaml', candidate: 'c.csv', state }))).toBe('warn');
  });

  test('counts the gates behind the versions in the registry', async () => {
    const outcome = await run({
      candidate: 'a.csv',
      champion: 'registry://fraud@champion',
      registry: 'file:models',
    });
    expect(finding(outcome, 'holdout.uses')).toMatchObject({
      observed: { value: 2, method: 'different candidates in file:models' },
    });
  });

  test('cannot count data without ids, or without a place to count in, and says so', async () => {
    const lines = predictions(plain)
      .split('\n')
      .map((line) => line.replace(/^[^,]*,/, ''));
    writeFileSync(join(directory, 'no-ids.csv'), lines.join('\n'));
    const noIds = await run({ policy: 'limit.yaml', candidate: 'no-ids.csv', state });
    expect(finding(noIds, 'holdout.uses')).toMatchObject({
      verdict: 'inconclusive',
      severity: 'warning',
      message: expect.stringContaining('it has no digest'),
    });
    const noPlace = await run({ policy: 'limit.yaml', candidate: 'a.csv' });
    expect(finding(noPlace, 'holdout.uses')?.message).toContain("give the input 'state'");
    expect(finding(await run({ candidate: 'a.csv' }), 'holdout.uses')).toBeUndefined();
  });
});
