import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ReleaseRefusedError } from '#core/release/model-registry.ts';
import { modelDirectoryDigest } from '#registry/model-digest.ts';
import { openRegistry } from '#registry/open-registry.ts';
import {
  by,
  gateRecord,
  listTree,
  noon,
  requestFor,
  Workshop,
  writeModel,
} from '../release-fixtures.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.remove());

async function refusal(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ReleaseRefusedError)) throw error ?? new Error('was not refused');
  return error.findings.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check);
}

async function champions(): Promise<(number | undefined)[]> {
  const versions = await workshop.registry.versions('fraud');
  return ['champion', 'previous'].map(
    (alias) => versions.find((version) => version.aliases.includes(alias))?.version,
  );
}

describe('registering', () => {
  test('new content gets the next number and the alias candidate, and its files are kept', async () => {
    await workshop.register('one');
    const { version, created, previous } = await workshop.register('two');
    expect(version).toMatchObject({
      name: 'fraud',
      version: 2,
      aliases: ['candidate'],
      archived: false,
    });
    expect({ created, previous }).toEqual({ created: true, previous: 1 });
    const kept = await workshop.registry.modelDirectory(version);
    expect(readFileSync(join(kept, 'model.bin'), 'utf8')).toBe('two');
    expect((await modelDirectoryDigest(kept)).digest).toBe(version.contentDigest);
  });

  test('the same content twice is one version', async () => {
    const first = await workshop.register('one');
    const again = await workshop.register('one');
    expect(again).toMatchObject({ created: false, changed: false, version: first.version });
    expect(await workshop.registry.history('fraud')).toHaveLength(1);
  });

  test('a repeated old job does not take candidate from a newer version, unless it asks for the alias', async () => {
    await workshop.register('one');
    await workshop.register('two');
    await workshop.register('one');
    expect((await workshop.registry.resolve('fraud', { alias: 'candidate' })).version).toBe(2);
    await workshop.register('one', { alias: 'candidate' });
    expect((await workshop.registry.resolve('fraud', { alias: 'candidate' })).version).toBe(1);
  });

  test('later writes to the source do not reach the registry', async () => {
    const directory = workshop.model('one');
    const { version } = await workshop.registry.register(await requestFor(directory));
    appendFileSync(join(directory, 'model.bin'), ' and more');
    const kept = await workshop.registry.modelDirectory(version);
    expect(readFileSync(join(kept, 'model.bin'), 'utf8')).toBe('one');
  });

  test('attachments and documents are kept under their digests', async () => {
    const profile = join(workshop.directory, 'some-profile.json');
    writeFileSync(profile, '{"rows":3}');
    const { version } = await workshop.register('one', {
      attachmentFiles: { 'profile.json': profile },
    });
    expect(version.attachments).toEqual(['model-card.md', 'profile.json']);
    const path = await workshop.registry.attachment(version, 'profile.json');
    expect(readFileSync(path!, 'utf8')).toBe('{"rows":3}');
    expect(await workshop.registry.attachment(version, 'evaluation.csv')).toBeUndefined();
    chmodSync(path!, 0o644);
    appendFileSync(path!, ' ');
    await expect(workshop.registry.attachment(version, 'profile.json')).rejects.toThrow(
      'was changed',
    );
  });

  test('known content whose files were lost comes back, and damaged files are named', async () => {
    const { version } = await workshop.register('one');
    const kept = await workshop.registry.modelDirectory(version);
    rmSync(kept, { recursive: true });
    expect(await workshop.register('one')).toMatchObject({ created: false, changed: false });
    expect((await modelDirectoryDigest(kept)).digest).toBe(version.contentDigest);
    await damage(kept);
    await expect(workshop.register('one')).rejects.toMatchObject({
      problems: [{ code: 'content-damaged' }],
    });
  });

  test('without a passing gate record for this content nothing is written', async () => {
    const other = gateRecord('0'.repeat(64));
    expect(await refusal(workshop.register('one', { records: [other] }))).toEqual(['gate_record']);
    expect(listTree(workshop.root)).toEqual([]);
  });

  test('an override lets it in, and stands in the ledger', async () => {
    const override = { who: 'ada', why: 'the gate is broken', until: '2026-11-22T00:00:00.000Z' };
    const { findings } = await workshop.register('one', { records: [], override });
    expect(findings[0]).toMatchObject({
      check: 'gate_record',
      verdict: 'warn',
      severity: 'warning',
    });
    expect((await workshop.registry.history('fraud'))[0]).toMatchObject({ override });
  });

  test('the same bytes under other file names are refused: the digest cannot tell them apart', async () => {
    await workshop.register('one');
    const directory = join(workshop.directory, 'renamed');
    writeModel(directory, { 'model.bin2': 'one', 'config/settings.json': '{}' });
    await expect(workshop.registry.register(await requestFor(directory))).rejects.toThrow(
      'other file names',
    );
  });

  test('a dry run says the next number and writes nothing', async () => {
    const planned = await workshop.register('one', { dryRun: true });
    expect(planned).toMatchObject({
      created: false,
      changed: false,
      version: { version: 1, aliases: ['candidate'] },
    });
    expect(listTree(workshop.root)).toEqual([]);
  });
});

describe('promoting', () => {
  test('champion moves and previous follows it', async () => {
    for (const content of ['one', 'two']) await workshop.register(content);
    expect(await workshop.promote(1)).toMatchObject({ changed: true, previous: null });
    expect(await workshop.promote(2)).toMatchObject({ changed: true, previous: 1 });
    expect(await champions()).toEqual([2, 1]);
    expect(await workshop.promote(2)).toMatchObject({ changed: false, previous: 1 });
    expect(await workshop.registry.history('fraud')).toHaveLength(4);
  });

  test.each([
    { expected: 1, champion: 1, refused: [] },
    { expected: null, champion: 1, refused: ['expected_champion'] },
    { expected: 2, champion: 1, refused: ['expected_champion'] },
    { expected: null, champion: undefined, refused: [] },
    { expected: 1, champion: undefined, refused: ['expected_champion'] },
  ])(
    'expected-champion $expected when champion is $champion',
    async ({ expected, champion, refused }) => {
      for (const content of ['one', 'two', 'three']) await workshop.register(content);
      if (champion) await workshop.promote(champion);
      const promotion = workshop.promote(3, { expected });
      if (refused.length > 0) {
        expect(await refusal(promotion)).toEqual(refused);
        expect((await champions())[0]).toBe(champion);
        return;
      }
      await promotion;
      expect((await champions())[0]).toBe(3);
    },
  );

  test('a promotion that is repeated after it happened is no conflict', async () => {
    for (const content of ['one', 'two']) await workshop.register(content);
    await workshop.promote(1);
    await workshop.promote(2, { expected: 1 });
    expect(await workshop.promote(2, { expected: 1 })).toMatchObject({
      changed: false,
      previous: 1,
    });
  });

  test('a newer gate record that fails stops a version that once passed', async () => {
    const { version } = await workshop.register('one');
    const records = [
      gateRecord(version.contentDigest, { verdict: 'fail', decidedAt: '2026-11-21T11:30:00Z' }),
    ];
    expect(await refusal(workshop.promote(1, { records }))).toEqual(['gate_record']);
  });

  test('an override that has run out does not count for the promotion', async () => {
    const override = { who: 'ada', why: 'urgent', until: new Date(noon + 5000).toISOString() };
    await workshop.register('one', { records: [], override });
    for (let tick = 0; tick < 6; tick++)
      await workshop.register('one', { records: [], override }).catch(() => {});
    expect(await refusal(workshop.promote(1))).toEqual(['gate_record']);
  });

  test('damaged files are not promoted', async () => {
    const { version } = await workshop.register('one');
    await damage(await workshop.registry.modelDirectory(version));
    expect(await refusal(workshop.promote(1))).toEqual(['content_digest']);
  });

  test('previous cannot be set by hand', async () => {
    await workshop.register('one');
    await expect(workshop.registry.setAlias('fraud', 'previous', 1, { by })).rejects.toThrow(
      "follows 'champion'",
    );
  });
});

async function damage(directory: string): Promise<void> {
  const file = join(directory, 'model.bin');
  chmodSync(file, 0o644);
  writeFileSync(file, 'rotten');
}

describe('rolling back', () => {
  beforeEach(async () => {
    for (const content of ['one', 'two', 'three']) await workshop.register(content);
  });

  test('goes to the version before, then to the one before that, never forward to the bad one', async () => {
    for (const version of [1, 2, 3]) await workshop.promote(version);
    expect(await workshop.registry.rollback('fraud', { by })).toMatchObject({ previous: 3 });
    expect(await champions()).toEqual([2, 1]);
    await workshop.registry.rollback('fraud', { by });
    expect(await champions()).toEqual([1, undefined]);
    await expect(workshop.registry.rollback('fraud', { by })).rejects.toThrow(
      'no version to roll back to',
    );
  });

  test('repeated with the same expected champion it changes nothing more', async () => {
    for (const version of [1, 2, 3]) await workshop.promote(version);
    await workshop.registry.rollback('fraud', { by, expected: 3 });
    const again = await workshop.registry.rollback('fraud', { by, expected: 3 });
    expect(again).toMatchObject({ changed: false, previous: 3, version: { version: 2 } });
    expect(await champions()).toEqual([2, 1]);
  });

  test('a damaged target is refused before the alias moves', async () => {
    for (const version of [1, 2]) await workshop.promote(version);
    const target = await workshop.registry.resolve('fraud', { version: 1 });
    await damage(await workshop.registry.modelDirectory(target));
    expect(await refusal(workshop.registry.rollback('fraud', { by }))).toEqual(['content_digest']);
    rmSync(await workshop.registry.modelDirectory(target), { recursive: true });
    expect(await refusal(workshop.registry.rollback('fraud', { by }))).toEqual(['content_digest']);
    expect(await champions()).toEqual([2, 1]);
  });

  test('a version that never was champion is no target', async () => {
    for (const version of [1, 2]) await workshop.promote(version);
    expect(await refusal(workshop.registry.rollback('fraud', { by, version: 3 }))).toEqual([
      'rollback_target',
    ]);
  });
});

describe('removing an alias', () => {
  test('takes it from its holder, once; champion is never taken away', async () => {
    await workshop.register('one');
    await workshop.registry.setAlias('fraud', 'canary', 1, { by });
    expect(
      await refusal(workshop.registry.removeAlias('fraud', 'canary', { by, expected: 2 })),
    ).toEqual(['expected_champion']);
    expect(
      await workshop.registry.removeAlias('fraud', 'canary', { by, expected: 1 }),
    ).toMatchObject({ changed: true, version: { aliases: ['candidate'] } });
    expect(
      await workshop.registry.removeAlias('fraud', 'canary', { by, expected: 1 }),
    ).toMatchObject({ changed: false });
    await expect(workshop.registry.removeAlias('fraud', 'champion', { by })).rejects.toThrow(
      'never taken away',
    );
  });
});

describe('archiving', () => {
  test('a version in use is refused, a free one loses candidate and can hold no alias', async () => {
    await workshop.register('one');
    await workshop.promote(1);
    expect(await refusal(workshop.registry.archive('fraud', 1, { by }))).toEqual(['in_use']);
    await workshop.register('two');
    const { version } = await workshop.registry.archive('fraud', 2, { by });
    expect(version).toMatchObject({ archived: true, aliases: [] });
    expect(await refusal(workshop.promote(2))).toEqual(['archived']);
    expect(await refusal(workshop.register('two'))).toEqual(['archived']);
    expect((await workshop.registry.archive('fraud', 2, { by })).changed).toBe(false);
  });
});

describe('verifying', () => {
  async function failed(): Promise<string[]> {
    const findings = await workshop.registry.verify('fraud');
    return findings
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ check, subject }) => `${check} ${subject}`);
  }

  beforeEach(async () => {
    for (const content of ['one', 'two']) await workshop.register(content);
    for (const version of [1, 2]) await workshop.promote(version);
  });

  test('a sound registry passes, with one finding per check and subject', async () => {
    const findings = await workshop.registry.verify('fraud');
    expect(findings.every(({ verdict }) => verdict === 'pass')).toBe(true);
    const keys = findings.map(({ check, subject }) => `${check} ${subject}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining([
        'ledger fraud',
        'content_digest fraud/1',
        'attachment_digest fraud/2 model-card.md',
        'record_digest fraud/1',
        'gate_record fraud/2',
        'alias champion',
        'alias previous',
      ]),
    );
  });

  test.each([
    {
      what: 'model file',
      path: ['content', '*', 'model.bin'],
      finds: ['content_digest fraud/1', 'alias previous'],
    },
    {
      what: 'model card',
      path: ['models/fraud/ledger/000001/version/model-card.md'],
      finds: ['attachment_digest fraud/1 model-card.md'],
    },
    {
      what: 'manifest',
      path: ['models/fraud/ledger/000001/version/version.json'],
      finds: ['content_digest fraud/1', 'alias previous'],
    },
    {
      what: 'decision record',
      path: ['models/fraud/ledger/000001/records/*'],
      finds: ['record_digest fraud/1'],
    },
  ])('a changed $what is found', async ({ path, finds }) => {
    const [version] = await workshop.registry.versions('fraud');
    const record = version!.gateRecordDigest!;
    const file = join(workshop.root, ...path)
      .replace(/records\/\*/, `records/${record}.json`)
      .replace('*', version!.contentDigest);
    chmodSync(file, 0o644);
    appendFileSync(file, ' ');
    expect(await failed()).toEqual(finds);
  });

  test('a changed, a missing and a foreign ledger entry are found, and stop every change', async () => {
    const entry = join(workshop.root, 'models/fraud/ledger/000003/entry.json');
    const text = readFileSync(entry, 'utf8');
    writeFileSync(entry, text.replace('"actor":"ada"', '"actor":"eve"'));
    expect(await failed()).toEqual(['ledger fraud']);
    await expect(workshop.promote(1)).rejects.toMatchObject({
      problems: [{ code: 'ledger-damaged' }],
    });
    rmSync(join(workshop.root, 'models/fraud/ledger/000003'), { recursive: true });
    expect(await failed()).toEqual(['ledger fraud']);
    mkdirSync(join(workshop.root, 'models/fraud/ledger/000003'));
    writeFileSync(entry, '{"half');
    expect(await failed()).toEqual(['ledger fraud']);
  });

  test('a file that was added to the stored model is found', async () => {
    const [version] = await workshop.registry.versions('fraud');
    writeFileSync(join(await workshop.registry.modelDirectory(version!), 'extra.bin'), 'x');
    expect(await failed()).toEqual(['content_digest fraud/1', 'alias previous']);
  });
});

describe('downloading', () => {
  test('the whole model appears, checked; a second time nothing happens; another content is not overwritten', async () => {
    const { version } = await workshop.register('one');
    const target = join(workshop.directory, 'deep/er/target');
    await workshop.registry.download(version, target);
    expect((await modelDirectoryDigest(target)).digest).toBe(version.contentDigest);
    await workshop.registry.download(version, target);
    const other = (await workshop.register('two')).version;
    await expect(workshop.registry.download(other, target)).rejects.toThrow('is not this version');
    expect(readFileSync(join(target, 'model.bin'), 'utf8')).toBe('one');
  });

  test('damaged files leave nothing behind', async () => {
    const { version } = await workshop.register('one');
    await damage(await workshop.registry.modelDirectory(version));
    const target = join(workshop.directory, 'target/model');
    await expect(workshop.registry.download(version, target)).rejects.toMatchObject({
      problems: [{ code: 'model-changed' }],
    });
    expect(listTree(join(workshop.directory, 'target'))).toEqual([]);
  });
});

describe('what does not exist is named with what does', () => {
  test.each([
    {
      what: 'a model',
      code: 'model-unknown',
      text: "Did you mean 'fraud'?",
      act: () => workshop.registry.resolve('fruad', { version: 1 }),
    },
    {
      what: 'a version',
      code: 'version-unknown',
      text: 'version 1 only',
      act: () => workshop.registry.resolve('fraud', { version: 7 }),
    },
    {
      what: 'an alias',
      code: 'alias-unknown',
      text: 'candidate (version 1)',
      act: () => workshop.registry.resolve('fraud', { alias: 'champion' }),
    },
  ])('$what', async ({ code, text, act }) => {
    await workshop.register('one');
    const error = await act().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'CannotRunError', problems: [{ code }] });
    expect((error as Error).message).toContain(text);
  });

  test('a registry', async () => {
    await expect(workshop.registry.resolve('fraud', { version: 1 })).rejects.toThrow(
      'there is no registry in',
    );
  });

  test('a directory of something else is not turned into a registry', async () => {
    writeModel(workshop.root, { 'README.md': 'mine' });
    await expect(workshop.register('one')).rejects.toMatchObject({
      problems: [{ code: 'registry-foreign' }],
    });
    expect(listTree(workshop.root)).toEqual(['README.md']);
  });
});

describe('a disk that cannot be used is named with a remedy, not with a stack', () => {
  test.each([
    { where: 'a file where the registry should be', file: 'registry', says: 'registry' },
    { where: 'a file where its models should be', file: 'registry/models', says: 'models' },
    { where: 'a file where its content should be', file: 'registry/content', says: 'content' },
  ])('$where', async ({ file, says }) => {
    if (file !== 'registry') {
      writeModel(workshop.root, {
        'trainyard-registry.json': '{"format":"trainyard-registry","layout":1}\n',
      });
    }
    writeFileSync(join(workshop.directory, file), 'in the way');
    const error = await workshop.register('one').then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      name: 'CannotRunError',
      problems: [{ code: 'registry-storage' }],
    });
    expect((error as Error).message).toContain(says);
  });

  test('a registry of a later layout', async () => {
    writeModel(workshop.root, {
      'trainyard-registry.json': '{"format":"trainyard-registry","layout":2}\n',
    });
    await expect(workshop.register('one')).rejects.toMatchObject({
      problems: [{ code: 'registry-layout' }],
    });
  });
});

describe('a registry as an artifact', () => {
  test('works after it was moved', async () => {
    const { version } = await workshop.register('one');
    renameSync(workshop.root, join(workshop.directory, 'elsewhere'));
    const moved = openRegistry('file:elsewhere', {
      workingDirectory: workshop.directory,
      now: () => noon,
    });
    expect(await moved.resolve('fraud', { alias: 'candidate' })).toEqual(version);
    expect((await moved.verify('fraud')).every(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  test('has no name that starts with a dot, because uploading an artifact drops those', async () => {
    await workshop.register('one');
    expect(listTree(workshop.root).filter((path) => /(^|\/)\./.test(path))).toEqual([]);
  });
});
