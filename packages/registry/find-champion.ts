import type { ChampionAbsence } from '#core/release/champion-absence.ts';
import type { ModelRegistry, ModelVersion } from '#core/release/model-registry.ts';
import type { RegistryReference } from '#core/release/registry-uri.ts';
import type { StoredChampion } from '#core/release/stored-champion.ts';
import { CannotRunError, cannotRun } from '#core/verdict/errors.ts';
import { nameList, nearestName } from '#core/verdict/nearest-name.ts';
import { openRegistry, type RegistryOptions } from './open-registry.ts';

/**
 * The version that `registry://…` names, or why none holds the alias yet.
 * @throws CannotRunError when there is no such registry or version, or when a model or alias of nearly this name exists.
 */
export async function findChampion(
  registryUri: string,
  reference: RegistryReference,
  options: RegistryOptions,
): Promise<StoredChampion | ChampionAbsence> {
  const registry = openRegistry(registryUri, options);
  const { name, selector } = reference;
  let version: ModelVersion;
  try {
    version = await registry.resolve(name, selector);
  } catch (error) {
    if (!(error instanceof CannotRunError) || !('alias' in selector)) throw error;
    return absence(registry, { name, alias: selector.alias }, error);
  }
  // register-model keeps one, under the kind that it came as: evaluation.csv, evaluation.parquet, evaluation.csv.gz.
  const attachment = version.attachments.find((one) => one.startsWith('evaluation.'));
  const file = attachment && (await registry.attachment(version, attachment));
  const gate = (await registry.records(version)).find(
    ({ digest }) => digest === version.gateRecordDigest,
  );
  return { version, ...(file ? { file } : {}), ...(gate ? { gate: gate.record } : {}) };
}

async function absence(
  registry: ModelRegistry,
  { name, alias }: { readonly name: string; readonly alias: string },
  error: CannotRunError,
): Promise<ChampionAbsence> {
  const about = { uri: `registry://${name}@${alias}`, registry: registry.uri };
  const code = error.problems.length === 1 ? error.problems[0]!.code : undefined;
  if (code === 'registry-missing') throw missingRegistry(about.uri, error);
  if (code === 'registry-empty') return { ...about, reason: code, known: [] };
  if (code === 'model-unknown') {
    const known = await registry.models();
    const nearest = nearestName(name, known);
    if (nearest !== undefined) throw misspelt(about, `registry://${nearest}@${alias}`, error);
    return { ...about, reason: known.length === 0 ? 'registry-empty' : 'other-models', known };
  }
  if (code !== 'alias-unknown') throw error;
  const versions = await registry.versions(name);
  const known = [...new Set(versions.flatMap(({ aliases }) => aliases))].sort();
  const nearest = nearestName(alias, known);
  if (nearest !== undefined) throw misspelt(about, `registry://${name}@${nearest}`, error);
  // With a champion in place, another alias that nobody holds is a mistake and not a beginning.
  if (known.includes('champion')) {
    const message = `no version holds the alias '${alias}'; held are ${nameList(known)}`;
    throw cannotRun('champion-unknown', 'champion', message, { cause: error });
  }
  return { ...about, reason: 'no-holder', known };
}

function misspelt(
  { uri, registry }: Pick<ChampionAbsence, 'uri' | 'registry'>,
  nearest: string,
  cause: Error,
): CannotRunError {
  const message = `${uri} is not in ${registry}. Did you mean '${nearest}'? For the first release of a model, leave 'champion' empty`;
  return cannotRun('champion-unknown', 'champion', message, { cause });
}

function missingRegistry(uri: string, error: CannotRunError): CannotRunError {
  const [problem] = error.problems;
  const message = `${uri} cannot be looked up: ${problem!.message}. For the very first release make an empty directory there, or leave 'champion' empty`;
  return cannotRun('registry-missing', 'registry', message, { cause: error });
}
