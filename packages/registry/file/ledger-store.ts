import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalText } from '#core/record/decision-record.ts';
import { damagedLedger, parseLedgerEntry, type LedgerEntry } from '#core/release/ledger-entry.ts';
import { mapInTurns } from '../model-digest.ts';
import { isMissing, publishDirectory, writeDurably } from './durable-files.ts';
import { listNames, type Layout } from './layout.ts';

/**
 * All entries of a model, oldest first; none when it is unknown.
 * @throws CannotRunError when one is missing or unreadable.
 */
export async function readLedger(layout: Layout, name: string): Promise<LedgerEntry[]> {
  const names = await listNames(layout.ledger(name));
  const last = Math.max(0, ...names.map(Number).filter((number) => Number.isInteger(number)));
  const sequences = Array.from({ length: last }, (_, index) => index + 1);
  const read = await mapInTurns(sequences, (sequence) => readEntry(layout, name, sequence));
  const entries: LedgerEntry[] = [];
  for (const [index, entry] of read.entries()) {
    if (!entry)
      throw damagedLedger(layout.entry(name, index + 1), `is missing, but entry ${last} is there`);
    entries.push(entry);
  }
  // A listing over NFS may be some seconds old; opening a file is not.
  for (;;) {
    const entry = await readEntry(layout, name, entries.length + 1);
    if (!entry) return entries;
    entries.push(entry);
  }
}

async function readEntry(
  layout: Layout,
  name: string,
  sequence: number,
): Promise<LedgerEntry | undefined> {
  const file = join(layout.entry(name, sequence), 'entry.json');
  try {
    return parseLedgerEntry(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Adds an entry with everything that was staged beside it. @returns false when another writer took its number.
 * @param staged the directory that becomes the entry's; gets entry.json.
 */
export async function appendEntry(
  layout: Layout,
  entry: LedgerEntry,
  staged: string,
): Promise<boolean> {
  await writeDurably(join(staged, 'entry.json'), `${canonicalText(entry)}\n`);
  const target = layout.entry(entry.model, entry.sequence);
  try {
    return await publishDirectory(staged, target, layout.root);
  } catch (error) {
    // The answer to a rename over NFS can be lost: the entry may be there, and ours.
    const there = await readEntry(layout, entry.model, entry.sequence).catch(() => undefined);
    if (there?.nonce === entry.nonce) return true;
    throw error;
  }
}
