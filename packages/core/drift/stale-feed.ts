import { Type, type Static } from '@sinclair/typebox';
import { formatDurationMs } from '../config/duration.ts';
import type { Finding } from '../verdict/finding.ts';
import type { DriftPolicy } from './drift-policy.ts';

const moment = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` });

/** The data of the last run, as the state file keeps them. */
export const feedSchema = Type.Object(
  {
    /** sha256 of the current data. */
    data: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    /** Newest moment of the rows, where they have one. */
    until: Type.Optional(moment),
    /** When these data, or this newest moment, were first seen. */
    since: moment,
  },
  { additionalProperties: false },
);

export type Feed = Static<typeof feedSchema>;

export interface SeenFeed {
  readonly data: string;
  readonly until?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** sha256 of the data that the reference was taken from, where known. */
  readonly referenceData?: string;
}

export interface FeedJudgement {
  /** To be kept for the next run. */
  readonly feed: Feed;
  /** Why nothing new seems to arrive, or nothing. */
  readonly stale?: string;
  /** How long the data have not moved. */
  readonly unmovedMs: number;
}

/** Whether data still arrive: same bytes, or a newest row that has not moved since the last run, are no new sighting of the world. */
export function judgeFeed(
  before: Feed | undefined,
  { data, until, now, referenceData }: SeenFeed,
  { staleAfterMs }: Pick<DriftPolicy, 'staleAfterMs'>,
): FeedJudgement {
  const same = before?.data === data;
  const stuck = until !== undefined && before?.until === until;
  const since = before && (same || stuck) ? before.since : new Date(now).toISOString();
  const unmovedMs = Math.max(0, now - Date.parse(since));
  const feed = { data, since, ...(until === undefined ? {} : { until }) };
  const waited = before !== undefined && unmovedMs >= staleAfterMs;
  if (same && waited) {
    return { feed, unmovedMs, stale: `the current data are byte for byte those of ${since}` };
  }
  if (stuck && waited) {
    return { feed, unmovedMs, stale: `the newest row is still that of ${until}, as at ${since}` };
  }
  if (data === referenceData) {
    return {
      feed,
      unmovedMs,
      stale: 'the current data are those that the reference was taken from',
    };
  }
  return { feed, unmovedMs };
}

export function feedFinding({ stale, unmovedMs }: FeedJudgement, policy: DriftPolicy): Finding {
  return {
    check: 'stale_feed',
    subject: 'dataset',
    verdict: stale === undefined ? 'pass' : 'warn',
    severity: 'warning',
    observed: {
      value: unmovedMs / 1000,
      unit: 'seconds',
      method: 'time since data of this digest, or with this newest row, were first seen',
    },
    expected: 'data that move between runs',
    message:
      stale === undefined
        ? unmovedMs > 0
          ? `the data have not moved for ${formatDurationMs(unmovedMs)}, less than stale_after`
          : 'these data were not seen before'
        : `${stale} (${formatDurationMs(unmovedMs)} ago): nothing new arrives. Look at the source; nothing is retrained on it. If runs are meant to see the same data, set stale_after`,
    location: policy.locate(['stale_after']),
  };
}
