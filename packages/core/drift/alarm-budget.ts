import { Type, type Static } from '@sinclair/typebox';
import { eValueOf } from '#stats/p-to-e.ts';

/** `{ false_alarms: 1, per: 365d }`: at most so many false alarms in a period, however often it is looked. */
export interface AlarmBudget {
  readonly falseAlarms: number;
  readonly periodMs: number;
}

const moment = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` });

/** What is kept in the state file between runs. */
export const evidenceSchema = Type.Object(
  {
    /** Weighted sum over all moments at which drift may have begun; 0 after an alarm. */
    value: Type.Number({ minimum: 0 }),
    /** Whether the last run that counted raised an alarm. */
    alarm: Type.Boolean(),
    /** When time was last paid for. */
    paidUntil: moment,
    /** Newest moment of the data that counted, where rows have one. */
    dataUntil: Type.Optional(moment),
    /** sha256 of data that counted, oldest first: the same data are no new evidence. */
    data: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  },
  { additionalProperties: false },
);

export type Evidence = Static<typeof evidenceSchema>;

/** One look at data. */
export interface Look {
  /** Of "the data set has not drifted"; NaN when nothing could be tested. */
  readonly pValue: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** sha256 of the current data. */
  readonly data: string;
  /** ISO 8601: the time that the rows cover, where that is known. */
  readonly span?: { readonly from: string; readonly until: string };
  /** Why it may not count, whatever it shows. */
  readonly unfit?: string;
}

export interface SpentBudget {
  /** To be kept; undefined before the first look that counts. */
  readonly evidence: Evidence | undefined;
  /** 20 for one false alarm in twenty periods, 1 for one or more in one. */
  readonly alarmAt: number;
  /** The evidence with this look, before an alarm set it back. */
  readonly reached: number;
  readonly alarm: boolean;
  /** Why this look is no new evidence, or nothing. */
  readonly notCounted?: string;
}

/** The first look has no time behind it to pay with: this share of a period, which the later ones go without. */
const firstShare = 0.01;
const keptDigests = 1000;

/**
 * A Shiryaev–Roberts e-detector (Shin, Ramdas and Rinaldo, arXiv 2203.03532): R ← (R + w)·e, where e is the look's e-value and w the share of
 * the period that passed since the look before. Without drift R grows by no more than the time that passes, so R ≥ A comes in a
 * period with a chance of at most 1/A, and on average not before A periods: whatever the number of looks. Looks must
 * rest on separate rows; one that shares rows with the last that counted, or repeats its data, changes nothing.
 */
export function spendBudget(
  budget: AlarmBudget,
  before: Evidence | undefined,
  look: Look,
): SpentBudget {
  const alarmAt = Math.max(1, 1 / budget.falseAlarms);
  const periodMs = budget.periodMs / Math.max(1, budget.falseAlarms);
  const notCounted = whyNot(before, look);
  if (notCounted !== undefined) {
    const [reached, alarm] = [before?.value ?? 0, before?.alarm ?? false];
    return { evidence: before, alarmAt, reached, alarm, notCounted };
  }
  const elapsed = before ? Math.max(0, look.now - Date.parse(before.paidUntil)) : 0;
  const share = before ? (1 - firstShare) * (elapsed / periodMs) : firstShare;
  const value = before?.value ?? 0;
  const reached = Math.min(1e300, (value + share) * eValueOf(look.pValue));
  const alarm = reached >= alarmAt;
  const paidUntil = new Date(
    before ? Math.max(look.now, Date.parse(before.paidUntil)) : look.now,
  ).toISOString();
  return {
    evidence: {
      // A new search begins: it may start with what the first one started with.
      value: alarm ? firstShare : reached,
      alarm,
      paidUntil,
      ...(look.span ? { dataUntil: look.span.until } : {}),
      data: [...(before?.data ?? []), look.data].slice(-keptDigests),
    },
    alarmAt,
    reached,
    alarm,
  };
}

/** Windows that meet may share this much by the jitter of a schedule. */
const mostOverlap = 0.05;

function whyNot(before: Evidence | undefined, { data, span, unfit }: Look): string | undefined {
  if (unfit !== undefined) return unfit;
  if (!before) return undefined;
  if (before.data.includes(data)) return 'the same data were counted before';
  if (!span || before.dataUntil === undefined) return undefined;
  const [from, until] = [Date.parse(span.from), Date.parse(span.until)];
  return Date.parse(before.dataUntil) - from > mostOverlap * (until - from)
    ? `its rows begin before ${before.dataUntil}, where those end that were counted last: what shares rows is no separate look`
    : undefined;
}
