/**
 * What every metric of predicted classes needs of a table: per class k, at 3k, the rows (or their weight) predicted right,
 * labelled so and predicted so. Not the whole confusion matrix: its margins and its diagonal decide accuracy,
 * precision, recall, F, Matthews' correlation and Cohen's kappa, and they are 3 numbers a class instead of one a pair.
 */
export type ClassCounts = Float64Array;

/** Counts rows of one label and prediction into the counts that start at `offset`. */
export function addPrediction(
  counts: ClassCounts,
  offset: number,
  {
    label,
    predicted,
    rows = 1,
  }: { readonly label: number; readonly predicted: number; readonly rows?: number },
): void {
  if (label === predicted) counts[offset + 3 * label]! += rows;
  counts[offset + 3 * label + 1]! += rows;
  counts[offset + 3 * predicted + 2]! += rows;
}

export function countPredictions(
  labels: Uint16Array,
  predicted: Uint16Array,
  { classCount, weights }: { readonly classCount: number; readonly weights?: Float64Array },
): ClassCounts {
  const counts = new Float64Array(3 * classCount);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    const guess = predicted[row]!;
    const weight = weights ? weights[row]! : 1;
    if (label === guess) counts[3 * label]! += weight;
    counts[3 * label + 1]! += weight;
    counts[3 * guess + 2]! += weight;
  }
  return counts;
}

/** Counts of one class. */
export interface OneClass {
  /** Labelled and predicted so. */
  readonly right: number;
  readonly labelled: number;
  readonly predicted: number;
}

export function classAt(counts: ClassCounts, index: number): OneClass {
  return {
    right: counts[3 * index]!,
    labelled: counts[3 * index + 1]!,
    predicted: counts[3 * index + 2]!,
  };
}
