import { Type, type Static } from '@sinclair/typebox';

/** Rows that arrived since the last training, as the state file keeps them. */
export const volumeSchema = Type.Object(
  {
    rows: Type.Integer({ minimum: 0 }),
    /** sha256 of data that are counted, oldest first: looking twice is no second arrival. */
    data: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    /** Newest moment counted, where rows have one. */
    until: Type.Optional(
      Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` }),
    ),
  },
  { additionalProperties: false },
);

export type Volume = Static<typeof volumeSchema>;

export interface Arrival {
  /** Rows of the current data. */
  readonly rows: number;
  readonly data: string;
  /** The time that the rows cover, where known: only what is newer than the last count is new. */
  readonly span?: { readonly from: string; readonly until: string };
}

const keptDigests = 1000;
export const noVolume: Volume = { rows: 0, data: [] };

/**
 * Adds what is new. Where windows overlap, the share of the window that is newer than what was counted, as if rows came evenly:
 * an estimate, and never more than the window.
 */
export function countArrival(before: Volume = noVolume, { rows, data, span }: Arrival): Volume {
  if (before.data.includes(data)) return before;
  return {
    rows: before.rows + Math.round(rows * newShare(before, span)),
    data: [...before.data, data].slice(-keptDigests),
    ...(span ? { until: span.until } : {}),
  };
}

function newShare({ until }: Volume, span: Arrival['span']): number {
  if (!span || until === undefined) return 1;
  const [from, to] = [Date.parse(span.from), Date.parse(span.until)];
  const fresh = to - Math.max(from, Date.parse(until));
  return to > from ? Math.min(1, Math.max(0, fresh / (to - from))) : 1;
}
