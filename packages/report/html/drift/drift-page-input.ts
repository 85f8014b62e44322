import type { DriftAssessment } from '#core/drift/assess-drift.ts';
import type { RememberedRun } from '#core/drift/run-history.ts';
import type { RunReport } from '../../summary.ts';
import type { NamedDigest } from '../run/digests.ts';

/** Everything that the page of a drift check shows: statistics and counts, never rows. */
export interface DriftPageInput {
  readonly report: RunReport;
  readonly assessment: DriftAssessment;
  /** The share of drifted columns from which the data set has drifted. */
  readonly driftedShare: number;
  readonly reference: { readonly description: string; readonly rows: number };
  readonly current: string;
  /** undefined: the policy has no retraining. */
  readonly retraining:
    | { readonly retrain: boolean; readonly reason: string; readonly dispatched: boolean }
    | undefined;
  /** Runs that the state file remembers, oldest first, this one included. */
  readonly history: readonly RememberedRun[];
  readonly digests: readonly NamedDigest[];
  /** Importance of columns; 1 where it is not given. */
  readonly weights?: ReadonlyMap<string, number>;
}
