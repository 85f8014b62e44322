import type { RunOverride } from '#core/release/apply-override.ts';
import type { InputReader } from '#toolkit/input-reader.ts';
import { readRunOverride } from '#toolkit/read-override.ts';

export interface QualityGateInputs {
  readonly policy: string;
  /** Prediction table or metrics JSON. */
  readonly candidate: string | undefined;
  /** Prediction table, metrics JSON or `registry://…`; undefined: first model. */
  readonly champion: string | undefined;
  /** JSON text, or the path of a JSON file. */
  readonly metrics: string | undefined;
  readonly model: string | undefined;
  readonly registry: string;
  /** File that counts the uses of evaluation data. */
  readonly state: string | undefined;
  /** Who accepts a candidate that is not good enough. */
  readonly override?: RunOverride | undefined;
}

export function readQualityGateInputs(reader: InputReader): QualityGateInputs {
  const inputs = {
    policy: reader.required('policy', 'the path of a policy such as gates.yaml'),
    candidate: reader.optional('candidate'),
    champion: reader.optional('champion'),
    metrics: reader.optional('metrics'),
    model: reader.optional('model'),
    registry: reader.required('registry', 'a registry such as file:registry'),
    state: reader.optional('state'),
    override: readRunOverride(reader, Date.now()),
  };
  if (inputs.candidate === undefined && inputs.metrics === undefined) {
    reader.problem(
      'candidate',
      "expected a prediction table or a metrics JSON of the candidate (or numbers in 'metrics'), got nothing",
    );
  }
  // Taking them in silence would look like behaviour tests that passed.
  for (const name of ['predict-command', 'endpoint']) {
    if (reader.optional(name) === undefined) continue;
    reader.problem(
      name,
      'is for behaviour and load tests, which are not supported yet; leave it empty',
    );
  }
  return inputs;
}
