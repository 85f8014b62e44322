import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { Clock, Digest } from '#core/ports.ts';
import type { ChangePlan } from '#core/release/change-plan.ts';
import type { LedgerEntry } from '#core/release/ledger-entry.ts';
import { ReleaseRefusedError, type ChangeOptions } from '#core/release/model-registry.ts';
import { foldLedger, type ReleaseState } from '#core/release/release-state.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { createRegistry, type Layout } from './layout.ts';
import { appendEntry, readLedger } from './ledger-store.ts';
import { openStaging, sweepStaging, type Staging } from './staging.ts';
import { stageRecords } from './version-store.ts';

/** What every part of the file registry works with. */
export interface RegistryContext {
  readonly layout: Layout;
  readonly now: Clock;
  readonly digest: Digest;
}

export interface Attempt {
  readonly plan: ChangePlan;
  /** Prepares what the entry needs; gives the manifest's digest when the entry registers a version. */
  readonly stage?: (staged: StagedEntry) => Promise<string>;
}

export interface StagedEntry {
  readonly staging: Staging;
  /** Becomes the entry's directory. */
  readonly directory: string;
  /** RFC 3339, UTC: of the entry. */
  readonly at: string;
}

export interface Commit {
  readonly plan: ChangePlan;
  /** With the new entry, also on a dry run. */
  readonly state: ReleaseState;
  readonly entry: LedgerEntry | undefined;
  readonly changed: boolean;
}

const attemptsAtMost = 500;
const pauseAtMostMs = 40;

export async function readState(context: RegistryContext, name: string): Promise<ReleaseState> {
  return foldLedger(name, await readLedger(context.layout, name), context.digest);
}

/**
 * Optimistic concurrency: read the ledger, plan, try to add the entry under the next number; when another writer
 * took the number, plan again from what is there now. There is no lock, so nothing waits for a killed process.
 * @throws ReleaseRefusedError when a finding of the plan fails.
 */
export async function commitChange(
  context: RegistryContext,
  change: { readonly name: string; readonly options: ChangeOptions },
  attempt: (state: ReleaseState) => Promise<Attempt>,
): Promise<Commit> {
  for (let count = 0; count < attemptsAtMost; count++) {
    const state = await readState(context, change.name);
    const { plan, stage } = await attempt(state);
    if (plan.findings.some((finding) => finding.verdict === 'fail'))
      throw new ReleaseRefusedError(plan.findings, plan.contentDigest);
    if (!plan.draft) return { plan, state, entry: undefined, changed: false };
    const commit = change.options.dryRun
      ? await preview(context, state, plan)
      : await tryOnce(context, {
          state,
          plan,
          options: change.options,
          ...(stage ? { stage } : {}),
        });
    if (commit) return commit;
    await sleep(Math.random() * pauseAtMostMs);
  }
  throw cannotRun(
    'registry-busy',
    context.layout.root,
    `${attemptsAtMost} attempts to add to the ledger of ${change.name} met other writers. Run again; set 'concurrency' in the workflow so that its runs wait for each other`,
  );
}

interface Try {
  readonly state: ReleaseState;
  readonly plan: ChangePlan;
  readonly options: ChangeOptions;
  readonly stage?: Attempt['stage'];
}

async function tryOnce(
  context: RegistryContext,
  { state, plan, options, stage }: Try,
): Promise<Commit | undefined> {
  const { layout } = context;
  await createRegistry(layout.root);
  await sweepStaging(layout, context.now());
  await using staging = await openStaging(layout);
  const directory = join(staging.directory, 'entry');
  await mkdir(directory);
  const at = new Date(context.now()).toISOString();
  const manifestDigest = await stage?.({ staging, directory, at });
  const records = await stageRecords(directory, options.records ?? []);
  const entry = nextEntry({ state, plan, records, nonce: staging.nonce, manifestDigest, at });
  const added = foldLedger(state.model, [...state.entries, entry], context.digest);
  if (!(await appendEntry(layout, entry, directory))) return undefined;
  return { plan, state: added, entry, changed: true };
}

async function preview(
  context: RegistryContext,
  state: ReleaseState,
  plan: ChangePlan,
): Promise<Commit> {
  const manifestDigest = plan.draft?.operation === 'register' ? '0'.repeat(64) : undefined;
  const at = new Date(context.now()).toISOString();
  const entry = nextEntry({ state, plan, records: [], nonce: 'dry run', manifestDigest, at });
  const added = foldLedger(state.model, [...state.entries, entry], context.digest);
  return { plan, state: added, entry, changed: false };
}

function nextEntry(parts: {
  readonly state: ReleaseState;
  readonly plan: ChangePlan;
  readonly records: string[];
  readonly nonce: string;
  readonly manifestDigest: string | undefined;
  readonly at: string;
}): LedgerEntry {
  const { state, plan, records, nonce, manifestDigest, at } = parts;
  return {
    schemaVersion: 1,
    model: state.model,
    sequence: state.sequence + 1,
    at,
    ...plan.draft!,
    ...(manifestDigest === undefined ? {} : { manifestDigest }),
    records,
    previousEntry: state.head,
    nonce,
  };
}
