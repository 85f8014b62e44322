import type { ModelEvidence } from '#core/gate/evidence/model-evidence.ts';
import { parseGivenMetrics, type GivenMetrics } from '#core/gate/given-numbers.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { shownAddress } from '../sources/address.ts';
import type { EvidencePorts } from './evidence-ports.ts';

/** One model, and what the report says of where its numbers come from. */
export interface ReadModel {
  readonly model: ModelEvidence;
  readonly findings: readonly Finding[];
}

/** A JSON or YAML file holds numbers; anything else is a prediction table. */
export async function readSource(
  source: string,
  input: 'candidate' | 'champion',
  ports: EvidencePorts,
): Promise<ReadModel> {
  if (!/\.(json|ya?ml)$/i.test(source)) {
    const model = {
      table: source,
      numbers: new Map(),
      name: shownAddress(source),
      digests: {},
      dataDigests: [],
    };
    return { model, findings: [] };
  }
  const text = await ports.readText({ input, file: source });
  const given = parseGivenMetrics(text, source, input);
  const { numbers, notNumbers, dataDigests } = given;
  const digests = { [input]: ports.digest(text) };
  return {
    model: { numbers, notNumbers, dataDigests, name: source, digests },
    findings: [numbersFinding(input, source, given)],
  };
}

/** Says in whose words the numbers were written: a file read in another way than it was meant would be compared in silence. */
export function numbersFinding(
  input: string,
  source: string,
  { numbers, shape }: Pick<GivenMetrics, 'numbers' | 'shape'>,
): Finding {
  return {
    check: 'numbers',
    subject: input,
    verdict: 'pass',
    severity: 'info',
    observed: { value: numbers.size, unit: 'numbers', n: numbers.size, method: `read as ${shape}` },
    expected: 'numbers by name',
    message: `${source} holds ${numbers.size} numbers, read as ${shape}`,
  };
}
