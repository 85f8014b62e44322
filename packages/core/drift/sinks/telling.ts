import type { Verdict } from '../../verdict/finding.ts';
import type { DriftAssessment } from '../assess-drift.ts';

/** What a run means for people who are told about it. */
export type DriftStatus = 'drift' | 'broken' | 'inconclusive' | 'stable';

/** What people can ask to be told; recovery: drift or a broken pipeline is over. */
export const notifyEvents = ['drift', 'broken', 'inconclusive', 'recovery'] as const;
export type NotifyEvent = (typeof notifyEvents)[number];

/** A run that fails for another reason (performance, skew) needs the same people as drift does. */
export function statusOf(
  { broken, detected }: Pick<DriftAssessment, 'broken' | 'detected'>,
  verdict: Verdict,
): DriftStatus {
  if (broken.length > 0) return 'broken';
  if (detected || verdict === 'fail') return 'drift';
  return verdict === 'inconclusive' ? 'inconclusive' : 'stable';
}

/** What a sink was told last. */
export interface Told {
  /** The alarm that it knows of and that is not over. */
  readonly alarm?: 'drift' | 'broken';
  /** It knows that the last run could not decide. */
  readonly undecided?: boolean;
}

export interface Telling {
  /** undefined: nothing new. */
  readonly event: NotifyEvent | undefined;
  /** What the sink knows once it is told. */
  readonly told: Told;
}

/**
 * News is a change of state, not a state: lasting drift is told once. An undecided run in between neither ends an
 * alarm nor starts it anew.
 */
export function nextTelling(told: Told, status: DriftStatus): Telling {
  if (status === 'stable') {
    return { event: told.alarm === undefined ? undefined : 'recovery', told: {} };
  }
  if (status === 'inconclusive') {
    const event = told.undecided === true ? undefined : status;
    return { event, told: { ...told, undecided: true } };
  }
  return told.alarm === status
    ? { event: undefined, told }
    : { event: status, told: { alarm: status } };
}
