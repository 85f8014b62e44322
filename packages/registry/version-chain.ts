import { readFile } from 'node:fs/promises';
import { evidenceChain, type ChainLink } from '#core/release/evidence-chain.ts';
import type { Lineage } from '#core/release/lineage.ts';
import type { ModelRegistry, ModelVersion } from '#core/release/model-registry.ts';
import { cannotRun } from '#core/verdict/errors.ts';

/**
 * The chain of evidence behind a version, from what the registry keeps with it.
 * @throws CannotRunError when a kept document or record was changed, or when the version has no lineage.
 */
export async function readEvidenceChain(
  registry: ModelRegistry,
  version: ModelVersion,
): Promise<ChainLink[]> {
  const path = await registry.attachment(version, 'lineage.json');
  if (path === undefined) {
    throw cannotRun(
      'lineage-missing',
      `${version.name}/${version.version}`,
      'has no lineage.json: it was registered by a program other than register-model',
    );
  }
  const lineage = JSON.parse(await readFile(path, 'utf8')) as Lineage;
  const records = await registry.records(version);
  const entries = await registry.history(version.name);
  return evidenceChain({ version, lineage, records, entries });
}
