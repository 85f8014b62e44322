import type { InputReader } from '#toolkit/input-reader.ts';

export type Mode = 'run' | 'start' | 'check' | 'finish' | 'abort' | 'plan';

export interface CanaryDeployInputs {
  /** As given, relative to the working directory. */
  readonly rollout: string;
  readonly mode: Mode;
  readonly registry: string;
  /** Model whose aliases follow; undefined: no registry is touched. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly journal: string;
  /** Recorded metrics to replay. */
  readonly data: string | undefined;
}

export function readCanaryDeployInputs(reader: InputReader): CanaryDeployInputs {
  const mode = reader.choice('mode', ['run', 'start', 'check', 'finish', 'abort', 'plan']);
  const data = reader.optional('data');
  if (data !== undefined && mode !== 'plan') {
    reader.problem('data', `is only read in mode plan, got mode ${mode}`);
  }
  return {
    rollout: reader.required('rollout', 'the path of a rollout.yaml'),
    mode,
    registry: reader.optional('registry') ?? 'file:registry',
    name: reader.optional('name'),
    version: reader.optional('version'),
    journal: reader.required('journal', 'the path of the journal file'),
    data,
  };
}
