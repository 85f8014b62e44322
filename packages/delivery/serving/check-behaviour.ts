import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadScores } from '#core/gate/behaviour/predictor.ts';
import { runBehaviour, type BehaviourResult } from '#core/gate/behaviour/run-behaviour.ts';
import type { BehaviourRows } from '#core/gate/behaviour/staged-test.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { toPlainJson } from '#core/record/plain-json.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { openPredictor } from './open-predictor.ts';
import type { BehaviourContext, PredictorInputs } from './predictor-inputs.ts';

const none: BehaviourResult = { findings: [], tests: [], digests: {} };
const fileName = 'behaviour.json';

/**
 * Makes the behaviour tests of a policy and writes behaviour.json, with the rows that failed, into the report directory.
 * @throws CannotRunError, also when tests and model do not come together: neither may be passed over in silence
 */
export async function checkBehaviour(
  policy: GatePolicy,
  inputs: PredictorInputs,
  ports: BehaviourContext & { readonly rows: BehaviourRows; readonly readScores: ReadScores },
): Promise<BehaviourResult> {
  const file = join(ports.reportDirectory, fileName);
  // An earlier run's rows must not pass for this one's.
  await rm(file, { force: true });
  if (policy.behaviour.length === 0) {
    requireUse(policy, inputs);
    return none;
  }
  const predictor = openPredictor(policy, inputs, ports);
  const result = await runBehaviour(policy, { ...ports, predictor });
  const report = { schemaVersion: 1, predictor: predictor.name, tests: result.tests };
  await mkdir(ports.reportDirectory, { recursive: true });
  await writeFile(file, `${JSON.stringify(toPlainJson(report), null, 2)}\n`);
  return result;
}

function requireUse({ config }: GatePolicy, { predictCommand, endpoint }: PredictorInputs): void {
  if (config.value.load !== undefined) return;
  const given = [
    ...(predictCommand ? ['predict-command'] : []),
    ...(endpoint === undefined ? [] : ['endpoint']),
  ];
  if (given.length === 0) return;
  const message = `a model is given, but ${config.file} has no behaviour tests to ask it; add 'behaviour:', or leave the input empty`;
  throw cannotRun('predictor-unused', given.join(' and '), message);
}
