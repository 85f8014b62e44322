import { parseArgv, type Argv } from '#core/gate/behaviour/parse-argv.ts';
import type { InputReader } from '#toolkit/input-reader.ts';

export interface QualityGateInputs {
  readonly policy: string;
  /** Prediction table or metrics JSON. */
  readonly candidate: string | undefined;
  /** Prediction table, metrics JSON or `registry://…`; undefined: first model. */
  readonly champion: string | undefined;
  /** JSON text, or the path of a JSON file. */
  readonly metrics: string | undefined;
  readonly model: string | undefined;
  /** The model as a program: its arguments. */
  readonly predictCommand: Argv | undefined;
  /** The model as a server: its address. */
  readonly endpoint: string | undefined;
  readonly registry: string;
}

export function readQualityGateInputs(reader: InputReader): QualityGateInputs {
  const inputs = {
    policy: reader.required('policy', 'the path of a policy such as gates.yaml'),
    candidate: reader.optional('candidate'),
    champion: reader.optional('champion'),
    metrics: reader.optional('metrics'),
    model: reader.optional('model'),
    predictCommand: readCommand(reader),
    endpoint: reader.optional('endpoint'),
    registry: reader.required('registry', 'a registry such as file:registry'),
  };
  const { candidate, metrics, predictCommand, endpoint } = inputs;
  if ([candidate, metrics, predictCommand, endpoint].every((one) => one === undefined)) {
    reader.problem(
      'candidate',
      "expected a prediction table or a metrics JSON of the candidate (or numbers in 'metrics', or a model to ask: 'predict-command' or 'endpoint'), got nothing",
    );
  }
  return inputs;
}

function readCommand(reader: InputReader): Argv | undefined {
  const text = reader.optional('predict-command');
  if (text === undefined) return undefined;
  const argv = parseArgv(text);
  if (!('problem' in argv)) return argv;
  reader.problem('predict-command', argv.problem);
  return undefined;
}
