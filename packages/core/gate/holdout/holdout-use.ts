import type { DecisionRecord } from '../../record/decision-record.ts';
import { recordedDataDigest } from '../evidence/stored-metrics.ts';

/** One candidate that evaluation data decided about. */
export interface HoldoutUse {
  /** Digest of the evaluation data. */
  readonly data: string;
  /** sha256 of the candidate's predictions or numbers. */
  readonly candidate: string;
  readonly verdict: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** The use that a record of quality-gate is of; undefined for other actions and without a digest of its data. */
export function useOfRecord(record: DecisionRecord): HoldoutUse | undefined {
  const { action, verdict, decidedAt, inputDigests } = record.predicate;
  const data = recordedDataDigest(record);
  const candidate: unknown = inputDigests?.['candidate'] ?? inputDigests?.['metrics'];
  if (action !== 'quality-gate' || data === undefined || typeof candidate !== 'string')
    return undefined;
  return { data, candidate, verdict, at: decidedAt };
}

/** The other candidates that the same data decided about: deciding twice about one candidate chooses nothing. */
export function otherCandidates(
  uses: readonly HoldoutUse[],
  current: Pick<HoldoutUse, 'data' | 'candidate'>,
): number {
  const others = uses.filter(
    ({ data, candidate }) => data === current.data && candidate !== current.candidate,
  );
  return new Set(others.map(({ candidate }) => candidate)).size;
}
