import type { ModelEvidence } from '#core/gate/evidence/model-evidence.ts';
import {
  recordedDataDigest,
  storedMetrics,
  type StoredMetrics,
} from '#core/gate/evidence/stored-metrics.ts';
import type { ChampionAbsence } from '#core/release/champion-absence.ts';
import { isRegistryUri } from '#core/release/registry-uri.ts';
import type { StoredChampion } from '#core/release/stored-champion.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { EvidencePorts } from './evidence-ports.ts';
import { numbersFinding, readSource } from './read-source.ts';

/** The champion, or that there is none: because nobody named one, or because the registry has none yet. */
export interface ReadChampion {
  readonly model?: ModelEvidence;
  readonly absence?: ChampionAbsence;
  /** Of a champion without predictions, in its gate record. */
  readonly stored?: StoredMetrics & {
    readonly name: string;
    readonly policyDigest: string | undefined;
  };
  readonly findings: readonly Finding[];
}

export async function readChampion(
  champion: string | undefined,
  ports: EvidencePorts,
): Promise<ReadChampion> {
  if (champion === undefined) return { findings: [] };
  if (!isRegistryUri(champion)) return readSource(champion, 'champion', ports);
  const found = await ports.findChampion(champion);
  if ('version' in found) return storedModel(found);
  ports.logger.notice(`${champion}: no champion in ${found.registry} yet`);
  return { absence: found, findings: [] };
}

/** The predictions kept with the version; without them the metrics in its gate record, which allow no paired test. */
function storedModel({ version, file, gate }: StoredChampion): ReadChampion {
  const name = `${version.name} version ${version.version}`;
  const digests = { 'champion-model': version.contentDigest };
  const dataDigest = gate && recordedDataDigest(gate);
  const known = { name, digests, dataDigests: dataDigest === undefined ? [] : [dataDigest] };
  if (file !== undefined)
    return { model: { ...known, table: file, numbers: new Map() }, findings: [] };
  const { numbers, intervals } = gate
    ? storedMetrics(gate)
    : { numbers: new Map(), intervals: new Map() };
  if (numbers.size === 0) {
    throw cannotRun(
      'evaluation-missing',
      'champion',
      `${name} was registered without its predictions, and no gate record has metrics of it; register it with them (input 'evaluation'), or give its prediction table as 'champion'`,
    );
  }
  const shape =
    'the metrics and intervals in its gate record, since it was registered without predictions: no paired test is possible';
  return {
    model: { ...known, numbers, intervals },
    findings: [numbersFinding('champion', name, { numbers, shape })],
    stored: { numbers, intervals, name, policyDigest: gate?.predicate.policyDigest },
  };
}
