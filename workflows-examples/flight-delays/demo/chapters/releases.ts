import { join } from 'node:path';
import type { TrainedModel } from '../models.ts';
import type { ActionRun } from '../runner.ts';
import { modelName, type Stage } from '../stage.ts';

export const registry = (stage: Stage): string =>
  `file:${stage.given(join(stage.paths.output, 'registry'))}`;

/** Gates a model against whatever is champion now; nobody yet: then the absolute bounds alone decide. */
export async function gateModel(
  stage: Stage,
  model: TrainedModel,
  validation: ActionRun,
): Promise<ActionRun> {
  return stage.runner.uses('quality-gate', {
    policy: 'gates.yaml',
    candidate: stage.given(model.predictions),
    champion: `registry://${modelName}@champion`,
    model: stage.given(model.directory),
    registry: registry(stage),
    records: stage.given(validation.recordFile),
  });
}

/** Registers a model with the records of its data and of its gate. */
export async function register(
  stage: Stage,
  model: TrainedModel,
  evidence: Evidence,
): Promise<ActionRun> {
  return stage.runner.uses('register-model', {
    operation: 'register',
    registry: registry(stage),
    name: modelName,
    model: stage.given(model.directory),
    alias: 'candidate',
    evaluation: stage.given(model.predictions),
    profile: stage.given(evidence.profile),
    metadata: JSON.stringify({
      description: `Is a flight more than 15 minutes late? ${model.title}`,
    }),
    records: [evidence.validation, evidence.gate]
      .map(({ recordFile }) => stage.given(recordFile))
      .join('\n'),
  });
}

export interface Evidence {
  readonly profile: string;
  readonly validation: ActionRun;
  readonly gate: ActionRun;
}

/** Fetches a registered version for serving; every byte is checked against its digest on the way. */
export async function download(stage: Stage, version: string): Promise<string> {
  const directory = join(stage.paths.output, 'serving', version);
  const run = await stage.runner.uses('register-model', {
    operation: 'download',
    registry: registry(stage),
    name: modelName,
    version,
    model: stage.given(directory),
  });
  if (run.exitCode !== 0) throw new Error(`version ${version} could not be downloaded\n${run.log}`);
  return directory;
}
