import { join } from 'node:path';
import { requireVersion } from '#core/release/change-plan.ts';
import type { EvidenceRecord } from '#core/release/gate-evidence.ts';
import type { LedgerEntry } from '#core/release/ledger-entry.ts';
import type {
  AliasOptions,
  ChangeOptions,
  ChangeOutcome,
  ModelRegistry,
  ModelVersion,
  RegisterRequest,
  RollbackOptions,
} from '#core/release/model-registry.ts';
import type { VersionSelector } from '#core/release/registry-uri.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { fileDigest } from '../model-digest.ts';
import { archiveVersion, moveAlias, registerVersion, rollBack, withdrawAlias } from './changes.ts';
import { readState, type RegistryContext } from './commit-change.ts';
import { downloadModel } from './download.ts';
import { listNames, registryExists } from './layout.ts';
import {
  describeVersion,
  requireModel,
  requireModelName,
  resolveSelector,
} from './resolve-version.ts';
import { nameStorageErrors } from './storage-error.ts';
import { verifyModel } from './verify-model.ts';
import { readManifest, readRecords, versionDirectory } from './version-store.ts';

/** A registry in a directory: on a disk, on a shared disk, or unpacked from an artifact (layout.ts). */
export class FileRegistry implements ModelRegistry {
  readonly uri: string;
  readonly #context: RegistryContext;

  constructor(uri: string, context: RegistryContext) {
    this.uri = uri;
    this.#context = context;
  }

  #onDisk<T>(work: (context: RegistryContext) => Promise<T>): Promise<T> {
    return nameStorageErrors(this.#context.layout.root, () => work(this.#context));
  }

  resolve(name: string, selector: VersionSelector): Promise<ModelVersion> {
    return this.#onDisk(async (context) => {
      const state = await requireModel(context, name);
      return describeVersion(context, state, resolveSelector(state, selector));
    });
  }

  models(): Promise<readonly string[]> {
    return this.#onDisk(async ({ layout }) =>
      (await registryExists(layout.root)) ? listNames(layout.models) : [],
    );
  }

  versions(name: string): Promise<readonly ModelVersion[]> {
    return this.#onDisk(async (context) => {
      requireModelName(name);
      if (!(await registryExists(context.layout.root))) return [];
      const state = await readState(context, name);
      return Promise.all(state.versions.map((version) => describeVersion(context, state, version)));
    });
  }

  async modelDirectory({ contentDigest }: ModelVersion): Promise<string> {
    return this.#context.layout.content(contentDigest);
  }

  attachment({ name, version }: ModelVersion, attachment: string): Promise<string | undefined> {
    return this.#onDisk(async (context) => {
      const known = requireVersion(await requireModel(context, name), version);
      const expected = (await readManifest(context.layout, name, known)).attachments[attachment];
      if (expected === undefined) return undefined;
      const path = join(versionDirectory(context.layout, name, known), attachment);
      if ((await fileDigest(path)).sha256 === expected) return path;
      throw cannotRun(
        'attachment-damaged',
        path,
        'was changed since the version was registered. Restore it from a backup',
      );
    });
  }

  register(request: RegisterRequest): Promise<ChangeOutcome> {
    return this.#onDisk((context) => registerVersion(context, request));
  }

  // Four parameters: the words of "move this alias of this model to this version".
  setAlias(
    name: string,
    alias: string,
    version: number,
    options: AliasOptions,
  ): Promise<ChangeOutcome> {
    return this.#onDisk((context) => moveAlias(context, { name, alias, version }, options));
  }

  removeAlias(name: string, alias: string, options: AliasOptions): Promise<ChangeOutcome> {
    return this.#onDisk((context) => withdrawAlias(context, { name, alias }, options));
  }

  rollback(name: string, options: RollbackOptions): Promise<ChangeOutcome> {
    return this.#onDisk((context) => rollBack(context, name, options));
  }

  archive(name: string, version: number, options: ChangeOptions): Promise<ChangeOutcome> {
    return this.#onDisk((context) => archiveVersion(context, { name, version }, options));
  }

  verify(name: string, version?: number): Promise<readonly Finding[]> {
    return this.#onDisk((context) => verifyModel(context, name, version));
  }

  history(name: string): Promise<readonly LedgerEntry[]> {
    return this.#onDisk(async (context) => (await requireModel(context, name)).entries);
  }

  records({ name, version }: ModelVersion): Promise<readonly EvidenceRecord[]> {
    return this.#onDisk(async (context) => {
      const { entries } = await requireModel(context, name);
      const own = entries.filter((entry) => entry.version === version);
      return readRecords(context.layout, own, context.digest);
    });
  }

  recordsOf(name: string): Promise<readonly EvidenceRecord[]> {
    return this.#onDisk(async (context) => {
      requireModelName(name);
      if (!(await registryExists(context.layout.root))) return [];
      const { entries } = await readState(context, name);
      return readRecords(context.layout, entries, context.digest);
    });
  }

  download({ name, version }: ModelVersion, directory: string): Promise<void> {
    return this.#onDisk(async (context) => {
      const known = requireVersion(await requireModel(context, name), version);
      const { files, contentDigest } = await readManifest(context.layout, name, known);
      const listing = { files, digest: contentDigest };
      await downloadModel(context.layout.content(contentDigest), listing, directory);
    });
  }
}
