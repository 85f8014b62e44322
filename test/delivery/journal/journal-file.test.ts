import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { firstState } from '#core/rollout/next.ts';
import { parseJournal, type JournalEntry } from '#delivery/journal/journal-entry.ts';
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

  test('any changed, removed or doubled piece of a line is told, never acted upon', async () => {
    const path = newPath();
    const journal = journalFile(path, 'j');
    for (const entry of [begin('1'), step, { ...step, saw: 'weight 7' }]) {
      await journal.append(entry);
    }
    const text = readFileSync(path, 'utf8');
    const read = (changed: string): string => {
      try {
        return JSON.stringify(parseJournal(changed, 'j')?.state);
      } catch (error) {
        return String(error);
      }
    };
    const lines = text.trimEnd().split('\n');
    const damaged = lines.slice(0, -1).map((_, gone) => lines.filter((__, at) => at !== gone));
    const changed = [
      ...damaged.map((kept) => `${kept.join('\n')}\n`),
      ...Array.from({ length: Math.floor(text.length / 7) }, (_, index) => {
        const at = index * 7;
        const other = text[at] === '1' ? '2' : '1';
        return text.slice(0, at) + other + text.slice(at + 1);
      }),
    ].filter((one) => one.endsWith('\n'));
    expect(changed.length).toBeGreaterThan(100);
    const said = new Set(changed.map((one) => read(one).replaceAll(/\d+/g, '#').slice(0, 60)));
    expect([...said]).toEqual([expect.stringContaining('is no journal entry')]);
    expect(parseJournal(text.replaceAll('\n', '\r\n'), 'j')!.entries).toHaveLength(3);
  });

  test('a place that cannot be written is told', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'trainyard-journal-'));
    writeFileSync(join(directory, 'file'), '');
    const journal = journalFile(join(directory, 'file', 'rollout.journal'), 'j');
    await expect(journal.append(step)).rejects.toThrow('j: cannot be written');
  });
});
