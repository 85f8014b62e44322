import type { ModelVersion } from '#core/release/model-registry.ts';
import { parseRegistryUri, type RegistryReference } from '#core/release/registry-uri.ts';
import { CannotRunError, cannotRun } from '#core/verdict/errors.ts';
import { openRegistry, type RegistryOptions } from './open-registry.ts';

/** A registered model with the predictions that it was evaluated by. */
export interface StoredEvaluation {
  readonly version: ModelVersion;
  /** Absolute path of the prediction table. */
  readonly file: string;
}

const nothingYet = new Set(['registry-missing', 'model-unknown', 'alias-unknown']);

/**
 * The evaluation kept with a version. `undefined` when an alias is asked for that no version holds yet: the model
 * to come is the first.
 * @throws CannotRunError when a version is named that does not exist, or has no evaluation.
 */
export async function findStoredEvaluation(
  registryUri: string,
  { name, selector }: RegistryReference,
  options: RegistryOptions,
): Promise<StoredEvaluation | undefined> {
  const registry = openRegistry(registryUri, options);
  const version = await registry.resolve(name, selector).catch((error: unknown) => {
    const first =
      'alias' in selector &&
      error instanceof CannotRunError &&
      error.problems.every(({ code }) => nothingYet.has(code));
    if (first) return undefined;
    throw error;
  });
  if (!version) return undefined;
  // register-model keeps one, under the kind that it came as: evaluation.csv, evaluation.parquet, evaluation.csv.gz.
  const attachment = version.attachments.find((one) => one.startsWith('evaluation.'));
  const file = attachment && (await registry.attachment(version, attachment));
  if (file !== undefined) return { version, file };
  throw cannotRun(
    'evaluation-missing',
    'champion',
    `${name} version ${version.version} was registered without its predictions; register it with them (input 'evaluation'), or give its prediction table as 'champion'`,
  );
}

/** The path of the predictions kept with the version that `registry://…` names. @throws CannotRunError when there is none */
export async function requireStoredEvaluation(
  uri: string,
  registryUri: string,
  options: RegistryOptions,
): Promise<string> {
  const subject = 'performance.reference';
  const found = await findStoredEvaluation(registryUri, parseRegistryUri(uri, subject), options);
  if (found) return found.file;
  const message = `${uri} names no version yet; give predictions with their labels, or a number`;
  throw cannotRun('evaluation-missing', subject, message);
}
