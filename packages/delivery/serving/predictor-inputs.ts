import type { Argv } from '#core/gate/behaviour/parse-argv.ts';
import type { Logger } from '#core/ports.ts';

/** Where predictions come from, as the inputs say. */
export interface PredictorInputs {
  readonly predictCommand: Argv | undefined;
  readonly endpoint: string | undefined;
}

export interface BehaviourContext {
  readonly workingDirectory: string;
  readonly reportDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly mask: (secret: string) => void;
  readonly logger: Logger;
}
