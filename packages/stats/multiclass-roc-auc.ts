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

/** Each class against all others together (Provost and Domingos 2000); NaN when a class does not occur. */
export function rocAucOneVsRest(scores: ClassScores, average: AucAverage): AveragedAuc {
  const { labels, probabilities } = scores;
  const sizes = classSizes(scores);
  const rows = labels.length;
  const influence = new Float64Array(rows);
  const areas: number[] = [];
  const isClass = new Uint8Array(rows);
  for (const [index, ofClass] of probabilities.entries()) {
    for (let row = 0; row < rows; row++) isClass[row] = labels[row] === index ? 1 : 0;
    const { ofPositives, ofNegatives, auc } = placements(isClass, ofClass);
    areas.push(auc);
    const weight = average === 'macro' ? 1 / sizes.length : sizes[index]! / rows;
    const perPositive = weight / sizes[index]!;
    const perNegative = weight / (rows - sizes[index]!);
    let [positive, negative] = [0, 0];
    for (let row = 0; row < rows; row++) {
      influence[row]! += isClass[row]
        ? perPositive * (ofPositives[positive++]! - auc)
        : perNegative * (ofNegatives[negative++]! - auc);
    }
  }
  if (average === 'macro') return { value: mean(areas), influence };
  const value = areas.reduce((sum, auc, index) => sum + (auc * sizes[index]!) / rows, 0);
  // The weights are shares of the rows and as much drawn as they are.
  for (let row = 0; row < rows; row++) influence[row]! += (areas[labels[row]!]! - value) / rows;
  return { value, influence };
}

/**
 * Each pair of classes on their own rows, both ways (Hand and Till 2001); `weighted` by the rows of the pair, as
 * scikit-learn. NaN when a class does not occur.
 */
export function rocAucOneVsOne(scores: ClassScores, average: AucAverage): AveragedAuc {
  const rowsOfClass = rowsByClass(scores);
  const classCount = rowsOfClass.length;
  const rows = scores.labels.length;
  const influence = new Float64Array(rows);
  const pairs = (classCount * (classCount - 1)) / 2;
  // Of each class: what its pairs count for, Σ (their area) / (classes − 1).
  const ofClass = new Float64Array(classCount);
  let value = 0;
  for (let one = 0; one < classCount; one++) {
    for (let other = one + 1; other < classCount; other++) {
      const size = rowsOfClass[one]!.length + rowsOfClass[other]!.length;
      const weight = average === 'macro' ? 1 / pairs : size / (rows * (classCount - 1));
      const members = [rowsOfClass[one]!, rowsOfClass[other]!] as const;
      const area =
        (addPair(influence, scores.probabilities[one]!, members, weight / 2) +
          addPair(influence, scores.probabilities[other]!, [members[1], members[0]], weight / 2)) /
        2;
      value += weight * area;
      ofClass[one]! += area / (classCount - 1);
      ofClass[other]! += area / (classCount - 1);
    }
  }
  if (average === 'weighted') {
    for (let row = 0; row < rows; row++) {
      influence[row]! += (ofClass[scores.labels[row]!]! - value) / rows;
    }
  }
  return { value, influence };
}

/** Adds the influence of one ordered pair of classes. @returns its area */
function addPair(
  influence: Float64Array,
  probabilities: Float64Array,
  [positives, negatives]: readonly [Uint32Array, Uint32Array],
  weight: number,
): number {
  const labels = new Uint8Array(positives.length + negatives.length).fill(1, 0, positives.length);
  const values = new Float64Array(labels.length);
  positives.forEach((row, at) => (values[at] = probabilities[row]!));
  negatives.forEach((row, at) => (values[positives.length + at] = probabilities[row]!));
  const { ofPositives, ofNegatives, auc } = placements(labels, values);
  const perPositive = weight / positives.length;
  const perNegative = weight / negatives.length;
  positives.forEach((row, at) => (influence[row]! += perPositive * (ofPositives[at]! - auc)));
  negatives.forEach((row, at) => (influence[row]! += perNegative * (ofNegatives[at]! - auc)));
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
