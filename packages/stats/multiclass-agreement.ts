import type { ClassCounts } from './multiclass-counts.ts';

/** Correlation of label and prediction over K classes (Gorodkin 2004); 0 when either is constant, as scikit-learn. */
export function multiclassMatthews(counts: ClassCounts): number {
  const { right, rows, together, labelSquares, predictedSquares } = margins(counts);
  const scale = Math.sqrt(rows * rows - predictedSquares) * Math.sqrt(rows * rows - labelSquares);
  return scale === 0 ? 0 : (right * rows - together) / scale;
}

/** Agreement beyond chance (Cohen 1960); NaN when labels and predictions are one and the same class. */
export function multiclassKappa(counts: ClassCounts): number {
  const { right, rows, together } = margins(counts);
  return (right * rows - together) / (rows * rows - together);
}

interface Margins {
  readonly right: number;
  readonly rows: number;
  /** Σ labelled · predicted. */
  readonly together: number;
  readonly labelSquares: number;
  readonly predictedSquares: number;
}

function margins(counts: ClassCounts): Margins {
  let [right, rows, together, labelSquares, predictedSquares] = [0, 0, 0, 0, 0];
  for (let at = 0; at < counts.length; at += 3) {
    const labelled = counts[at + 1]!;
    const predicted = counts[at + 2]!;
    right += counts[at]!;
    rows += labelled;
    together += labelled * predicted;
    labelSquares += labelled * labelled;
    predictedSquares += predicted * predicted;
  }
  return { right, rows, together, labelSquares, predictedSquares };
}
