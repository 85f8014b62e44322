import { parseRegistryUri } from '#core/release/registry-uri.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { findChampion } from './find-champion.ts';
import type { RegistryOptions } from './open-registry.ts';

/** The path of the predictions kept with the version that `registry://…` names. @throws CannotRunError when there is none */
export async function requireStoredEvaluation(
  uri: string,
  registryUri: string,
  options: RegistryOptions,
): Promise<string> {
  const subject = 'performance.reference';
  const found = await findChampion(registryUri, parseRegistryUri(uri, subject), options);
  if ('reason' in found) {
    const message = `${uri} names no version yet; give predictions with their labels, or a number`;
    throw cannotRun('evaluation-missing', subject, message);
  }
  if (found.file !== undefined) return found.file;
  const { name, version } = found.version;
  throw cannotRun(
    'evaluation-missing',
    subject,
    `${name} version ${version} was registered without its predictions; register it with them (input 'evaluation'), or give predictions with their labels`,
  );
}
