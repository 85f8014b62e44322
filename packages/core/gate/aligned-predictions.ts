import { inlineDraws, type DrawEngine } from '#stats/draw-engine.ts';
import { gateRows, type GateRows, type Labels } from './gate-rows.ts';
import type { GatePolicy } from './parse-gates.ts';
import { membersByCode, sliceCodes, type SliceCodes } from './slice-codes.ts';
import { pickFigures, type RowFigures } from './row-figures.ts';
import type { SlicePolicy } from './slice-policy.ts';
import type { EvidenceRows } from './task-rows.ts';

/** Predictions of both models on the same rows, in the order of the ids. */
export interface AlignedPredictions {
  /** 0 and 1, or the true values of a regression. */
  readonly labels: Float64Array;
  readonly candidate: Float64Array;
  readonly champion?: Float64Array;
  /** Above 0; absent when all rows count the same. */
  readonly weights?: Float64Array;
  /** Codes of `columns.cluster`; absent when rows are independent. */
  readonly clusters?: Uint32Array;
  /** Of the policy's expressions; absent when it has none. */
  readonly figures?: RowFigures;
  /** In the order of the policy's slices: the values of `by` (missing is null), or 1 where `where` holds. */
  readonly slices: readonly (SliceCodes | readonly (string | null)[] | Float64Array)[];
}

/** The rows of one slice. */
export interface GateSlice {
  readonly policy: SlicePolicy;
  /** 'origin = ATL', or the slice's name. */
  readonly subject: string;
  /** How many rows it has. */
  readonly size: number;
  /** Picked out when asked for, and not kept: take them once for all that is measured on them. */
  readonly rows: EvidenceRows;
}

/** All rows, and those of every slice of the policy. */
export function rowsOfPredictions(
  predictions: AlignedPredictions,
  policy: GatePolicy,
  engine: DrawEngine = inlineDraws(),
): { rows: GateRows<Labels>; slices: GateSlice[] } {
  const { candidate, champion, weights, clusters, figures } = predictions;
  const labels =
    policy.task === 'binary' ? Uint8Array.from(predictions.labels) : predictions.labels;
  const data: RowData = {
    labels,
    candidate,
    ...(champion ? { champion } : {}),
    ...(weights ? { weights } : {}),
    ...(clusters ? { clusters } : {}),
    ...(figures ? { figures } : {}),
  };
  const options = { ...policy, engine };
  const slices = slicesOf(policy, predictions.slices, (rows) =>
    gateRows(pickRows(data, rows), options),
  );
  return { rows: gateRows(data, options), slices };
}

/** The slices of a policy. @param pick makes the rows of one slice from their numbers */
export function slicesOf(
  policy: GatePolicy,
  values: AlignedPredictions['slices'],
  pick: (rows: Uint32Array) => EvidenceRows,
): GateSlice[] {
  return policy.slices.flatMap((slice, index) =>
    membersOf(slice, values[index]!).map(({ subject, rows }) => ({
      policy: slice,
      subject,
      size: rows.length,
      get rows() {
        return pick(rows);
      },
    })),
  );
}

interface Members {
  readonly subject: string;
  readonly rows: Uint32Array;
}

/** Slices by value in the order of the values; a named condition is one slice, possibly empty. */
function membersOf({ rows }: SlicePolicy, values: AlignedPredictions['slices'][number]): Members[] {
  if (!('by' in rows)) return [{ subject: rows.name, rows: rowsWhere(values as Float64Array) }];
  const coded = 'codes' in values ? values : sliceCodes(values as readonly (string | null)[]);
  const members = membersByCode(coded);
  return coded.values
    .map((value, code) => ({ subject: `${rows.by} = ${valueText(value)}`, rows: members[code]! }))
    .filter((one) => one.rows.length > 0)
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

function rowsWhere(holds: Float64Array): Uint32Array {
  const rows = new Uint32Array(holds.length);
  let count = 0;
  for (let row = 0; row < holds.length; row++) if (holds[row] === 1) rows[count++] = row;
  return rows.slice(0, count);
}

function valueText(value: string | null): string {
  if (value === null) return '(missing)';
  return value === '' ? "''" : value;
}

type RowData = Pick<
  GateRows<Labels>,
  'labels' | 'candidate' | 'champion' | 'weights' | 'clusters' | 'figures'
>;

function pickRows(data: RowData, rows: Uint32Array): RowData {
  const { labels, candidate, champion, weights, clusters, figures } = data;
  const pickNumbers = (from: Float64Array): Float64Array =>
    pick(from, rows, new Float64Array(rows.length));
  return {
    labels:
      labels instanceof Uint8Array
        ? pick(labels, rows, new Uint8Array(rows.length))
        : pickNumbers(labels),
    candidate: pickNumbers(candidate),
    ...(champion ? { champion: pickNumbers(champion) } : {}),
    ...(weights ? { weights: pickNumbers(weights) } : {}),
    ...(clusters ? { clusters: pick(clusters, rows, new Uint32Array(rows.length)) } : {}),
    ...(figures ? { figures: pickFigures(figures, rows) } : {}),
  };
}

function pick<T extends Uint8Array | Uint32Array | Float64Array>(
  from: T,
  rows: Uint32Array,
  into: T,
): T {
  for (let at = 0; at < rows.length; at++) into[at] = from[rows[at]!]!;
  return into;
}
