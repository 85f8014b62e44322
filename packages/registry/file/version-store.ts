import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '#core/ports.ts';
import { canonicalText } from '#core/record/decision-record.ts';
import { parseRecord } from '#core/record/parse-record.ts';
import type { EvidenceRecord } from '#core/release/gate-evidence.ts';
import type { LedgerEntry } from '#core/release/ledger-entry.ts';
import type { VersionState } from '#core/release/release-state.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { fileDigest, type ModelFile } from '../model-digest.ts';
import { copyDurably, isMissing, writeDurably } from './durable-files.ts';
import type { Layout } from './layout.ts';

/** version.json: what a version is made of. Its own digest stands in the ledger. */
export interface VersionManifest {
  readonly schemaVersion: 1;
  readonly model: string;
  readonly version: number;
  readonly contentDigest: string;
  readonly files: readonly ModelFile[];
  /** Attachment name → sha256. */
  readonly attachments: Readonly<Record<string, string>>;
}

export interface Attachments {
  /** Attachment name → absolute path of a file to copy. */
  readonly files: Readonly<Record<string, string>>;
  /** Attachment name → text. */
  readonly documents: Readonly<Record<string, string>>;
}

const manifestName = 'version.json';
const attachmentPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,126}$/;

/** Writes manifest and attachments into an entry that is being staged. @returns the manifest's digest. */
export async function stageVersion(
  staged: string,
  manifest: Omit<VersionManifest, 'attachments' | 'schemaVersion'>,
  attached: Attachments,
): Promise<string> {
  const directory = join(staged, 'version');
  const attachments: Record<string, string> = {};
  for (const [name, source] of Object.entries(attached.files)) {
    await copyDurably(source, join(directory, checkedName(name)));
  }
  for (const [name, text] of Object.entries(attached.documents)) {
    await writeDurably(join(directory, checkedName(name)), text);
  }
  for (const name of [...Object.keys(attached.files), ...Object.keys(attached.documents)].sort()) {
    attachments[name] = (await fileDigest(join(directory, name))).sha256;
  }
  const path = join(directory, manifestName);
  await writeDurably(path, `${canonicalText({ schemaVersion: 1, ...manifest, attachments })}\n`);
  return (await fileDigest(path)).sha256;
}

function checkedName(name: string): string {
  if (attachmentPattern.test(name) && name !== manifestName) return name;
  throw new Error(`'${name}' is no name for an attachment`);
}

export function versionDirectory(layout: Layout, model: string, version: VersionState): string {
  return join(layout.entry(model, version.registered.sequence), 'version');
}

/** @throws CannotRunError when the manifest is missing or not the one that the ledger names. */
export async function readManifest(
  layout: Layout,
  model: string,
  version: VersionState,
): Promise<VersionManifest> {
  const path = join(versionDirectory(layout, model, version), manifestName);
  const { sha256 } = await fileDigest(path);
  if (sha256 !== version.registered.manifestDigest) {
    throw cannotRun(
      'manifest-damaged',
      path,
      'was changed: its digest is not the one in the ledger. Restore it from a backup',
    );
  }
  return JSON.parse(await readFile(path, 'utf8')) as VersionManifest;
}

export async function stageRecords(
  staged: string,
  records: readonly EvidenceRecord[],
): Promise<string[]> {
  const byDigest = new Map(records.map((one) => [one.digest, one.record]));
  for (const [digest, record] of byDigest) {
    await writeDurably(join(staged, 'records', `${digest}.json`), canonicalText(record));
  }
  return [...byDigest.keys()].sort();
}

/**
 * The records kept with entries, each checked against its digest.
 * @throws CannotRunError when one is missing or was changed.
 */
export async function readRecords(
  layout: Layout,
  entries: readonly LedgerEntry[],
  digest: Digest,
): Promise<EvidenceRecord[]> {
  const found = new Map<string, EvidenceRecord>();
  for (const entry of entries) {
    for (const name of entry.records) {
      const path = join(layout.entry(entry.model, entry.sequence), 'records', `${name}.json`);
      found.set(name, { digest: name, record: await readRecord(path, name, digest) });
    }
  }
  return [...found.values()];
}

async function readRecord(
  path: string,
  expected: string,
  digest: Digest,
): Promise<EvidenceRecord['record']> {
  let text = '';
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  if (digest(text) !== expected) {
    throw cannotRun(
      'record-damaged',
      path,
      'is missing or was changed: its digest is not the one in the ledger. Restore it from a backup',
    );
  }
  return parseRecord(text, path);
}
