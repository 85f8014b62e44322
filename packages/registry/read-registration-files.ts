import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseConfig } from '#core/config/parse-config.ts';
import { parseProfile } from '#core/profile/parse-profile.ts';
import type { LineageProfile } from '#core/release/lineage.ts';
import { metadataSchema, type ModelMetadata } from '#core/release/metadata-schema.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { fileDigest } from './model-digest.ts';

export interface AttachedFile {
  /** Name of the attachment. */
  readonly attachment: string;
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
}

/** The input `metadata`: YAML or JSON text, or the path of such a file. @throws CannotRunError with all problems. */
export async function readMetadata(
  given: string | undefined,
  workingDirectory: string,
): Promise<ModelMetadata> {
  if (given === undefined) return {};
  const path = resolve(workingDirectory, given);
  const isPath = !given.includes('\n') && ((await isFile(path)) || /^[^\s:{}]+$/.test(given));
  if (!isPath) return parseConfig(metadataSchema, given, "input 'metadata'").value;
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const { code } = cause as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`;
    throw cannotRun(
      'metadata-unreadable',
      'metadata',
      `${given}: ${what}; give YAML text or the path of a file`,
      { cause },
    );
  });
  return parseConfig(metadataSchema, text, given).value;
}

/** The input `profile`. @throws CannotRunError when it is not a profile. */
export async function readProfile(
  given: string | undefined,
  workingDirectory: string,
): Promise<(AttachedFile & LineageProfile) | undefined> {
  if (given === undefined) return undefined;
  const file = await attachedFile('profile', given, {
    workingDirectory,
    attachment: 'profile.json',
  });
  const { dataDigest, dvc, time } = parseProfile(await readFile(file.path, 'utf8'), given);
  return { ...file, dataDigest, ...(dvc ? { dvc } : {}), ...(time ? { time } : {}) };
}

/** Table kinds that quality-gate reads, plain or compressed. */
const evaluationName = /\.(csv|tsv|jsonl|ndjson|json|parquet)(\.gz|\.zst)?$/i;

/** The input `evaluation`, kept as evaluation.csv, evaluation.parquet, … @throws CannotRunError for other files. */
export async function readEvaluation(
  given: string | undefined,
  workingDirectory: string,
): Promise<AttachedFile | undefined> {
  if (given === undefined) return undefined;
  const extension = evaluationName.exec(basename(given))?.[0];
  if (extension === undefined) {
    throw cannotRun(
      'evaluation-kind',
      'evaluation',
      `expected the predictions of this version as one .csv, .tsv, .jsonl or .parquet file (or .gz, .zst of one), got ${JSON.stringify(given)}`,
    );
  }
  const attachment = `evaluation${extension.toLowerCase()}`;
  return attachedFile('evaluation', given, { workingDirectory, attachment });
}

async function attachedFile(
  input: string,
  given: string,
  place: { readonly workingDirectory: string; readonly attachment: string },
): Promise<AttachedFile> {
  const path = resolve(place.workingDirectory, given);
  if (!(await isFile(path))) {
    throw cannotRun(`${input}-missing`, input, `${given}: there is no such file`);
  }
  return { attachment: place.attachment, path, sha256: (await fileDigest(path)).sha256 };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
