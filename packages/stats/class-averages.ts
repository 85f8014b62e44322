import { classAt, type ClassCounts, type OneClass } from './multiclass-counts.ts';

/** A figure of one class against all others; 0 where it would be 0/0, as scikit-learn counts it. */
export type ClassRatio = (one: OneClass) => number;

export const classPrecision: ClassRatio = ({ right, predicted }) => ratio(right, predicted);

export const classRecall: ClassRatio = ({ right, labelled }) => ratio(right, labelled);

export const classF1: ClassRatio = ({ right, labelled, predicted }) =>
  ratio(2 * right, labelled + predicted);

/** Unweighted mean over `classes`: a rare class counts as much as a frequent one. NaN without classes. */
export function macroAverage(
  counts: ClassCounts,
  of: ClassRatio,
  classes: readonly number[],
): number {
  let sum = 0;
  for (const index of classes) sum += of(classAt(counts, index));
  return sum / classes.length;
}

/** Mean over the classes by how many rows are labelled so; NaN without rows. */
export function weightedAverage(counts: ClassCounts, of: ClassRatio): number {
  let [sum, rows] = [0, 0];
  for (let index = 0; 3 * index < counts.length; index++) {
    const one = classAt(counts, index);
    sum += one.labelled * of(one);
    rows += one.labelled;
  }
  return sum / rows;
}

/** Mean recall over the classes that occur in the labels (scikit-learn's balanced accuracy). */
export function meanRecall(counts: ClassCounts): number {
  let [sum, classes] = [0, 0];
  for (let index = 0; 3 * index < counts.length; index++) {
    const one = classAt(counts, index);
    if (one.labelled === 0) continue;
    sum += classRecall(one);
    classes++;
  }
  return sum / classes;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
