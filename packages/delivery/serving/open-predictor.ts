import type { Predictor, ReadScores } from '#core/gate/behaviour/predictor.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { commandPredictor } from './command-predictor.ts';
import type { BehaviourContext, PredictorInputs } from './predictor-inputs.ts';

const commandTimeoutMs = 600_000;

/** The model that the inputs name. With both, behaviour is asked of the command. */
export function openPredictor(
  policy: GatePolicy,
  { predictCommand }: PredictorInputs,
  ports: BehaviourContext & { readonly readScores: ReadScores },
): Predictor {
  const { predictor, columns, config } = policy;
  if (predictCommand) {
    return commandPredictor({
      argv: predictCommand,
      workingDirectory: ports.workingDirectory,
      env: ports.env,
      timeoutMs: predictor.timeoutMs ?? commandTimeoutMs,
      format: predictor.format,
      id: columns.id,
      score: predictor.score ?? columns.score,
      readScores: ports.readScores,
    });
  }
  throw cannotRun(
    'predictor-missing',
    'predict-command',
    `${config.file} has behaviour tests, and no model is given to ask: give predict-command or endpoint`,
    { location: config.locate(['behaviour']) },
  );
}
