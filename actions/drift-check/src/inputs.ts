import type { InputReader } from '#toolkit/input-reader.ts';

export interface DriftCheckInputs {
  /** Path of drift.yaml. */
  readonly policy: string;
  /** Empty: what the policy says. */
  readonly reference: string | undefined;
  /** Path, glob or address of the current data. */
  readonly current: string;
  /** Path, glob or address of labels that arrived since; undefined: what the policy says. */
  readonly labels: string | undefined;
  /** Path of the state file; undefined: nothing is remembered. */
  readonly state: string | undefined;
  readonly dispatch: boolean;
  readonly registry: string;
}

export function readDriftCheckInputs(reader: InputReader): DriftCheckInputs {
  return {
    policy: reader.required('policy', 'the path of a policy such as drift.yaml'),
    reference: reader.optional('reference'),
    current: reader.required('current', 'a path, glob or address of the current data'),
    labels: reader.optional('labels'),
    state: reader.optional('state'),
    dispatch: reader.boolean('dispatch'),
    registry: reader.optional('registry') ?? 'file:registry',
  };
}
