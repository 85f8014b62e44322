import type { Finding } from '../verdict/finding.ts';
import type { EvidenceRecord } from './gate-evidence.ts';
import type { Author, LedgerDraft, LedgerEntry, Override } from './ledger-entry.ts';
import type { VersionSelector } from './registry-uri.ts';

/** One version of one model, as it is now. Content and attachments never change; aliases and `archived` do. */
export interface ModelVersion {
  readonly name: string;
  /** From 1, without gaps. */
  readonly version: number;
  /** OpenSSF model signing digest of the model directory, hexadecimal. */
  readonly contentDigest: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly aliases: readonly string[];
  /** The gate record that let it in; absent when it came in by an override. */
  readonly gateRecordDigest?: string;
  readonly archived: boolean;
  /** Names of the documents kept with it: 'model-card.md', 'profile.json', 'evaluation.csv', … */
  readonly attachments: readonly string[];
}

/** What every change says about itself. */
export interface ChangeOptions {
  readonly by: Author;
  /** Decision records given to this run; those that count are kept with the change. */
  readonly records?: readonly EvidenceRecord[];
  readonly override?: Override;
  /** Plan only: nothing is written (pull requests). */
  readonly dryRun?: boolean;
}

export interface AliasOptions extends ChangeOptions {
  /** The version that must hold the alias now; `null`: nobody may; absent: anybody may. */
  readonly expected?: number | null;
}

export interface RegisterRequest extends AliasOptions {
  readonly name: string;
  /** Absolute path of the model directory. */
  readonly modelDirectory: string;
  /** Absent: 'candidate' for a new version, and no alias moves when the content is registered already. */
  readonly alias?: string;
  /** Files to keep with the version: attachment name → absolute path. */
  readonly attachmentFiles: Readonly<Record<string, string>>;
  /** Documents that speak of the version and of what let it in: attachment name → text. */
  readonly documents: (
    decided: LedgerDraft & { readonly at: string },
  ) => Readonly<Record<string, string>>;
}

export interface RollbackOptions extends AliasOptions {
  /** 'champion' unless said otherwise. */
  readonly alias?: string;
  /** Absent: the version that held the alias before. */
  readonly version?: number;
}

/** What a change did, or would do when it was a dry run. */
export interface ChangeOutcome {
  /** As it is after the change (as it is now, after a dry run that creates it: as it would be). */
  readonly version: ModelVersion;
  readonly created: boolean;
  /** False when everything was so already, and on a dry run. */
  readonly changed: boolean;
  /** Who held the alias before this change, or before the change that this one repeats. */
  readonly previous: number | null;
  readonly findings: readonly Finding[];
  /** The entry written, or the one that a dry run would write. */
  readonly entry?: LedgerEntry;
}

/**
 * A place where versions of models are kept. Every change is one atomic step: a reader, a crash or a job that runs
 * at the same time sees all of it or nothing. Repeating a change changes nothing.
 *
 * All methods throw CannotRunError for names, versions and places that do not exist, and for a damaged ledger.
 * Changes throw ReleaseRefusedError when a check forbids them.
 */
export interface ModelRegistry {
  readonly uri: string;
  resolve(name: string, selector: VersionSelector): Promise<ModelVersion>;
  /** Names of all models, sorted; none when there is no registry. */
  models(): Promise<readonly string[]>;
  /** All versions, oldest first; empty when the model is unknown. */
  versions(name: string): Promise<readonly ModelVersion[]>;
  /** Absolute path of the model's files: read only. */
  modelDirectory(version: ModelVersion): Promise<string>;
  /** Absolute path of an attachment whose digest was checked just now; `undefined` when the version has none. */
  attachment(version: ModelVersion, name: string): Promise<string | undefined>;
  register(request: RegisterRequest): Promise<ChangeOutcome>;
  /** Promotion: `champion` moves like any other alias, and `previous` follows it. */
  setAlias(
    name: string,
    alias: string,
    version: number,
    options: AliasOptions,
  ): Promise<ChangeOutcome>;
  /** Takes an alias away from whoever holds it; not `champion`, which only ever moves. */
  removeAlias(name: string, alias: string, options: AliasOptions): Promise<ChangeOutcome>;
  rollback(name: string, options: RollbackOptions): Promise<ChangeOutcome>;
  archive(name: string, version: number, options: ChangeOptions): Promise<ChangeOutcome>;
  /** Recomputes every digest of one version, or of all; one finding per check and subject. */
  verify(name: string, version?: number): Promise<readonly Finding[]>;
  /** The ledger, oldest first. */
  history(name: string): Promise<readonly LedgerEntry[]>;
  /** The decision records kept with a version and with the changes of its aliases; digests checked. */
  records(version: ModelVersion): Promise<readonly EvidenceRecord[]>;
  /** Those of all versions of a model; none when it is unknown. */
  recordsOf(name: string): Promise<readonly EvidenceRecord[]>;
  /** Copies the model to a directory that does not exist or is empty: all files, checked, or none. */
  download(version: ModelVersion, directory: string): Promise<void>;
}

/** A check forbids the change; nothing was changed. Not the user's slip (exit 2) but a verdict (exit 1). */
export class ReleaseRefusedError extends Error {
  override readonly name = 'ReleaseRefusedError';
  /** At least one of them fails. */
  readonly findings: readonly Finding[];
  /** Of the content that it is about. */
  readonly contentDigest: string;

  constructor(findings: readonly Finding[], contentDigest: string) {
    const failed = findings.filter((finding) => finding.verdict === 'fail');
    super(failed.map((finding) => finding.message).join('\n'));
    this.findings = findings;
    this.contentDigest = contentDigest;
  }
}
