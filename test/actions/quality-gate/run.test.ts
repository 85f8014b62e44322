import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QualityGateInputs } from '#actions/quality-gate/src/inputs.ts';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { modelDirectoryDigest } from '#registry/model-digest.ts';
import { openRegistry } from '#registry/open-registry.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { predictionCases } from '../../core/gate/prediction-oracle.ts';
import '../../stats/oracle-cases.ts';
import { runContext } from '../../support/run-context.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'quality-gate-'));
  for (const { input } of predictionCases) {
    copyFileSync(
      new URL(`../../oracle/${input.file}`, import.meta.url),
      join(directory, input.file),
    );
  }
  mkdirSync(join(directory, 'model'));
  writeFileSync(join(directory, 'model', 'weights.bin'), Buffer.alloc(250_000, 7));
  writeFileSync(join(directory, 'both.yaml'), both);
  writeFileSync(join(directory, 'numbers.yaml'), numbers);
});
afterAll(() => rmSync(directory, { recursive: true }));

const columns =
  'columns: { id: id, label: label, score: score_candidate, champion_score: score_champion }';
const both = `version: 1
task: binary
${columns}
metrics:
  roc_auc: { minimum: 0.62, vs_champion: { margin: -0.002 } }
  accuracy: { minimum: 0.7, vs_champion: { margin: -0.005 } }
  log_loss: { maximum: 0.7 }
slices:
  - by: segment
    min_rows: 100
    metrics: { roc_auc: { vs_champion: { margin: -0.02 } } }
`;
const numbers = `version: 1
task: binary
metrics:
  roc_auc: { minimum: 0.7 }
  model_size_mb: { maximum: 0.2 }
  latency_p99_ms: { maximum: 100 }
`;

function run(inputs: Partial<QualityGateInputs>): Promise<ActionOutcome> {
  const given: QualityGateInputs = {
    policy: 'both.yaml',
    candidate: undefined,
    champion: undefined,
    metrics: undefined,
    model: undefined,
    predictCommand: undefined,
    endpoint: undefined,
    registry: 'file:registry',
    state: undefined,
    ...inputs,
  };
  return runQualityGate(given, runContext(directory));
}

function finding({ findings }: ActionOutcome, check: string, subject = 'all rows'): Finding {
  return findings.find((one) => one.check === check && one.subject === subject)!;
}

describe('prediction tables of both models', () => {
  test.each(predictionCases)(
    'are judged as the oracle says: $name',
    async ({ input, expected }) => {
      const outcome = await run({ candidate: input.file, champion: input.file });
      const { candidate, delong_candidate_minus_champion: delong } = expected;
      const auc = finding(outcome, 'roc_auc');
      expect([auc.observed.value as number, candidate.roc_auc]).toBeCloseToOracle(1e-9);
      expect(auc.observed.n).toBe(expected.rows);
      const against = finding(outcome, 'roc_auc.vs_champion');
      expect([against.observed.value as number, delong.difference]).toBeCloseToOracle(1e-9);
      // The oracle's interval is that of the normal law, ours Student's about the same middle.
      const { lower, upper } = against.observed.interval!;
      expect(lower).toBeLessThan(delong.ci95_difference[0]);
      expect(upper).toBeGreaterThan(delong.ci95_difference[1]);
      expect((lower + upper) / 2).toBeCloseTo(delong.difference, 3);
      expect(against.verdict).toBe(delong.margins.find(({ margin }) => margin === -0.002)!.verdict);
      const loss = finding(outcome, 'log_loss');
      expect([loss.observed.value as number, candidate.log_loss]).toBeCloseToOracle(1e-9);
      const right = finding(outcome, 'accuracy.vs_champion').observed;
      const { accuracy_difference: difference } = expected.mcnemar_at_half;
      expect([right.value as number, difference]).toBeCloseToOracle(1e-9);
      for (const { segment, delong: ofSegment } of expected.segments) {
        if (!ofSegment.defined || segment === '') continue;
        const slice = finding(outcome, 'roc_auc.vs_champion', `segment = ${segment}`);
        expect([slice.observed.value as number, ofSegment.difference]).toBeCloseToOracle(1e-9);
        const [{ verdict } = { verdict: undefined }] = ofSegment.margins;
        expect(slice.verdict).toBe(verdict);
      }
    },
  );

  test('find the one bad segment, and no other', async () => {
    const file = 'predictions-equal-one-bad-segment.csv';
    const outcome = await run({ candidate: file, champion: file });
    const failed = outcome.findings.filter(
      ({ verdict, subject }) => verdict === 'fail' && subject !== 'all rows',
    );
    expect(failed.map(({ subject }) => subject)).toEqual(['segment = east, coast']);
    expect(outcome.summary).toContain('checks not met');
    expect(outcome.outputs['passed']).toBe(false);
  });

  test('give the same result when asked again, and in another order of the rows', async () => {
    const [head, ...lines] = readFileSync(join(directory, 'predictions-worse.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    writeFileSync(join(directory, 'turned.csv'), [head, ...lines.reverse(), ''].join('\n'));
    const one = await run({
      candidate: 'predictions-worse.csv',
      champion: 'predictions-worse.csv',
    });
    const two = await run({ candidate: 'turned.csv', champion: 'predictions-worse.csv' });
    expect(two.outputs['metrics']).toBe(one.outputs['metrics']);
  });

  test('are refused with every problem named, when they are not of the same rows', async () => {
    const error: unknown = await run({
      candidate: 'predictions-better.csv',
      champion: 'predictions-worse.csv',
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CannotRunError);
    expect((error as CannotRunError).problems.map(({ code }) => code)).toEqual([
      'ids-differ',
      'labels-differ',
    ]);
  });
});

describe('numbers alone', () => {
  test('are compared as given; the size is taken from the model directory', async () => {
    const outcome = await run({
      policy: 'numbers.yaml',
      metrics: '{"roc_auc": 0.71, "latency_p99_ms": 41.5}',
      model: 'model',
    });
    const { digest } = await modelDirectoryDigest(join(directory, 'model'));
    expect(outcome.subjects).toEqual([
      { name: 'model', digest },
      { name: 'candidate', digest: outcome.inputDigests['metrics'] },
    ]);
    expect(outcome.outputs).toMatchObject({ passed: false, 'model-digest': digest });
    expect(finding(outcome, 'model_size_mb')).toMatchObject({
      verdict: 'fail',
      observed: { value: 0.25 },
    });
    expect(finding(outcome, 'roc_auc').verdict).toBe('pass');
  });

  test('that are missing fail by name', async () => {
    const outcome = await run({ policy: 'numbers.yaml', metrics: '{"roc_auc": 0.71}' });
    expect(combineVerdicts(outcome.findings, outcome.inconclusive)).toBe('fail');
    expect(finding(outcome, 'latency_p99_ms').message).toContain("give it in the input 'metrics'");
  });

  test('may stand in a file', async () => {
    writeFileSync(
      join(directory, 'load.json'),
      '{"roc_auc": 0.9, "model_size_mb": 0.1, "latency_p99_ms": 9}',
    );
    const outcome = await run({ policy: 'numbers.yaml', metrics: 'load.json' });
    expect(outcome.outputs['passed']).toBe(true);
  });
});

describe('a champion in the registry', () => {
  test('that nobody registered yet makes this the first model', async () => {
    mkdirSync(join(directory, 'empty'));
    const outcome = await run({
      candidate: 'predictions-better.csv',
      champion: 'registry://fraud@champion',
      registry: 'file:empty',
    });
    expect(outcome.summary).toContain('first model');
    expect(finding(outcome, 'roc_auc.vs_champion').severity).toBe('info');
    expect(finding(outcome, 'first_model', 'registry://fraud@champion').message).toContain(
      'file:empty holds no model yet',
    );
  });

  test('brings the predictions that it was registered with', async () => {
    const registry = openRegistry('file:kept', { workingDirectory: directory, now: Date.now });
    await registry.register({
      name: 'fraud',
      modelDirectory: join(directory, 'model'),
      alias: 'champion',
      attachmentFiles: { 'evaluation.csv': join(directory, 'predictions-better.csv') },
      documents: () => ({}),
      by: { actor: 'a test' },
      override: { who: 'a test', why: 'no gate yet', until: '2999-01-01' },
    });
    const outcome = await run({
      candidate: 'predictions-better.csv',
      champion: 'registry://fraud@champion',
      registry: 'file:kept',
    });
    expect(finding(outcome, 'roc_auc.vs_champion').observed.value).toBeCloseTo(
      0.05043794655092204,
      9,
    );
    expect(outcome.summary).toContain('fraud version 1');
  });
});

test('all problems of different inputs are told at once', async () => {
  const error: unknown = await run({
    policy: 'missing.yaml',
    candidate: 'missing.json',
    model: 'no-model',
  }).catch((reason: unknown) => reason);
  expect((error as CannotRunError).problems.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining(['policy', 'candidate']),
  );
  expect((error as CannotRunError).message).toMatch(/missing\.yaml[\s\S]*missing\.json/);
  expect((error as CannotRunError).problems).toHaveLength(3);
});
