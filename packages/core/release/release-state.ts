import type { Digest } from '../ports.ts';
import { damagedLedger, entryDigest, type AliasMove, type LedgerEntry } from './ledger-entry.ts';

export interface VersionState {
  readonly version: number;
  readonly contentDigest: string;
  readonly archived: boolean;
  /** The entry that registered it. */
  readonly registered: LedgerEntry;
}

/** What the entries of one model's ledger add up to. */
export interface ReleaseState {
  readonly model: string;
  /** Sequence of the last entry; 0 when there is none. */
  readonly sequence: number;
  /** Digest of the last entry; null when there is none. */
  readonly head: string | null;
  /** versions[0] is version 1. */
  readonly versions: readonly VersionState[];
  readonly aliases: ReadonlyMap<string, number>;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Adds up a ledger and checks it on the way: sequence and version numbers without gaps, each entry carrying the
 * digest of the one before, each alias moved from where it stood.
 * @throws CannotRunError at the first entry that does not follow from those before it.
 */
export function foldLedger(
  model: string,
  entries: readonly LedgerEntry[],
  digest: Digest,
): ReleaseState {
  const versions: VersionState[] = [];
  const aliases = new Map<string, number>();
  let head: string | null = null;
  for (const [index, entry] of entries.entries()) {
    const problem =
      chainProblem(entry, { model, sequence: index + 1, head }) ??
      applyVersion(entry, versions) ??
      applyMoves(entry, { aliases, versions });
    if (problem) throw damagedLedger(`${model}, ledger entry ${index + 1}`, problem);
    head = entryDigest(entry, digest);
  }
  return { model, sequence: entries.length, head, versions, aliases, entries };
}

function chainProblem(
  entry: LedgerEntry,
  expected: { model: string; sequence: number; head: string | null },
): string | undefined {
  if (entry.model !== expected.model) {
    return `belongs to the model '${entry.model}' (names that differ only in case cannot share a disk that ignores case)`;
  }
  if (entry.sequence !== expected.sequence) return `carries the number ${entry.sequence}`;
  if (entry.previousEntry !== expected.head)
    return 'does not carry the digest of the entry before it';
  return undefined;
}

function applyVersion(entry: LedgerEntry, versions: VersionState[]): string | undefined {
  const { version, contentDigest } = entry;
  const known = versions[version - 1];
  if (entry.operation === 'register') {
    if (entry.manifestDigest === undefined) return 'registers a version without a manifest digest';
    if (version !== versions.length + 1)
      return `registers version ${version}, expected ${versions.length + 1}`;
    if (versions.some((one) => one.contentDigest === contentDigest))
      return 'registers the same content again';
    versions.push({ version, contentDigest, archived: false, registered: entry });
    return undefined;
  }
  if (!known) return `speaks of version ${version}, which is not registered`;
  if (known.contentDigest !== contentDigest)
    return `speaks of version ${version} with another content digest`;
  if (entry.operation === 'archive') versions[version - 1] = { ...known, archived: true };
  return undefined;
}

function applyMoves(
  entry: LedgerEntry,
  state: { aliases: Map<string, number>; versions: readonly VersionState[] },
): string | undefined {
  for (const { alias, from, to } of entry.moves) {
    const holder = state.aliases.get(alias) ?? null;
    if (holder !== from)
      return `moves '${alias}' from ${String(from)}, but ${String(holder)} held it`;
    if (to === null) {
      state.aliases.delete(alias);
      continue;
    }
    const target = state.versions[to - 1];
    if (!target || target.archived)
      return `moves '${alias}' to version ${to}, which is archived or not registered`;
    state.aliases.set(alias, to);
  }
  return undefined;
}

export function aliasesOf(state: ReleaseState, version: number): string[] {
  return [...state.aliases]
    .filter(([, holder]) => holder === version)
    .map(([alias]) => alias)
    .sort();
}

/** The last entry that moved an alias, and how; `undefined` when none did. */
export function lastMove(
  state: ReleaseState,
  alias: string,
): { entry: LedgerEntry; move: AliasMove } | undefined {
  for (const entry of state.entries.toReversed()) {
    const move = entry.moves.find((one) => one.alias === alias);
    if (move) return { entry, move };
  }
  return undefined;
}

/**
 * The versions that a roll back of this alias can go to, nearest first. A promotion adds the version that it
 * replaced; a roll back takes away all that came after its target. So rolling back twice goes two versions back,
 * and never forward again to the version that was rolled back.
 */
export function rollbackTargets(state: ReleaseState, alias: string): number[] {
  return targetsBelowTop(state, holderStack(state.entries, alias));
}

/** What `rollbackTargets` will be after a roll back to `to`. */
export function rollbackTargetsAfter(state: ReleaseState, alias: string, to: number): number[] {
  const stack = holderStack(state.entries, alias);
  return targetsBelowTop(state, stack.slice(0, lastBelowTop(stack, to) + 1));
}

function holderStack(entries: readonly LedgerEntry[], alias: string): number[] {
  const stack: number[] = [];
  for (const { operation, moves } of entries) {
    const to = moves.find((move) => move.alias === alias)?.to;
    if (to === undefined || to === null) continue;
    const earlier = operation === 'rollback' ? lastBelowTop(stack, to) : -1;
    if (earlier < 0) stack.push(to);
    else stack.length = earlier + 1;
  }
  return stack;
}

function lastBelowTop(stack: readonly number[], version: number): number {
  return stack.slice(0, -1).lastIndexOf(version);
}

function targetsBelowTop(state: ReleaseState, stack: readonly number[]): number[] {
  const below = new Set(stack.slice(0, -1).toReversed());
  below.delete(stack.at(-1) ?? 0);
  return [...below].filter((version) => state.versions[version - 1]?.archived === false);
}
