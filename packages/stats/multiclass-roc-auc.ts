import { placements } from './roc-placements.ts';

/** A mean of areas under ROC curves with what each row contributes to its noise. */
export interface AveragedAuc {
  readonly value: number;
  /**
   * Of each row: its influence divided by the number of rows, so that the squares add up to the variance. For two
   * classes these are DeLong's structural components.
   */
  readonly influence: Float64Array;
}

/** Probabilities of every class, row by row. */
export interface ClassScores {
  readonly labels: Uint16Array;
  /** By class; every class occurs in the labels. */
  readonly probabilities: readonly Float64Array[];
}

/** `macro`: all classes alike; `weighted`: by how many rows are labelled so. */
export type AucAverage = 'macro' | 'weighted';

/** Both averages of the same areas: what costs is the areas. */
export type AucAverages = Readonly<Record<AucAverage, AveragedAuc>>;

/** Each class against all others together (Provost and Domingos 2000); NaN when a class does not occur. */
export function rocAucOneVsRest(scores: ClassScores): AucAverages {
  const { labels, probabilities } = scores;
  const sizes = classSizes(scores);
  const rows = labels.length;
  const macro = new Float64Array(rows);
  const weighted = new Float64Array(rows);
  const areas: number[] = [];
  const isClass = new Uint8Array(rows);
  for (const [index, ofClass] of probabilities.entries()) {
    for (let row = 0; row < rows; row++) isClass[row] = labels[row] === index ? 1 : 0;
    const { ofPositives, ofNegatives, auc } = placements(isClass, ofClass);
    areas.push(auc);
    const size = sizes[index]!;
    const share = size / rows;
    let [positive, negative] = [0, 0];
    for (let row = 0; row < rows; row++) {
      const influence = isClass[row]
        ? (ofPositives[positive++]! - auc) / size
        : (ofNegatives[negative++]! - auc) / (rows - size);
      macro[row]! += influence / sizes.length;
      weighted[row]! += influence * share;
    }
  }
  const value = areas.reduce((sum, auc, index) => sum + (auc * sizes[index]!) / rows, 0);
  addShares(weighted, { labels, areas, value });
  return {
    macro: { value: mean(areas), influence: macro },
    weighted: { value, influence: weighted },
  };
}

/**
 * Each pair of classes on their own rows, both ways (Hand and Till 2001); `weighted` by the rows of the pair, as
 * scikit-learn. NaN when a class does not occur.
 */
export function rocAucOneVsOne({ labels, probabilities }: ClassScores): AucAverages {
  const rowsOfClass = rowsByClass({ labels, probabilities });
  const count = rowsOfClass.length;
  const rows = labels.length;
  const pairs = (count * (count - 1)) / 2;
  const macro = { value: 0, influence: new Float64Array(rows) };
  const weighted = { value: 0, influence: new Float64Array(rows) };
  // Of each class: the mean area of its pairs.
  const areas = Array.from({ length: count }, () => 0);
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      const [first, second] = [rowsOfClass[one]!, rowsOfClass[other]!];
      const weight = (first.length + second.length) / (rows * (count - 1));
      const into = [
        { influence: macro.influence, weight: 1 / pairs / 2 },
        { influence: weighted.influence, weight: weight / 2 },
      ];
      const area =
        (addPair(into, probabilities[one]!, [first, second]) +
          addPair(into, probabilities[other]!, [second, first])) /
        2;
      macro.value += area / pairs;
      weighted.value += weight * area;
      areas[one]! += area / (count - 1);
      areas[other]! += area / (count - 1);
    }
  }
  addShares(weighted.influence, { labels, areas, value: weighted.value });
  return { macro, weighted };
}

/** Weights that are shares of the rows are as much drawn as these are. */
function addShares(
  influence: Float64Array,
  {
    labels,
    areas,
    value,
  }: { readonly labels: Uint16Array; readonly areas: readonly number[]; readonly value: number },
): void {
  const { length } = influence;
  for (let row = 0; row < length; row++) influence[row]! += (areas[labels[row]!]! - value) / length;
}

/** Adds the influence of one ordered pair of classes. @returns its area */
function addPair(
  into: readonly { readonly influence: Float64Array; readonly weight: number }[],
  probabilities: Float64Array,
  [positives, negatives]: readonly [Uint32Array, Uint32Array],
): number {
  const labels = new Uint8Array(positives.length + negatives.length).fill(1, 0, positives.length);
  const values = new Float64Array(labels.length);
  for (let at = 0; at < positives.length; at++) values[at] = probabilities[positives[at]!]!;
  for (let at = 0; at < negatives.length; at++) {
    values[positives.length + at] = probabilities[negatives[at]!]!;
  }
  const { ofPositives, ofNegatives, auc } = placements(labels, values);
  for (const { influence, weight } of into) {
    for (let at = 0; at < positives.length; at++) {
      influence[positives[at]!]! += (weight * (ofPositives[at]! - auc)) / positives.length;
    }
    for (let at = 0; at < negatives.length; at++) {
      influence[negatives[at]!]! += (weight * (ofNegatives[at]! - auc)) / negatives.length;
    }
  }
  return auc;
}

/**
 * Variance from the influence of each row. Rows of a class spread about their own mean (n − 1, as DeLong); with
 * `sampled` class balance the class means spread too, since the share of each class is drawn.
 */
export function influenceVariance(
  labels: Uint16Array,
  influence: Float64Array,
  { classCount, balance }: { readonly classCount: number; readonly balance: 'sampled' | 'fixed' },
): number {
  const sizes = new Float64Array(classCount);
  const means = new Float64Array(classCount);
  for (let row = 0; row < labels.length; row++) {
    sizes[labels[row]!]! += 1;
    means[labels[row]!]! += influence[row]!;
  }
  for (let index = 0; index < classCount; index++) means[index]! /= sizes[index]!;
  const squares = new Float64Array(classCount);
  for (let row = 0; row < labels.length; row++) {
    squares[labels[row]!]! += (influence[row]! - means[labels[row]!]!) ** 2;
  }
  let variance = 0;
  for (let index = 0; index < classCount; index++) {
    const size = sizes[index]!;
    if (size === 0) continue;
    variance += (squares[index]! * size) / (size - 1);
    if (balance === 'sampled') variance += size * means[index]! ** 2;
  }
  return variance;
}

function classSizes({ labels, probabilities }: ClassScores): Float64Array {
  const sizes = new Float64Array(probabilities.length);
  for (const label of labels) sizes[label]! += 1;
  return sizes;
}

function rowsByClass(scores: ClassScores): Uint32Array[] {
  const members = [...classSizes(scores)].map((size) => new Uint32Array(size));
  const filled = members.map(() => 0);
  scores.labels.forEach((label, row) => {
    members[label]![filled[label]!++] = row;
  });
  return members;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
