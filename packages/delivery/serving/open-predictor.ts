import type { Predictor, ReadScores } from '#core/gate/behaviour/predictor.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { commandPredictor } from './command-predictor.ts';
import { endpointAddress } from './endpoint-address.ts';
import { endpointPredictor } from './endpoint-predictor.ts';
import type { BehaviourContext, PredictorInputs } from './predictor-inputs.ts';
import { secretHeaders } from './secret-headers.ts';

const commandTimeoutMs = 600_000;
const requestTimeoutMs = 30_000;
const requestPauseMs = 500;

/** The model that the inputs name. With both, behaviour is asked of the command. */
export function openPredictor(
  policy: GatePolicy,
  { predictCommand, endpoint }: PredictorInputs,
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
  if (endpoint !== undefined) {
    return endpointPredictor({
      ...secretHeaders(predictor.headers, ports),
      address: endpointAddress(endpoint, predictor.protocol, ports.env),
      timeoutMs: predictor.timeoutMs ?? requestTimeoutMs,
      pauseMs: requestPauseMs,
      batchRows: predictor.batchRows,
      layout: predictor.layout,
      score: predictor.score,
      scoreColumn: columns.score,
      classIndex: predictor.classIndex,
    });
  }
  throw cannotRun(
    'predictor-missing',
    'predict-command',
    `${config.file} has behaviour tests, and no model is given to ask: give predict-command or endpoint`,
    { location: config.locate(['behaviour']) },
  );
}
