import type { Verdict } from '../../verdict/finding.ts';
import type { DriftAssessment } from '../assess-drift.ts';
import { largestChange } from '../drift-words.ts';
import { worstColumnsFirst } from '../worst-columns.ts';
import { statusOf, type DriftStatus } from './telling.ts';

/** What people are told of one run, before it is put into the words of a sink. */
export interface DriftAlert {
  readonly status: DriftStatus;
  readonly verdict: Verdict;
  /** The verdict in one sentence, with the deciding number. */
  readonly summary: string;
  readonly data: string;
  readonly reference: string;
  readonly policy: string;
  readonly rows: number;
  readonly driftedShare: number;
  /** Drifted columns, worst first. */
  readonly columns: readonly DriftedColumn[];
  readonly broken: readonly string[];
  /** 'dispatched: …', when the policy has a retraining. */
  readonly retraining: string | undefined;
  readonly runUrl: string | undefined;
  /** sha256 of the current data. */
  readonly dataVersion: string;
  readonly policyVersion: string;
  /** ISO 8601 */
  readonly at: string;
}

export interface DriftedColumn {
  readonly column: string;
  readonly method: string;
  readonly shift: number;
  readonly alert: number;
  readonly change: string;
}

export function driftAlert(
  assessment: DriftAssessment,
  run: Omit<DriftAlert, 'status' | 'rows' | 'driftedShare' | 'columns' | 'broken'>,
): DriftAlert {
  const drifted = worstColumnsFirst(assessment).filter(
    ({ judgement }) => judgement.state === 'drifted',
  );
  return {
    ...run,
    status: statusOf(assessment, run.verdict),
    rows: assessment.rows,
    driftedShare: assessment.driftedShare,
    broken: assessment.broken,
    columns: drifted.map(({ column, method, statistics, threshold, comparison }) => ({
      column,
      method,
      shift: statistics.get(method)!.shift,
      alert: threshold.alert,
      change: largestChange(comparison.binsWithMissing),
    })),
  };
}

const headlines: Record<DriftStatus, string> = {
  drift: 'The data have drifted',
  broken: 'The data look broken',
  inconclusive: 'Not enough data to decide about drift',
  stable: 'No drift any more',
};

/** The news in a few words. */
export function alertHeadline({ status, columns, broken, verdict }: DriftAlert): string {
  // Performance or skew failed: nothing moved that has a name.
  if (status === 'drift' && verdict === 'fail' && columns.length === 0 && broken.length === 0) {
    return 'A check of the model in production failed';
  }
  return headlines[status];
}

/** The data without the dates in their path: logs/2026-06-01.parquet and logs/2026-06-02.parquet are the same data set. */
export function dataSetOf(current: string): string {
  return current.replaceAll(
    /(?:19|20)\d\d[-_/.]?(?:0[1-9]|1[0-2])[-_/.]?(?:0[1-9]|[12]\d|3[01])(?:[T_-]?\d{2}(?:[-_:.]?\d{2}){0,2}(?:\.\d+)?Z?)?/g,
    '<date>',
  );
}
