import { describe, expect, test } from '@jest/globals';
import { entryDigest, parseLedgerEntry, type LedgerEntry } from '#core/release/ledger-entry.ts';
import { aliasesOf, foldLedger, rollbackTargets } from '#core/release/release-state.ts';
import { digest, ledgerOf } from './release-ledger.ts';

const three = [{ register: 'one' }, { register: 'two' }, { register: 'three' }] as const;

test('versions, aliases and the chain come out of the entries', () => {
  const state = ledgerOf(...three, { promote: 1 }, { promote: 3 });
  expect(state.versions.map(({ version }) => version)).toEqual([1, 2, 3]);
  expect(Object.fromEntries(state.aliases)).toEqual({ candidate: 3, champion: 3, previous: 1 });
  expect(aliasesOf(state, 3)).toEqual(['candidate', 'champion']);
  expect(state.head).toBe(entryDigest(state.entries.at(-1)!, digest));
});

describe('the versions that a roll back can go to', () => {
  test.each([
    { name: 'none before the first champion', steps: [], targets: [] },
    { name: 'none with one champion', steps: [{ promote: 1 }], targets: [] },
    {
      name: 'nearest first',
      steps: [{ promote: 1 }, { promote: 2 }, { promote: 3 }],
      targets: [2, 1],
    },
    {
      name: 'not the one that was rolled back',
      steps: [{ promote: 1 }, { promote: 2 }, { promote: 3 }, { rollback: 'previous' as const }],
      targets: [1],
    },
    {
      name: 'not those between, after a long way back',
      steps: [{ promote: 1 }, { promote: 2 }, { promote: 3 }, { rollback: 1 }],
      targets: [],
    },
    {
      name: 'each once, and not the present one',
      steps: [{ promote: 1 }, { promote: 2 }, { promote: 1 }],
      targets: [2],
    },
    {
      name: 'again the bad one after it was promoted on purpose',
      steps: [
        { promote: 1 },
        { promote: 2 },
        { rollback: 'previous' as const },
        { promote: 2 },
        { promote: 3 },
      ],
      targets: [2, 1],
    },
  ])('$name', ({ steps, targets }) => {
    const state = ledgerOf(...three, ...steps);
    expect(rollbackTargets(state, 'champion')).toEqual(targets);
    expect(state.aliases.get('previous')).toBe(targets[0]);
  });
});

function withoutManifest(entry: LedgerEntry): LedgerEntry {
  const { manifestDigest: _dropped, ...rest } = entry;
  return rest;
}

describe('a ledger that does not follow from itself is refused', () => {
  const { entries } = ledgerOf(...three, { promote: 1 }, { promote: 2 });
  const broken: { name: string; edit: (entries: LedgerEntry[]) => LedgerEntry[]; text: string }[] =
    [
      {
        name: 'an entry taken out',
        edit: (all) => all.toSpliced(1, 1),
        text: 'entry 2 is damaged|carries the number 3',
      },
      {
        name: 'two entries exchanged',
        edit: (all) => [all[1]!, all[0]!, ...all.slice(2)],
        text: 'carries the number 2',
      },
      {
        name: 'an actor rewritten',
        edit: (all) => all.with(0, { ...all[0]!, by: { actor: 'eve' } }),
        text: 'does not carry the digest',
      },
      {
        name: 'another model',
        edit: (all) => all.with(0, { ...all[0]!, model: 'Fraud' }),
        text: "belongs to the model 'Fraud'",
      },
      {
        name: 'a version number left out',
        edit: (all) => [{ ...all[0]!, version: 2 }],
        text: 'registers version 2, expected 1',
      },
      {
        name: 'a version without manifest',
        edit: ([first]) => [withoutManifest(first!)],
        text: 'without a manifest digest',
      },
      {
        name: 'an alias moved from where it was not',
        edit: ([first]) => [{ ...first!, moves: [{ alias: 'candidate', from: 4, to: 1 }] }],
        text: "moves 'candidate' from 4",
      },
      {
        name: 'an alias moved to nothing known',
        edit: ([first]) => [{ ...first!, moves: [{ alias: 'candidate', from: null, to: 7 }] }],
        text: 'archived or not registered',
      },
      {
        name: 'a version that is not there',
        edit: ([first]) => [{ ...first!, operation: 'promote' }],
        text: 'which is not registered',
      },
    ];
  test.each(broken)('$name', ({ edit, text }) => {
    expect(() => foldLedger('fraud', edit([...entries]), digest)).toThrow(new RegExp(text));
  });
});

describe('an entry is read as strictly as it is written', () => {
  const [entry] = ledgerOf({ register: 'one' }).entries;
  test('its own text', () => {
    expect(parseLedgerEntry(JSON.stringify(entry), 'entry.json')).toEqual(entry);
  });
  test.each([
    { name: 'half a line', text: JSON.stringify(entry).slice(0, 40) },
    { name: 'nothing', text: '' },
    { name: 'an unknown key', text: JSON.stringify({ ...entry, more: 1 }) },
    { name: 'a wrong digest', text: JSON.stringify({ ...entry, contentDigest: 'abc' }) },
    { name: 'an unknown operation', text: JSON.stringify({ ...entry, operation: 'delete' }) },
  ])('not $name', ({ text }) => {
    expect(() => parseLedgerEntry(text, 'entry.json')).toThrow('entry.json');
  });
});
