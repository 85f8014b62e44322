import { lowerBound } from './sorted-search.ts';

/** Rows from the highest score to the lowest, with ties marked. */
export interface ScoreOrder {
  /** Row numbers; ties in row order. */
  readonly rows: Uint32Array;
  /** 1 where the next row has a lower score, and at the end. */
  readonly endsTie: Uint8Array;
}

/** O(n log n) without a comparison callback: values sorted natively, then each row looked up. */
export function scoreOrder(scores: Float64Array): ScoreOrder {
  const n = scores.length;
  // Negated, so that ascending order is from the highest score down.
  const sorted = scores.map((score) => -score).sort();
  const rows = new Uint32Array(n);
  const filled = new Uint32Array(n);
  for (let row = 0; row < n; row++) {
    const group = lowerBound(sorted, -scores[row]!);
    rows[group + filled[group]!++] = row;
  }
  const endsTie = new Uint8Array(n);
  for (let at = 0; at < n; at++) {
    if (at === n - 1 || sorted[at] !== sorted[at + 1]) endsTie[at] = 1;
  }
  return { rows, endsTie };
}

/** The values of the rows in the order of their ranks. */
export function inOrder(values: Float64Array, rows: Uint32Array): Float64Array {
  const ordered = new Float64Array(rows.length);
  for (let rank = 0; rank < rows.length; rank++) ordered[rank] = values[rows[rank]!]!;
  return ordered;
}

/** The unit of a bootstrap of every rank. */
export function unitsInOrder(unitOfRow: Uint16Array, rows: Uint32Array): Uint16Array {
  const ordered = new Uint16Array(rows.length);
  for (let rank = 0; rank < rows.length; rank++) ordered[rank] = unitOfRow[rows[rank]!]!;
  return ordered;
}
