import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decisionRecord, canonicalText } from '#core/record/decision-record.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { modelDirectoryDigest } from '#registry/model-digest.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { actionContracts } from '#toolkit/action-contracts.ts';
import { readGitHubEnvironment } from '#toolkit/github-environment.ts';
import { InputReader } from '#toolkit/input-reader.ts';
import { readRegisterModelInputs } from '../../../actions/register-model/src/inputs.ts';
import { runRegisterModel } from '../../../actions/register-model/src/run.ts';
import { runContext } from '../../support/run-context.ts';
import { quiet } from '../../support/sql-table.ts';
import { gateRecord, listTree, sha256, Workshop } from '../../registry/release-fixtures.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.remove());

type Given = Readonly<Record<string, string>>;

function readInputs(given: Given) {
  const reader = new InputReader(actionContracts['register-model'], new Map(Object.entries(given)));
  const inputs = readRegisterModelInputs(reader);
  reader.finish();
  return inputs;
}

const github = {
  ...readGitHubEnvironment({}),
  eventName: 'push',
  repository: 'acme/models',
  commit: 'c0ffee',
  actor: 'ada',
};

function run(given: Given, options: Partial<RunContext> = {}): Promise<ActionOutcome> {
  return runRegisterModel(
    readInputs({ name: 'fraud', ...given }),
    runContext(workshop.directory, { github, ...options }),
  );
}

const onPullRequest: Partial<RunContext> = {
  github: { ...github, eventName: 'pull_request', isPullRequest: true },
};

async function gateOf(model: string, verdict: 'pass' | 'fail' = 'pass') {
  const { digest } = await modelDirectoryDigest(join(workshop.directory, model));
  return { file: 'gate/record.json', ...gateRecord(digest, { verdict }) };
}

function failed({ findings }: ActionOutcome): string[] {
  return findings.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check);
}

async function register(content: string, given: Given = {}) {
  const model = `model-${content}`;
  workshop.model(content, model);
  return run({ model, ...given }, { loadedRecords: [await gateOf(model)] });
}

describe('register', () => {
  test('gives version, address and digest, and keeps card, lineage and records', async () => {
    const outcome = await register('one', {
      metadata: '{ description: Late or not, parameters: { depth: 6 } }',
    });
    const { digest } = await modelDirectoryDigest(join(workshop.directory, 'model-one'));
    expect(outcome.outputs).toMatchObject({
      version: 1,
      created: true,
      'model-uri': 'registry://fraud/1',
      'model-digest': digest,
      previous: '',
    });
    expect(outcome.subjects).toEqual([{ name: 'model', digest }]);
    const version = await workshop.registry.resolve('fraud', { alias: 'candidate' });
    expect(version.attachments).toEqual(['lineage.json', 'model-card.md']);
    const lineage = JSON.parse(
      readFileSync((await workshop.registry.attachment(version, 'lineage.json'))!, 'utf8'),
    );
    expect(lineage).toMatchObject({
      model: 'fraud',
      version: 1,
      repository: 'acme/models',
      by: { actor: 'ada', commit: 'c0ffee' },
      metadata: { parameters: { depth: 6 } },
    });
    expect(
      readFileSync((await workshop.registry.attachment(version, 'model-card.md'))!, 'utf8'),
    ).toContain('Late or not');
    expect(
      (await workshop.registry.records(version)).map(({ record }) => record.predicate.action),
    ).toEqual(['quality-gate']);
  });

  test('the same twice: one version, created is false the second time', async () => {
    await register('one');
    const again = await register('one');
    expect(again.outputs).toMatchObject({
      version: 1,
      created: false,
      'model-uri': 'registry://fraud/1',
    });
    expect(again.summary).toContain('already');
  });

  test('is refused without a passing gate record: a verdict, not an error', async () => {
    workshop.model('one', 'model-one');
    const outcome = await run(
      { model: 'model-one' },
      { loadedRecords: [await gateOf('model-one', 'fail')] },
    );
    expect(failed(outcome)).toEqual(['gate_record']);
    expect(outcome.outputs).toMatchObject({ version: '', created: false });
    expect(listTree(workshop.root)).toEqual([]);
  });

  test('an override lets it in with a warning', async () => {
    workshop.model('one', 'model-one');
    const outcome = await run({
      model: 'model-one',
      override: '{ who: ada, why: outage, until: 2099-01-01 }',
    });
    expect(outcome.findings[0]).toMatchObject({
      check: 'gate_record',
      verdict: 'warn',
      severity: 'warning',
    });
    const version = await workshop.registry.resolve('fraud', { version: 1 });
    expect(
      readFileSync((await workshop.registry.attachment(version, 'model-card.md'))!, 'utf8'),
    ).toContain('override of ada');
  });

  test('on a pull request it says the number and writes nothing', async () => {
    workshop.model('one', 'model-one');
    const outcome = await run(
      { model: 'model-one' },
      { ...onPullRequest, loadedRecords: [await gateOf('model-one')] },
    );
    expect(outcome.outputs).toMatchObject({ version: 1, created: false });
    expect(outcome.summary).toContain('a pull request changes nothing');
    expect(listTree(workshop.root)).toEqual([]);
  });

  test('the evaluation is kept under its kind, and the dependencies of the model are read', async () => {
    writeFileSync(join(workshop.directory, 'predictions.CSV'), 'id,score\n1,0.5\n');
    workshop.model('one', 'model-one');
    writeFileSync(join(workshop.directory, 'model-one/requirements.txt'), 'onnx==1.16.0\n');
    await run(
      { model: 'model-one', evaluation: 'predictions.CSV' },
      { loadedRecords: [await gateOf('model-one')] },
    );
    const version = await workshop.registry.resolve('fraud', { version: 1 });
    expect(version.attachments).toEqual([
      'dependencies.json',
      'evaluation.csv',
      'lineage.json',
      'model-card.md',
    ]);
  });

  test('all that is wrong with the files is said at once', async () => {
    const files = {
      model: 'nowhere',
      profile: 'no.json',
      evaluation: 'predictions.xlsx',
      metadata: 'no.yaml',
    };
    const error = await run(files).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CannotRunError);
    expect((error as CannotRunError).problems.map(({ code }) => code)).toEqual([
      'metadata-unreadable',
      'profile-missing',
      'evaluation-kind',
      'model-missing',
    ]);
  });

  test('metadata with an unknown key names its place and the nearest key', async () => {
    workshop.model('one', 'model-one');
    writeFileSync(
      join(workshop.directory, 'model.yaml'),
      'description: x\nparameter:\n  depth: 6\n',
    );
    await expect(run({ model: 'model-one', metadata: 'model.yaml' })).rejects.toThrow(
      "model.yaml:2:1 parameter: expected 'parameters'",
    );
  });
});

describe('promote, rollback, archive', () => {
  beforeEach(async () => {
    for (const content of ['one', 'two', 'three']) await register(content);
  });

  test('promote takes the candidate when no version is given, and says who held the alias', async () => {
    await run({ operation: 'promote', version: '1' });
    const outcome = await run({ operation: 'promote', 'expected-champion': '1' });
    expect(outcome.outputs).toMatchObject({
      version: 3,
      created: false,
      previous: 1,
      'model-uri': 'registry://fraud/3',
    });
    expect(outcome.summaryDetails).toContain('champion: 1 → 3, previous: none → 1');
  });

  test('expected-champion none is for the first promotion only', async () => {
    await run({ operation: 'promote', version: '1', 'expected-champion': 'none' });
    expect(
      failed(await run({ operation: 'promote', version: '2', 'expected-champion': 'none' })),
    ).toEqual(['expected_champion']);
  });

  test('rollback goes back to the version before', async () => {
    for (const version of ['1', '2']) await run({ operation: 'promote', version });
    const outcome = await run({ operation: 'rollback', 'expected-champion': '2' });
    expect(outcome.outputs).toMatchObject({ version: 1, previous: 2 });
    expect(outcome.summary).toContain('rolled back to fraud version 1');
  });

  test.each([
    { given: { operation: 'promote', version: '2' }, version: 2, previous: 1 },
    { given: { operation: 'rollback', version: '1', alias: 'canary' }, version: 1, previous: 2 },
    { given: { operation: 'archive', version: '3' }, version: 3, previous: '' },
  ])('on a pull request $given.operation changes nothing', async ({ given, version, previous }) => {
    await run({ operation: 'promote', version: '1' });
    for (const number of ['1', '2'])
      await run({ operation: 'promote', version: number, alias: 'canary' });
    const before = listTree(workshop.root);
    const outcome = await run(given, onPullRequest);
    expect(outcome.outputs).toMatchObject({ version, previous, created: false });
    expect(outcome.summary).toContain('plan only');
    expect(listTree(workshop.root)).toEqual(before);
  });

  test('archive takes a version out of use', async () => {
    expect((await run({ operation: 'archive', version: '2' })).summary).toContain(
      'archived fraud version 2',
    );
    expect(failed(await run({ operation: 'promote', version: '2' }))).toEqual(['archived']);
  });
});

describe('verify, history, download', () => {
  test('verify finds what was changed and names it in one sentence', async () => {
    await register('one');
    expect(failed(await run({ operation: 'verify' }))).toEqual([]);
    const version = await workshop.registry.resolve('fraud', { version: 1 });
    const extra = join(await workshop.registry.modelDirectory(version), 'extra');
    writeFileSync(extra, 'x');
    const outcome = await run({ operation: 'verify', alias: 'candidate' });
    expect(failed(outcome)).toEqual(['content_digest', 'alias']);
    expect(outcome.summary).toMatch(
      /: \d+ of \d+ checks .* pass; content_digest of fraud\/1: the files have other names/,
    );
  });

  test('history prints the ledger, writes it as JSON lines, and shows what stands behind a version', async () => {
    const dataDigest = sha256('rows');
    const validated = decisionRecord({
      action: 'validate-data',
      verdict: 'pass',
      summary: 'all checks pass',
      subjects: [{ name: 'train', digest: dataDigest }],
      findings: [],
      inputDigests: {},
      reliesOn: [],
      tool: { name: 'trainyard', version: '0.1.0' },
      decidedAt: '2026-11-21T10:00:00Z',
    });
    const dvc = [{ file: 'dvc.lock', path: 'a.csv', md5: 'a'.repeat(32), verified: 'size' }];
    const profile = { schemaVersion: 2, rows: 0, dataDigest, dvc, columns: {} };
    writeFileSync(join(workshop.directory, 'profile.json'), JSON.stringify(profile));
    workshop.model('one', 'model-one');
    const validation = {
      file: 'data/record.json',
      digest: sha256(canonicalText(validated)),
      record: validated,
    };
    await run(
      { model: 'model-one', profile: 'profile.json', metadata: 'environment: { python: 3.12.4 }' },
      { loadedRecords: [validation, await gateOf('model-one')] },
    );
    const version = await workshop.registry.resolve('fraud', { version: 1 });
    const lineage = readFileSync(
      (await workshop.registry.attachment(version, 'lineage.json'))!,
      'utf8',
    );
    expect(JSON.parse(lineage).profile).toMatchObject({ dataDigest, dvc });
    await run({ operation: 'promote' });
    const printed: string[] = [];
    const outcome = await run(
      { operation: 'history', alias: 'champion' },
      { logger: { ...quiet, info: (line) => printed.push(line) } },
    );
    expect(printed).toEqual([
      expect.stringMatching(/^1 {2}\S+Z {2}register 1 {2}by .+: candidate none → 1$/),
      expect.stringMatching(/^2 {2}\S+Z {2}promote 1 {2}by .+: champion none → 1$/),
    ]);
    const lines = readFileSync(String(outcome.outputs['history']), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).operation)).toEqual(['register', 'promote']);
    expect(outcome.findings.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
      'ledger pass',
      'chain.data pass',
      'chain.profile pass',
      'chain.code pass',
      'chain.environment pass',
      'chain.gate pass',
      'chain.version pass',
      'chain.release pass',
      'chain.release pass',
    ]);
    expect(outcome.summaryDetails).toContain(`| ✅ data | train | ${dataDigest.slice(0, 12)} |`);
    expect(outcome.summaryDetails).toContain('| ✅ profile | profile.json |');
    expect(outcome.summary).toBe(
      'fraud has 1 version and 2 ledger entries; candidate 1, champion 1',
    );
  });

  test('links that nobody proved are told and do not fail', async () => {
    await register('one');
    const { findings } = await run({ operation: 'history', version: '1' });
    expect(
      findings
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ check, severity }) => `${check} ${severity}`),
    ).toEqual(['chain.data info', 'chain.profile info', 'chain.environment info']);
  });

  test('download gives the champion, whole and checked', async () => {
    await register('one');
    await run({ operation: 'promote' });
    const outcome = await run({ operation: 'download', model: 'served' });
    expect(readFileSync(join(workshop.directory, 'served/model.bin'), 'utf8')).toBe('one');
    expect(outcome.outputs).toMatchObject({ version: 1, 'model-uri': 'registry://fraud/1' });
    mkdirSync(join(workshop.directory, 'empty'));
    await run({ operation: 'download', model: 'empty', version: '1' });
    expect(existsSync(join(workshop.directory, 'empty/model.bin'))).toBe(true);
  });
});

describe('inputs that cannot be right are all named at once', () => {
  test.each<{ name: string; given: Given; problems: RegExp[] }>([
    {
      name: 'nothing',
      given: {},
      problems: [/name: expected the name/, /model: expected the directory/],
    },
    {
      name: 'a version for a registration',
      given: { name: 'fraud', model: 'm', version: '3' },
      problems: [/version: is not used by operation register/],
    },
    {
      name: 'an override for a roll back',
      given: { name: 'fraud', operation: 'rollback', override: '{}' },
      problems: [/override: is not used by operation rollback/],
    },
    {
      name: 'no version to archive',
      given: { name: 'fraud', operation: 'archive' },
      problems: [/version: expected the version to archive/],
    },
    {
      name: 'a misspelt operation',
      given: { name: 'fraud', operation: 'promot' },
      problems: [/operation: expected.*Did you mean 'promote'/],
    },
    {
      name: 'words for numbers',
      given: {
        name: 'fraud',
        operation: 'promote',
        version: 'latest',
        'expected-champion': 'three',
      },
      problems: [
        /version: expected the number/,
        /expected-champion: expected the number of a version, or none/,
      ],
    },
    {
      name: 'the alias previous',
      given: { name: 'fraud', operation: 'promote', alias: 'previous' },
      problems: [/alias: 'previous' follows/],
    },
    {
      name: 'version and alias to look up',
      given: { name: 'fraud', operation: 'download', model: 'm', version: '1', alias: 'champion' },
      problems: [/version: give either/],
    },
    {
      name: 'an override that is over and unsigned',
      given: { name: 'fraud', operation: 'promote', override: '{ why: x, until: 2020-01-01 }' },
      problems: [/override: 'who'/, /override: 'until' is over/],
    },
  ])('$name', ({ given, problems }) => {
    let message = '';
    try {
      readInputs(given);
    } catch (error) {
      message = (error as Error).message;
    }
    for (const problem of problems) expect(message).toMatch(problem);
  });
});
