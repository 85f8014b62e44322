import { gateRows, type GateRows, type Labels } from './gate-rows.ts';
import type { GatePolicy } from './parse-gates.ts';
import type { SlicePolicy } from './slice-policy.ts';
import type { EvidenceRows } from './task-rows.ts';

/** Predictions of both models on the same rows, in the order of the ids. */
export interface AlignedPredictions {
  /** 0 and 1, or the true values of a regression. */
  readonly labels: Float64Array;
  readonly candidate: Float64Array;
  readonly champion?: Float64Array;
  /** In the order of the policy's slices: the values of `by` (missing is null), or 1 where `where` holds. */
  readonly slices: readonly (readonly (string | null)[] | Float64Array)[];
}

/** The rows of one slice. */
export interface GateSlice {
  readonly policy: SlicePolicy;
  /** 'origin = ATL', or the slice's name. */
  readonly subject: string;
  /** How many rows it has. */
  readonly size: number;
  readonly rows: EvidenceRows;
}

/** All rows, and those of every slice of the policy. */
export function rowsOfPredictions(
  predictions: AlignedPredictions,
  policy: GatePolicy,
): { rows: GateRows<Labels>; slices: GateSlice[] } {
  const { candidate, champion } = predictions;
  const labels =
    policy.task === 'binary' ? Uint8Array.from(predictions.labels) : predictions.labels;
  const data = { labels, candidate, ...(champion ? { champion } : {}) };
  const slices = slicesOf(policy, predictions.slices, (rows) =>
    gateRows(pickRows(data, rows), policy),
  );
  return { rows: gateRows(data, policy), slices };
}

/** The slices of a policy. @param pick makes the rows of one slice from their numbers */
export function slicesOf(
  policy: GatePolicy,
  values: AlignedPredictions['slices'],
  pick: (rows: readonly number[]) => EvidenceRows,
): GateSlice[] {
  return policy.slices.flatMap((slice, index) =>
    membersOf(slice, values[index]!).map(({ subject, rows }) => ({
      policy: slice,
      subject,
      size: rows.length,
      rows: pick(rows),
    })),
  );
}

interface Members {
  readonly subject: string;
  readonly rows: readonly number[];
}

/** Slices by value in the order of the values; a named condition is one slice, possibly empty. */
function membersOf({ rows }: SlicePolicy, values: AlignedPredictions['slices'][number]): Members[] {
  if (!('by' in rows)) {
    const members = [...values.keys()].filter((row) => values[row] === 1);
    return [{ subject: rows.name, rows: members }];
  }
  const byValue = new Map<string | null, number[]>();
  values.forEach((value, row) => {
    const members = byValue.get(value as string | null);
    if (members) members.push(row);
    else byValue.set(value as string | null, [row]);
  });
  return [...byValue]
    .map(([value, members]) => ({ subject: `${rows.by} = ${valueText(value)}`, rows: members }))
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

function valueText(value: string | null): string {
  if (value === null) return '(missing)';
  return value === '' ? "''" : value;
}

function pickRows(
  data: { labels: Labels; candidate: Float64Array; champion?: Float64Array },
  rows: readonly number[],
): { labels: Labels; candidate: Float64Array; champion?: Float64Array } {
  const pick = (from: Float64Array): Float64Array => Float64Array.from(rows, (row) => from[row]!);
  const labels =
    data.labels instanceof Uint8Array
      ? Uint8Array.from(rows, (row) => data.labels[row]!)
      : pick(data.labels);
  return {
    labels,
    candidate: pick(data.candidate),
    ...(data.champion ? { champion: pick(data.champion) } : {}),
  };
}
