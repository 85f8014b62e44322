import { placements, type Placements } from './roc-placements.ts';
import { scoreOrder } from './score-order.ts';
import { weightedPlacements } from './weighted-auc.ts';

/** A mean of areas under ROC curves with what each row contributes to its noise. */
export interface AveragedAuc {
  readonly value: number;
  /**
   * Of each row: its influence by its share of the rows, so that the squares add up to the variance. For two
   * classes these are DeLong's structural components.
   */
  readonly influence: Float64Array;
}

/** Probabilities of every class, row by row. */
export interface ClassScores {
  readonly labels: Uint16Array;
  /** By class; every class occurs in the labels. */
  readonly probabilities: readonly Float64Array[];
  /** How much each row counts, above 0; absent when all count the same. */
  readonly weights?: Float64Array;
}

/** `macro`: all classes alike; `weighted`: by how many rows (or how much weight) are labelled so. */
export type AucAverage = 'macro' | 'weighted';

/** Both averages of the same areas: what costs is the areas. */
export type AucAverages = Readonly<Record<AucAverage, AveragedAuc>>;

/** Each class against all others together (Provost and Domingos 2000); NaN when a class does not occur. */
export function rocAucOneVsRest(scores: ClassScores): AucAverages {
  const { labels, probabilities, weights } = scores;
  const masses = classMasses(scores);
  const all = sum(masses);
  const rows = labels.length;
  const macro = new Float64Array(rows);
  const weighted = new Float64Array(rows);
  const areas: number[] = [];
  const isClass = new Uint8Array(rows);
  for (const [index, ofClass] of probabilities.entries()) {
    for (let row = 0; row < rows; row++) isClass[row] = labels[row] === index ? 1 : 0;
    const { ofPositives, ofNegatives, auc } = placed(isClass, ofClass, weights);
    areas.push(auc);
    const mass = masses[index]!;
    const share = mass / all;
    let [positive, negative] = [0, 0];
    for (let row = 0; row < rows; row++) {
      const influence = isClass[row]
        ? (ofPositives[positive++]! - auc) / mass
        : (ofNegatives[negative++]! - auc) / (all - mass);
      const weight = weights ? weights[row]! : 1;
      macro[row]! += (weight * influence) / masses.length;
      weighted[row]! += weight * influence * share;
    }
  }
  const value = sum(areas.map((auc, index) => (auc * masses[index]!) / all));
  addShares(weighted, scores, { areas, value });
  return {
    macro: { value: sum(areas) / areas.length, influence: macro },
    weighted: { value, influence: weighted },
  };
}

/**
 * Each pair of classes on their own rows, both ways (Hand and Till 2001); `weighted` by the rows of the pair, as
 * scikit-learn. NaN when a class does not occur.
 */
export function rocAucOneVsOne(scores: ClassScores): AucAverages {
  const { labels } = scores;
  const rowsOfClass = rowsByClass(scores);
  const masses = classMasses(scores);
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
      const weight = (masses[one]! + masses[other]!) / (sum(masses) * (count - 1));
      const into = [
        { influence: macro.influence, weight: 1 / pairs / 2 },
        { influence: weighted.influence, weight: weight / 2 },
      ];
      const area =
        (addPair(into, scores, { of: one, rows: [first, second] }) +
          addPair(into, scores, { of: other, rows: [second, first] })) /
        2;
      macro.value += area / pairs;
      weighted.value += weight * area;
      areas[one]! += area / (count - 1);
      areas[other]! += area / (count - 1);
    }
  }
  addShares(weighted.influence, scores, { areas, value: weighted.value });
  return { macro, weighted };
}

/** Weights that are shares of the rows are as much drawn as these are. */
function addShares(
  influence: Float64Array,
  { labels, weights }: ClassScores,
  { areas, value }: { readonly areas: readonly number[]; readonly value: number },
): void {
  const all = weights ? sum(weights) : labels.length;
  for (let row = 0; row < labels.length; row++) {
    influence[row]! += ((weights ? weights[row]! : 1) * (areas[labels[row]!]! - value)) / all;
  }
}

/** Adds the influence of one ordered pair of classes. @returns its area */
function addPair(
  into: readonly { readonly influence: Float64Array; readonly weight: number }[],
  { probabilities, weights }: ClassScores,
  pair: { readonly of: number; readonly rows: readonly [Uint32Array, Uint32Array] },
): number {
  const [positives, negatives] = pair.rows;
  const rows = new Uint32Array(positives.length + negatives.length);
  rows.set(positives);
  rows.set(negatives, positives.length);
  const pick = (from: Float64Array): Float64Array => {
    const picked = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at++) picked[at] = from[rows[at]!]!;
    return picked;
  };
  const labels = new Uint8Array(rows.length).fill(1, 0, positives.length);
  const ofRows = weights && pick(weights);
  const { ofPositives, ofNegatives, auc } = placed(labels, pick(probabilities[pair.of]!), ofRows);
  const massOf = (from: number, to: number): number =>
    ofRows ? sum(ofRows.subarray(from, to)) : to - from;
  const masses = [massOf(0, positives.length), massOf(positives.length, rows.length)] as const;
  for (let at = 0; at < rows.length; at++) {
    const negative = at - positives.length;
    const share =
      negative < 0
        ? (ofPositives[at]! - auc) / masses[0]
        : (ofNegatives[negative]! - auc) / masses[1];
    const scaled = ofRows ? ofRows[at]! * share : share;
    for (const { influence, weight } of into) influence[rows[at]!]! += weight * scaled;
  }
  return auc;
}

function placed(labels: Uint8Array, scores: Float64Array, weights?: Float64Array): Placements {
  if (!weights) return placements(labels, scores);
  const weighted = weightedPlacements({ labels, weights }, scoreOrder(scores));
  return {
    ofPositives: weighted.ofPositives.values,
    ofNegatives: weighted.ofNegatives.values,
    auc: weighted.auc,
  };
}

/** Rows of each class, or their weight. */
function classMasses({ labels, probabilities, weights }: ClassScores): Float64Array {
  const masses = new Float64Array(probabilities.length);
  labels.forEach((label, row) => (masses[label]! += weights ? weights[row]! : 1));
  return masses;
}

function rowsByClass({ labels, probabilities }: ClassScores): Uint32Array[] {
  const members = [...classMasses({ labels, probabilities })].map((size) => new Uint32Array(size));
  const filled = members.map(() => 0);
  labels.forEach((label, row) => {
    members[label]![filled[label]!++] = row;
  });
  return members;
}

function sum(values: Float64Array | readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
