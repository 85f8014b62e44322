import type { Finding } from '../verdict/finding.ts';
import { spendBudget } from './alarm-budget.ts';
import { withBudget, type DriftAssessment } from './assess-drift.ts';
import { countArrival } from './data-volume.ts';
import type { DriftPolicy } from './drift-policy.ts';
import type { RetrainingState } from './retraining-state.ts';
import { feedFinding, judgeFeed } from './stale-feed.ts';

/** What one run saw, besides its numbers. */
export interface Sighting {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** sha256 of the current data. */
  readonly data: string;
  /** The time that the rows cover, ISO 8601, where the window says it. */
  readonly span?: { readonly from: string; readonly until: string } | undefined;
  /** sha256 of the data behind the reference. */
  readonly referenceData: string;
  /** Whether earlier runs are remembered at all. */
  readonly hasState: boolean;
}

export interface MonitoredRun {
  /** With the alarm budget in the place of this run alone, where the policy has one. */
  readonly assessment: DriftAssessment;
  readonly findings: readonly Finding[];
  /** More reasons why the data look broken. */
  readonly broken: readonly string[];
  /** What the state file keeps of this run. */
  amend(state: RetrainingState): RetrainingState;
}

/** A run among others: do the data move, has enough evidence come together, how many rows arrived. */
export function monitorRun(
  assessment: DriftAssessment,
  before: RetrainingState,
  sighting: Sighting,
  policy: DriftPolicy,
): MonitoredRun {
  const { now, data, span, referenceData, hasState } = sighting;
  const seen = { data, now, referenceData, ...(span ? { until: span.until } : {}) };
  const feed = judgeFeed(before.feed, seen, policy);
  const spent =
    policy.alarmBudget &&
    spendBudget(policy.alarmBudget, before.evidence, {
      pValue: assessment.pValue,
      now,
      data,
      ...(span ? { span } : {}),
      ...(assessment.tooFewRows ? { unfit: 'it has fewer rows than window.min_rows' } : {}),
    });
  // What was asked for on these data has its own rules: a refused request is tried again, another waits.
  const wasAsked = before.dispatches.some((one) => one.data === data);
  const arrival = { rows: assessment.rows, data, ...(span ? { span } : {}) };
  return {
    assessment: spent ? withBudget(assessment, spent) : assessment,
    findings: hasState || feed.stale !== undefined ? [feedFinding(feed, policy)] : [],
    broken: feed.stale === undefined || wasAsked ? [] : [feed.stale],
    amend: (state) => ({
      ...state,
      feed: feed.feed,
      ...(spent?.evidence ? { evidence: spent.evidence } : {}),
      ...(policy.retrain?.whenRows === undefined
        ? {}
        : { volume: countArrival(state.volume, arrival) }),
    }),
  };
}
