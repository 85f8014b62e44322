import { aucByCell, type Auc, type Cells } from '#stats/auc-by-cell.ts';
import { scoreOrder } from '#stats/score-order.ts';
import type { Labels } from '../gate-rows.ts';
import type { GateTask } from '../metric-registry.ts';

/** What one cell of rows says of a metric. */
export interface CellFigure {
  /** As the metric is reported; NaN where it is undefined. */
  readonly value: number;
  /** Of the rows' figures that are compared: higher is worse. */
  readonly badness: number;
  readonly variance: number;
  /** Rows that it rests on. */
  readonly n: number;
  /** Degrees of freedom of the variance. */
  readonly freedom: number;
}

export interface SearchRows {
  readonly labels: Labels;
  readonly scores: Float64Array;
  readonly threshold: number;
}

/** A cell, and all rows of the other cells. */
export interface CellAndRest {
  readonly cell: CellFigure;
  readonly rest: CellFigure;
}

/** Figures of every cell; made once for the rows, asked for many ways to split them. */
export type FiguresByCell = (cells: Cells) => readonly CellAndRest[];

export interface SearchedMetric {
  readonly task: GateTask;
  readonly better: 'higher' | 'lower';
  readonly hasThreshold: boolean;
  readonly needsProbabilities: boolean;
  prepare(rows: SearchRows): FiguresByCell;
}

/** A mean over rows of how bad each one is; NaN leaves a row out. */
function meanMetric(
  options: Pick<SearchedMetric, 'task' | 'better'> & Partial<SearchedMetric>,
  badnessOf: (label: number, score: number, threshold: number) => number,
  valueOf: (mean: number) => number = (mean) => mean,
): SearchedMetric {
  return {
    hasThreshold: false,
    needsProbabilities: false,
    ...options,
    prepare({ labels, scores, threshold }) {
      const badness = scores.map((score, row) => badnessOf(labels[row]!, score, threshold));
      return (cells) => meansByCell(badness, cells, valueOf);
    },
  };
}

function meansByCell(
  badness: Float64Array,
  { of, count }: Cells,
  valueOf: (mean: number) => number,
): CellAndRest[] {
  const [n, sum, squares] = [0, 0, 0].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let row = 0; row < badness.length; row++) {
    const x = badness[row]!;
    if (Number.isNaN(x)) continue;
    const cell = of[row]!;
    n[cell]!++;
    sum[cell]! += x;
    squares[cell]! += x * x;
  }
  const total = [n, sum, squares].map((list) => list.reduce((all, one) => all + one, 0));
  return Array.from({ length: count }, (_, cell) => {
    const own = [n[cell]!, sum[cell]!, squares[cell]!] as const;
    const others = total.map((all, index) => all - own[index]!);
    const rest = meanFigure([others[0]!, others[1]!, others[2]!], valueOf);
    const figure = meanFigure(own, valueOf);
    // A slice that looks bad by chance may look quiet too: a share near 1 has little spread.
    const variance = Math.max(figure.variance, (rest.variance * rest.n) / figure.n);
    return { cell: { ...figure, variance }, rest };
  });
}

function meanFigure(
  [n, sum, squares]: readonly [number, number, number],
  valueOf: (mean: number) => number,
): CellFigure {
  const mean = sum / n;
  const variance = Math.max(0, squares - n * mean * mean) / (n - 1) / n;
  return { value: valueOf(mean), badness: mean, variance, n, freedom: n - 1 };
}

function aucFigure({ auc, variance, positives, negatives }: Auc): CellFigure {
  const freedom = Math.min(positives, negatives) - 1;
  return { value: auc, badness: 1 - auc, variance, n: positives + negatives, freedom };
}

const rocAuc: SearchedMetric = {
  task: 'binary',
  better: 'higher',
  hasThreshold: false,
  needsProbabilities: false,
  prepare({ labels, scores }) {
    const order = scoreOrder(scores);
    return (cells) =>
      aucByCell(labels as Uint8Array, order, cells).map(({ rest, ...cell }) => ({
        cell: aucFigure(cell),
        rest: aucFigure(rest),
      }));
  },
};

const right = { task: 'binary', better: 'higher', hasThreshold: true } as const;
const error = { task: 'regression', better: 'lower' } as const;
const loss = { task: 'binary', better: 'lower', needsProbabilities: true } as const;
const smallest = 2 ** -52;

/** Metrics that a search can try on thousands of slices: means over rows, and the AUC. */
export const searchedMetrics: Readonly<Record<string, SearchedMetric>> = {
  roc_auc: rocAuc,
  accuracy: meanMetric(
    right,
    (label, score, threshold) => Number(score >= threshold !== (label === 1)),
    (wrong) => 1 - wrong,
  ),
  recall: meanMetric(
    right,
    (label, score, threshold) => (label === 1 ? Number(score < threshold) : Number.NaN),
    (missed) => 1 - missed,
  ),
  precision: meanMetric(
    right,
    (label, score, threshold) => (score >= threshold ? 1 - label : Number.NaN),
    (wrong) => 1 - wrong,
  ),
  log_loss: meanMetric(loss, (label, score) => {
    const inside = Math.max(smallest, Math.min(1 - smallest, score));
    return -Math.log(label === 1 ? inside : 1 - inside);
  }),
  brier_score: meanMetric(loss, (label, score) => (score - label) ** 2),
  mae: meanMetric(error, (label, score) => Math.abs(score - label)),
  rmse: meanMetric(error, (label, score) => (score - label) ** 2, Math.sqrt),
};
