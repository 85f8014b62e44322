import type { DriftAssessment } from '#core/drift/assess-drift.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import { monitorRun, type MonitoredRun, type Sighting } from '#core/drift/monitor-runs.ts';
import { emptyState } from '#core/drift/retraining-state.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { readRetrainingState } from './state-file.ts';

export interface WatchRequest {
  readonly policy: DriftPolicy;
  readonly stateFile: { readonly path: string; readonly shown: string } | undefined;
  readonly sighting: Omit<Sighting, 'hasState'>;
}

/**
 * This run in the light of those before it.
 * @throws CannotRunError when the state cannot be read, or an alarm budget has no state to add up in.
 */
export async function watchRun(
  assessment: DriftAssessment,
  { policy, stateFile, sighting }: WatchRequest,
): Promise<MonitoredRun> {
  if (policy.alarmBudget && !stateFile) {
    throw cannotRun(
      'state',
      'state',
      "an alarm budget adds up what runs see; give the input 'state' a file that is kept between runs",
      { location: policy.locate(['budget']) },
    );
  }
  const before = stateFile
    ? await readRetrainingState(stateFile.path, stateFile.shown)
    : emptyState;
  return monitorRun(assessment, before, { ...sighting, hasState: stateFile !== undefined }, policy);
}
