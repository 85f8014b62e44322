import { resolve } from 'node:path';
import { canonicalText } from '#core/record/decision-record.ts';
import type { LedgerDraft } from '#core/release/ledger-entry.ts';
import {
  buildLineage,
  type DependencyManifest,
  type LineageProfile,
} from '#core/release/lineage.ts';
import type { ModelMetadata } from '#core/release/metadata-schema.ts';
import type { AliasOptions, RegisterRequest } from '#core/release/model-registry.ts';
import { collectProblems } from '#core/verdict/collect-problems.ts';
import { readDependencies } from './dependency-manifest.ts';
import { listModelFiles } from './list-model-files.ts';
import { renderModelCard } from './model-card.ts';
import {
  readEvaluation,
  readMetadata,
  readProfile,
  type AttachedFile,
} from './read-registration-files.ts';

export interface RegistrationInputs {
  readonly name: string;
  /** Paths as given, relative to the working directory. */
  readonly model: string;
  readonly alias: string | undefined;
  readonly profile: string | undefined;
  readonly evaluation: string | undefined;
  /** Text, or the path of a file. */
  readonly metadata: string | undefined;
}

export interface RegistrationSetting {
  readonly workingDirectory: string;
  /** owner/name */
  readonly repository: string | undefined;
  readonly tool: { readonly name: string; readonly version: string };
  /** Makes untrusted text harmless in Markdown. */
  readonly escape: (text: string) => string;
  readonly options: AliasOptions;
}

interface Read {
  readonly metadata: ModelMetadata;
  readonly profile: (AttachedFile & LineageProfile) | undefined;
  readonly evaluation: AttachedFile | undefined;
  readonly dependencies: DependencyManifest;
}

/**
 * Reads everything that is kept with a version besides the model itself.
 * @throws CannotRunError with the problems of all files at once.
 */
export async function prepareRegistration(
  inputs: RegistrationInputs,
  setting: RegistrationSetting,
): Promise<RegisterRequest> {
  const { workingDirectory, options } = setting;
  const { name, alias } = inputs;
  const modelDirectory = resolve(workingDirectory, inputs.model);
  const parts = [
    readMetadata(inputs.metadata, workingDirectory),
    readProfile(inputs.profile, workingDirectory),
    readEvaluation(inputs.evaluation, workingDirectory),
    readDependencies(modelDirectory),
  ] as const;
  await collectProblems<unknown>([...parts, listModelFiles(modelDirectory)]);
  const [metadata, profile, evaluation, dependencies] = await Promise.all(parts);
  const files = [profile, evaluation].filter((file) => file !== undefined);
  return {
    ...options,
    name,
    modelDirectory,
    ...(alias === undefined ? {} : { alias }),
    attachmentFiles: Object.fromEntries(files.map(({ attachment, path }) => [attachment, path])),
    documents: (decided) =>
      documentsOf({ metadata, profile, evaluation, dependencies }, { name, decided, setting }),
  };
}

/** Without where the file lies. */
function lineageProfile({ sha256, dataDigest, dvc, time }: LineageProfile): LineageProfile {
  return { sha256, dataDigest, ...(dvc ? { dvc } : {}), ...(time ? { time } : {}) };
}

/** lineage.json, model-card.md and, when the model says what it needs, dependencies.json. */
function documentsOf(
  read: Read,
  about: {
    readonly name: string;
    readonly decided: LedgerDraft & { readonly at: string };
    readonly setting: RegistrationSetting;
  },
): Record<string, string> {
  const { metadata, profile, evaluation, dependencies } = read;
  const { name, decided, setting } = about;
  const records = setting.options.records ?? [];
  const lineage = buildLineage({
    model: name,
    version: decided.version,
    contentDigest: decided.contentDigest,
    registeredAt: decided.at,
    by: decided.by,
    repository: setting.repository,
    records,
    override: decided.override,
    profile: profile && lineageProfile(profile),
    evaluation: evaluation && { attachment: evaluation.attachment, sha256: evaluation.sha256 },
    metadata,
    dependencies,
    tool: setting.tool,
  });
  const gate = records.find(({ digest }) => digest === decided.gateRecordDigest);
  return {
    'lineage.json': `${canonicalText(lineage)}\n`,
    'model-card.md': renderModelCard({ lineage, gate, escape: setting.escape }),
    ...(dependencies.files.length > 0
      ? { 'dependencies.json': `${canonicalText(dependencies)}\n` }
      : {}),
  };
}
