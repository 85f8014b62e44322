import type { ModelEvidence } from '#core/gate/evidence/model-evidence.ts';
import { mergeNumbers, parseGivenMetrics } from '#core/gate/given-numbers.ts';
import type { EvidencePorts, EvidenceSources } from './evidence-ports.ts';
import { numbersFinding, readSource, type ReadModel } from './read-source.ts';

const nothing: ModelEvidence = {
  numbers: new Map(),
  name: 'candidate',
  digests: {},
  dataDigests: [],
};

/** The candidate's table or numbers, with those of the input `metrics`. */
export async function readCandidate(
  { candidate, metrics: given }: EvidenceSources,
  ports: EvidencePorts,
): Promise<ReadModel> {
  const { model, findings } =
    candidate === undefined
      ? { model: nothing, findings: [] }
      : await readSource(candidate, 'candidate', ports);
  if (given === undefined) return { model, findings };
  const isText = /^[[{]/.test(given);
  const text = isText ? given : await ports.readText({ input: 'metrics', file: given });
  const source = isText ? 'metrics' : given;
  const read = parseGivenMetrics(text, source);
  return {
    model: {
      ...model,
      numbers: mergeNumbers(model.numbers, read.numbers, "'metrics'"),
      notNumbers: new Map([...(model.notNumbers ?? []), ...read.notNumbers]),
      dataDigests: [...new Set([...model.dataDigests, ...read.dataDigests])],
      digests: { ...model.digests, metrics: ports.digest(text) },
    },
    findings: [...findings, numbersFinding('metrics', source, read)],
  };
}
