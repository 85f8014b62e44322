import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { firstState } from '#core/rollout/next.ts';
import type { JournalEntry } from '#delivery/journal/journal-entry.ts';
import { journalFile } from '#delivery/journal/journal-file.ts';
import { planOf } from '../../core/rollout/plans.ts';

const state = firstState(planOf(), 0);
const begin = (version: string): JournalEntry => ({
  entry: 'begin',
  at: '2026-11-21T00:00:00.000Z',
  header: {
    schema: 1,
    rolloutId: `rollout-${version}`,
    name: null,
    version,
    contentDigest: null,
    startedAt: '2026-11-21T00:00:00.000Z',
    rolloutFile: 'rollout.yaml',
    rolloutText: 'version: 1',
    before: { weight: 0, champion: null },
  },
  state,
});
const step: JournalEntry = {
  entry: 'step',
  at: '2026-11-21T00:01:00.000Z',
  saw: 'weight 5',
  state,
};

function newPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'trainyard-journal-')), 'new', 'rollout.journal');
}

describe('journal file', () => {
  test('a journal that is not there has no rollout', async () => {
    expect(await journalFile(newPath(), 'j').read()).toBeUndefined();
  });

  test('the newest rollout is read with its last state', async () => {
    const journal = journalFile(newPath(), 'j');
    for (const entry of [begin('1'), step, begin('2'), step, step]) await journal.append(entry);
    const rollout = (await journal.read())!;
    expect([rollout.header.version, rollout.entries.length]).toEqual(['2', 3]);
    expect(rollout.state).toEqual(state);
  });

  test('half a line that a killed process left is ignored, and cut off before the next one', async () => {
    const path = newPath();
    await journalFile(path, 'j').append(begin('1'));
    appendFileSync(path, '{"entry":"step","at":"20');
    const journal = journalFile(path, 'j');
    expect((await journal.read())!.entries).toHaveLength(1);
    await journal.append(step);
    expect((await journal.read())!.entries).toHaveLength(2);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
  });

  test.each(['not json', '{"entry":"step"}', '[]', 'null'])(
    'a line that is no entry (%s) is told with its place',
    async (line) => {
      const path = newPath();
      await journalFile(path, 'j').append(begin('1'));
      appendFileSync(path, `${line}\n`);
      await expect(journalFile(path, 'j').read()).rejects.toThrow(
        'j:2:1 j: line 2 is no journal entry',
      );
    },
  );

  test('a place that cannot be written is told', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'trainyard-journal-'));
    writeFileSync(join(directory, 'file'), '');
    const journal = journalFile(join(directory, 'file', 'rollout.journal'), 'j');
    await expect(journal.append(step)).rejects.toThrow('j: cannot be written');
  });
});
