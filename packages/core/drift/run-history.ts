import type { Verdict } from '../verdict/finding.ts';
import type { DriftAssessment } from './assess-drift.ts';
import type { RetrainingState } from './retraining-state.ts';
import { worstColumnsFirst } from './worst-columns.ts';

export type RememberedRun = RetrainingState['runs'][number];

const keptShifts = 8;
const keptCharacters = 80;

/** What of a run is kept in the state file, so that later reports can show drift over time: the largest shifts, no rows. */
export function historyOf(
  assessment: DriftAssessment,
  verdict: Verdict,
): Pick<RememberedRun, 'rows' | 'verdict' | 'driftedShare' | 'shifts'> {
  const shifts = worstColumnsFirst(assessment).flatMap((one) => {
    const { shift } = one.statistics.get(one.method)!;
    // JSON knows no infinity: a state file that cannot be read again would stop the next run.
    if (!Number.isFinite(shift)) return [];
    const column = Array.from(one.column).slice(0, keptCharacters).join('');
    const { state } = one.judgement;
    return [{ column, method: one.method, shift, alert: one.threshold.alert, state }];
  });
  return {
    rows: assessment.rows,
    verdict,
    driftedShare: assessment.driftedShare,
    shifts: shifts.slice(0, keptShifts),
  };
}
