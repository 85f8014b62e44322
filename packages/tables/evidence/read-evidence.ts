import { firstModelFinding } from '#core/gate/evidence/first-model.ts';
import type { Evidence, ModelEvidence } from '#core/gate/evidence/model-evidence.ts';
import { notNumberProblems } from '#core/gate/evidence/not-numbers.ts';
import { storedOptionsFinding } from '#core/gate/evidence/stored-options.ts';
import { mergeNumbers, type GivenNumbers } from '#core/gate/given-numbers.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { collectProblems } from '#core/verdict/collect-problems.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { EvidencePorts, EvidenceSources } from './evidence-ports.ts';
import { readCandidate } from './read-candidate.ts';
import { readChampion } from './read-champion.ts';

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
  const options =
    champion.stored &&
    storedOptionsFinding(policy, champion.stored, ports.digest(policy.config.text));
  const findings = [
    ...(options ? [options] : []),
    ...candidate.findings,
    ...champion.findings,
    ...(champion.absence ? [firstModelFinding(champion.absence, policy)] : []),
  ];
  const sides = { candidate: withModel(candidate.model, model), champion: champion.model };
  const problems = notNumberProblems(policy, sides);
  if (problems.length > 0) throw new CannotRunError(problems);
  return {
    policy,
    candidate: sides.candidate,
    findings,
    ...(champion.model ? { champion: champion.model } : {}),
    ...(model ? { modelDigest: model.digest } : {}),
  };
}

interface ModelSize {
  readonly digest: string;
  readonly numbers: GivenNumbers;
}

async function readModel(
  directory: string | undefined,
  { modelDigest }: EvidencePorts,
): Promise<ModelSize | undefined> {
  if (directory === undefined) return undefined;
  const { digest, files } = await modelDigest(directory);
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { digest, numbers: new Map([['model_size_mb', bytes / 1e6]]) };
}

function withModel(candidate: ModelEvidence, model: ModelSize | undefined): ModelEvidence {
  if (!model) return candidate;
  return { ...candidate, numbers: mergeNumbers(candidate.numbers, model.numbers, "'model'") };
}
