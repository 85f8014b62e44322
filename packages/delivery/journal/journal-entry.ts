import { createHash } from 'node:crypto';
import type { PairReading } from '#core/rollout/poll-counts.ts';
import type { RolloutState } from '#core/rollout/rollout-state.ts';
import { cannotRun } from '#core/verdict/errors.ts';

/** What a rollout is, and how things stood before it changed anything. */
export interface RolloutHeader {
  readonly schema: 1;
  readonly rolloutId: string;
  /** Name of the model in the registry; null when no registry follows. */
  readonly name: string | null;
  readonly version: string | null;
  /** Of the model version; null when no registry follows. */
  readonly contentDigest: string | null;
  readonly startedAt: string;
  /** The rollout file as it was: the rollout goes by it to its end, and a roll back finds the target by it. */
  readonly rolloutFile: string;
  readonly rolloutText: string;
  /** The pre-image. */
  readonly before: { readonly weight: number; readonly champion: number | null };
}

export type JournalEntry =
  | {
      readonly entry: 'begin';
      readonly at: string;
      readonly header: RolloutHeader;
      readonly state: RolloutState;
    }
  | {
      readonly entry: 'step';
      readonly at: string;
      /** What was seen, in a few words; the numbers are in the state. */
      readonly saw: string;
      readonly state: RolloutState;
      /** Counters that were read but are not in the state, because it begins to count anew or rolls back. */
      readonly reading?: PairReading;
    };

/** The newest rollout of a journal. */
export interface RecordedRollout {
  readonly header: RolloutHeader;
  readonly state: RolloutState;
  readonly entries: readonly JournalEntry[];
}

/** Where a rollout is remembered. An entry is durable when `append` returns. */
export interface Journal {
  /** @throws CannotRunError naming the line when the journal is damaged. */
  read(): Promise<RecordedRollout | undefined>;
  append(entry: JournalEntry): Promise<void>;
}

const sealed = /^(.*),"check":"([0-9a-f]{16})"\}\r?$/;

/**
 * The line of an entry. Its check covers the entry and, through the check of the line before it, all that came
 * before: a flipped digit in the evidence must not decide anything.
 */
export function journalLine(entry: JournalEntry, before: string): string {
  const body = JSON.stringify(entry).slice(0, -1);
  return `${body},"check":"${checkOf(body, before)}"}`;
}

function checkOf(body: string, before: string): string {
  const previous = sealed.exec(before)?.[2] ?? '';
  return createHash('sha256').update(`${previous}\n${body}`).digest('hex').slice(0, 16);
}

/**
 * Complete lines only: what a killed process left of a line was never acted upon, for every command waits until
 * its entry is durable.
 * @throws CannotRunError naming the line that is no entry.
 */
export function parseJournal(text: string, file: string): RecordedRollout | undefined {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  let rollout: { header: RolloutHeader; entries: JournalEntry[] } | undefined;
  let before = '';
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const entry = parseEntry(line, before);
    before = line;
    if (entry?.entry === 'begin') rollout = { header: entry.header, entries: [entry] };
    else if (entry && rollout) rollout.entries.push(entry);
    else {
      throw cannotRun(
        'journal-damaged',
        file,
        `line ${index + 1} is no journal entry, or was changed after it was written. Look at the weight of the target, then remove the file; ` +
          'mode: abort without a journal brings a weight between 0 and 100 back to 0',
        { location: { file, line: index + 1, column: 1 } },
      );
    }
  }
  return rollout && { ...rollout, state: rollout.entries.at(-1)!.state };
}

function parseEntry(line: string, before: string): JournalEntry | undefined {
  const [, body, check] = sealed.exec(line) ?? [];
  if (body === undefined || check !== checkOf(body, before)) return undefined;
  let value: Partial<Record<string, unknown>> | null;
  try {
    value = JSON.parse(line) as Partial<Record<string, unknown>> | null;
  } catch {
    return undefined;
  }
  const state = value?.['state'] as Partial<RolloutState> | undefined;
  if (typeof state?.phase !== 'string' || typeof state.desiredWeight !== 'number') return undefined;
  const header = value?.['header'] as Partial<RolloutHeader> | undefined;
  const begins = value?.['entry'] === 'begin' && typeof header?.rolloutText === 'string';
  return begins || value?.['entry'] === 'step' ? (value as unknown as JournalEntry) : undefined;
}
