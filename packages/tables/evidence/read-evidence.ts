import { mergeNumbers, parseGivenNumbers, type GivenNumbers } from '#core/gate/given-numbers.ts';
import type { Evidence, ModelEvidence } from '#core/gate/model-evidence.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { isRegistryUri } from '#core/release/registry-uri.ts';
import { collectProblems } from '#core/verdict/collect-problems.ts';
import { shownAddress } from '../sources/address.ts';
import type { EvidencePorts, EvidenceSources } from './evidence-ports.ts';

/**
 * Reads policy and numbers, and finds the tables of both models.
 * @throws CannotRunError with the problems of all inputs
 */
export async function readEvidence(
  sources: EvidenceSources,
  ports: EvidencePorts,
): Promise<Evidence> {
  const { policy: file } = sources;
  const place = { input: 'policy', file, hint: "'trainyard init' writes one" };
  const parts = [
    ports.readText(place).then((text) => parseGates(text, file)),
    readCandidate(sources, ports),
    readChampion(sources.champion, ports),
    readModel(sources.model, ports),
  ] as const;
  await collectProblems<unknown>(parts);
  const [policy, candidate, champion, model] = await Promise.all(parts);
  const known = { policy, ...(champion ? { champion } : {}) };
  if (!model) return { ...known, candidate };
  const numbers = mergeNumbers(candidate.numbers, model.numbers, "'model'");
  return { ...known, candidate: { ...candidate, numbers }, modelDigest: model.digest };
}

async function readModel(
  directory: string | undefined,
  { modelDigest }: EvidencePorts,
): Promise<{ digest: string; numbers: GivenNumbers } | undefined> {
  if (directory === undefined) return undefined;
  const { digest, files } = await modelDigest(directory);
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { digest, numbers: new Map([['model_size_mb', bytes / 1e6]]) };
}

async function readCandidate(
  { candidate, metrics: given }: EvidenceSources,
  ports: EvidencePorts,
): Promise<ModelEvidence> {
  const isText = given?.startsWith('{') === true;
  const side =
    candidate === undefined
      ? { numbers: new Map<string, number>(), name: 'candidate', digests: {} }
      : await readSource(candidate, 'candidate', ports);
  if (given === undefined) return side;
  const text = isText ? given : await ports.readText({ input: 'metrics', file: given });
  const numbers = parseGivenNumbers(text, isText ? 'metrics' : given);
  const digests = { ...side.digests, metrics: ports.digest(text) };
  return { ...side, numbers: mergeNumbers(side.numbers, numbers, "'metrics'"), digests };
}

async function readChampion(
  champion: string | undefined,
  ports: EvidencePorts,
): Promise<ModelEvidence | undefined> {
  if (champion === undefined) return undefined;
  if (!isRegistryUri(champion)) return readSource(champion, 'champion', ports);
  const stored = await ports.storedEvaluation(champion);
  if (!stored) {
    ports.logger.notice(`${champion} is not in the registry yet: this is the first model`);
    return undefined;
  }
  const { name, version, contentDigest } = stored.version;
  const digests = { 'champion-model': contentDigest };
  return { table: stored.file, numbers: new Map(), name: `${name} version ${version}`, digests };
}

/** A JSON file holds numbers; anything else is a prediction table. */
async function readSource(
  source: string,
  input: 'candidate' | 'champion',
  ports: EvidencePorts,
): Promise<ModelEvidence> {
  if (!/\.json$/i.test(source)) {
    return { table: source, numbers: new Map(), name: shownAddress(source), digests: {} };
  }
  const text = await ports.readText({ input, file: source });
  const numbers = parseGivenNumbers(text, source);
  return { numbers, name: source, digests: { [input]: ports.digest(text) } };
}
