import type { ScoreOrder } from './score-order.ts';

/** The rows of a table split into cells (0 … cells − 1), such as the values of a column. */
export interface Cells {
  readonly of: Uint8Array | Uint16Array | Uint32Array;
  readonly count: number;
}

export interface Auc {
  readonly positives: number;
  readonly negatives: number;
  /** NaN without positives or without negatives. */
  readonly auc: number;
  /** DeLong's; NaN with fewer than two positives or two negatives. */
  readonly variance: number;
}

export interface CellAuc extends Auc {
  /** All rows of the other cells. Its variance takes the spread of the placements from all rows. */
  readonly rest: Auc;
}

/**
 * AUC with DeLong's variance of every cell, in one walk down the scores whatever the number of cells: per cell it takes the
 * sum and the sum of squares of the placements (of a positive: negatives scored lower; of a negative: positives scored
 * lower; ties one half). The pairs within the rest are all pairs, less those with one row or both in the cell.
 */
export function aucByCell(labels: Uint8Array, order: ScoreOrder, cells: Cells): CellAuc[] {
  const walk = new CellWalk(labels, cells);
  const { rows, endsTie } = order;
  for (let start = 0, end = 0; start < rows.length; start = end) {
    while (!endsTie[end]) end++;
    walk.tie(rows.subarray(start, ++end));
  }
  return Array.from({ length: cells.count }, (_, cell) => walk.result(cell));
}

/** Rows and placements by 2·cell + label. */
class Placed {
  readonly all: Float64Array;
  readonly above: Float64Array;
  readonly tied: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;

  constructor(cells: number) {
    const size = 2 * cells;
    this.all = new Float64Array(size);
    this.above = new Float64Array(size);
    this.tied = new Float64Array(size);
    this.sum = new Float64Array(size);
    this.squares = new Float64Array(size);
  }

  /** How many of the other class stand below, ties one half: right for a positive, wrong for a negative. */
  place(own: number): number {
    const other = own ^ 1;
    const placement = this.all[other]! - this.above[other]! - this.tied[other]! / 2;
    this.sum[own]! += placement;
    this.squares[own]! += placement * placement;
    return placement;
  }

  finish(own: number): void {
    this.above[own]!++;
    this.tied[own]!--;
  }

  /** Variance of the placements of one class, as shares. */
  spread(own: number): number {
    const [n, others] = [this.all[own]!, this.all[own ^ 1]!];
    const mean = this.sum[own]! / n;
    return Math.max(0, this.squares[own]! - n * mean * mean) / (n - 1) / (others * others);
  }
}

class CellWalk {
  readonly #labels: Uint8Array;
  readonly #of: Cells['of'];
  readonly #within: Placed;
  readonly #overall = new Placed(1);
  /** By 2·cell + label: placements among all rows. */
  readonly #amongAll: Float64Array;

  constructor(labels: Uint8Array, cells: Cells) {
    this.#labels = labels;
    this.#of = cells.of;
    this.#within = new Placed(cells.count);
    this.#amongAll = new Float64Array(2 * cells.count);
    for (let row = 0; row < labels.length; row++) {
      const label = labels[row]!;
      this.#within.all[2 * cells.of[row]! + label]!++;
      this.#overall.all[label]!++;
    }
  }

  tie(rows: Uint32Array): void {
    const [within, overall] = [this.#within, this.#overall];
    for (const row of rows) {
      const label = this.#labels[row]!;
      within.tied[2 * this.#of[row]! + label]!++;
      overall.tied[label]!++;
    }
    for (const row of rows) {
      const label = this.#labels[row]!;
      const own = 2 * this.#of[row]! + label;
      within.place(own);
      this.#amongAll[own]! += overall.place(label);
    }
    for (const row of rows) {
      const label = this.#labels[row]!;
      within.finish(2 * this.#of[row]! + label);
      overall.finish(label);
    }
  }

  result(cell: number): CellAuc {
    const [within, overall] = [this.#within, this.#overall];
    const [negative, positive] = [2 * cell, 2 * cell + 1];
    const [negatives, positives] = [within.all[negative]!, within.all[positive]!];
    const [n, m] = [overall.all[0]! - negatives, overall.all[1]! - positives];
    // Right pairs of a negative of the cell: the positives that do not stand below it.
    const rightOfNegatives = negatives * overall.all[1]! - this.#amongAll[negative]!;
    const rightInRest =
      overall.sum[1]! - this.#amongAll[positive]! - rightOfNegatives + within.sum[positive]!;
    return {
      positives,
      negatives,
      auc: within.sum[positive]! / (positives * negatives),
      variance: within.spread(positive) / positives + within.spread(negative) / negatives,
      rest: {
        positives: m,
        negatives: n,
        auc: rightInRest / (m * n),
        variance: overall.spread(1) / m + overall.spread(0) / n,
      },
    };
  }
}
