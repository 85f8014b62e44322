import { gateRows, type BootstrapOptions, type GateRows } from '../gate-rows.ts';

/** What one model says of every row. Arrays that no metric of the policy needs are not there. */
export interface ClassPredictions {
  /** Number of the predicted class. */
  readonly predicted: Uint16Array;
  readonly probabilities?: ProbabilityFigures;
  /** Probability of every class, by class; only for areas under ROC curves. `undefined`: the model has no such class. */
  readonly columns?: readonly (Float64Array | undefined)[];
}

/** What losses and calibration need of the probabilities of a row: five numbers at most, however many classes there are. */
export interface ProbabilityFigures {
  /** Given to the class that was true. */
  readonly ofTruth?: Float64Array;
  /** Sum of the squares over all classes. */
  readonly squares?: Float64Array;
  /** The largest. */
  readonly top?: Float64Array;
  /** Whether the true class has the largest, ties going to the first class: 0 or 1. */
  readonly topIsTrue?: Uint8Array;
  /** Classes ahead of the true one; of two alike the later is ahead, as in scikit-learn's top-k accuracy. */
  readonly rankOfTruth?: Uint16Array;
}

export type FigureName = keyof ProbabilityFigures;

export interface MulticlassData {
  /** Every class of labels, predictions and probability columns, in their order. */
  readonly classes: readonly string[];
  /** Number of the class. */
  readonly labels: Uint16Array;
  readonly candidate: ClassPredictions;
  readonly champion?: ClassPredictions;
  /** How much each row counts, above 0; absent when all count the same. */
  readonly weights?: Float64Array;
  /** Rows with the same code are drawn together; absent when rows are independent. */
  readonly clusters?: Uint32Array;
}

/** Rows of one table or slice. */
export interface MulticlassRows extends MulticlassData {
  /** The same rows as the bootstrap knows them: their draws, and what metrics share. */
  readonly base: GateRows<Float64Array>;
  readonly options: BootstrapOptions;
  /** Rows labelled as each class. */
  readonly sizes: Uint32Array;
}

export type Model = 'candidate' | 'champion';

export function multiclassRows(data: MulticlassData, options: BootstrapOptions): MulticlassRows {
  const { weights, ...alike } = data;
  const { clusters } = data;
  const sizes = new Uint32Array(data.classes.length);
  for (const label of data.labels) sizes[label]!++;
  const labels = new Float64Array(data.labels);
  const base = gateRows(
    {
      labels,
      candidate: labels,
      ...(weights ? { weights } : {}),
      ...(clusters ? { clusters } : {}),
    },
    options,
  );
  // Weights that are all the same are none.
  return { ...(base.weights ? data : alike), options, sizes, base };
}

/** The rows of a slice. */
export function pickMulticlass(data: MulticlassData, rows: ArrayLike<number>): MulticlassData {
  const { classes, labels, candidate, champion, weights, clusters } = data;
  return {
    classes,
    labels: picked(labels, rows),
    candidate: pickModel(candidate, rows),
    ...(champion ? { champion: pickModel(champion, rows) } : {}),
    ...(weights ? { weights: picked(weights, rows) } : {}),
    ...(clusters ? { clusters: picked(clusters, rows) } : {}),
  };
}

function pickModel(
  { predicted, probabilities, columns }: ClassPredictions,
  rows: ArrayLike<number>,
): ClassPredictions {
  return {
    predicted: picked(predicted, rows),
    ...(probabilities ? { probabilities: pickFigures(probabilities, rows) } : {}),
    ...(columns ? { columns: columns.map((column) => column && picked(column, rows)) } : {}),
  };
}

function pickFigures(
  { ofTruth, squares, top, topIsTrue, rankOfTruth }: ProbabilityFigures,
  rows: ArrayLike<number>,
): ProbabilityFigures {
  return {
    ...(ofTruth ? { ofTruth: picked(ofTruth, rows) } : {}),
    ...(squares ? { squares: picked(squares, rows) } : {}),
    ...(top ? { top: picked(top, rows) } : {}),
    ...(topIsTrue ? { topIsTrue: picked(topIsTrue, rows) } : {}),
    ...(rankOfTruth ? { rankOfTruth: picked(rankOfTruth, rows) } : {}),
  };
}

function picked<A extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(
  from: A,
  rows: ArrayLike<number>,
): A {
  const to = new (from.constructor as new (length: number) => A)(rows.length);
  for (let at = 0; at < rows.length; at++) to[at] = from[rows[at]!]!;
  return to;
}
