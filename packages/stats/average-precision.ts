import type { Resampling } from './stratified-resampling.ts';
import { scoreOrder, type ScoreOrder } from './score-order.ts';

/**
 * Average precision, the step sum Σ (Rₙ − Rₙ₋₁) Pₙ over distinct scores (no trapezoids: those flatter the curve);
 * 0 without positives, as scikit-learn.
 */
export function averagePrecision(
  labels: Uint8Array,
  scores: Float64Array,
  { rows, endsTie }: ScoreOrder = scoreOrder(scores),
): number {
  let [tp, counted, sum] = [0, 0, 0];
  for (let at = 0; at < rows.length; at++) {
    tp += labels[rows[at]!]!;
    if (endsTie[at] === 0 || tp === counted) continue;
    sum += ((tp - counted) * tp) / (at + 1);
    counted = tp;
  }
  return tp === 0 ? 0 : sum / tp;
}

/** The average precision of every draw of a bootstrap. */
export function averagePrecisionOfDraws(
  labels: Uint8Array,
  order: ScoreOrder,
  resampling: Resampling,
): Float64Array {
  const steps = stepsOf(labels, order, resampling.unitOfRow);
  const values = new Float64Array(resampling.draws);
  const weights = new Float64Array(resampling.unitCount);
  for (let draw = 0; draw < resampling.draws; draw++) {
    const start = draw * resampling.unitCount;
    weights.set(resampling.weights.subarray(start, start + resampling.unitCount));
    values[draw] = stepSum(weights, steps);
  }
  return values;
}

/** The sorted rows, classes apart: a draw then is two tight loops instead of one that branches on every label. */
interface Steps {
  /** Units of the positives and of the negatives, from the highest score down. */
  readonly positives: Uint16Array;
  readonly negatives: Uint16Array;
  /** For each tie with positives in it: how many positives, and how many negatives, there are down to its end. */
  readonly positivesTo: Uint32Array;
  readonly negativesTo: Uint32Array;
  /** Scratch space of a draw. */
  readonly drawnNegatives: Float64Array;
}

function stepsOf(labels: Uint8Array, { rows, endsTie }: ScoreOrder, unitOfRow: Uint16Array): Steps {
  const [positives, negatives] = [new Uint16Array(rows.length), new Uint16Array(rows.length)];
  const [positivesTo, negativesTo] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
  let [p, n, ties, counted] = [0, 0, 0, 0];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (labels[row] === 1) positives[p++] = unitOfRow[row]!;
    else negatives[n++] = unitOfRow[row]!;
    if (endsTie[at] === 0 || p === counted) continue;
    positivesTo[ties] = p;
    negativesTo[ties++] = n;
    counted = p;
  }
  return {
    positives: positives.subarray(0, p),
    negatives: negatives.subarray(0, n),
    positivesTo: positivesTo.subarray(0, ties),
    negativesTo: negativesTo.subarray(0, ties),
    drawnNegatives: new Float64Array(n + 1),
  };
}

// So many ties at a time that the negatives drawn between them stay in the processor's cache.
const tiesAtOnce = 512;

function stepSum(weights: Float64Array, steps: Steps): number {
  const totals = { tp: 0, fp: 0, sum: 0 };
  for (let from = 0; from < steps.positivesTo.length; from += tiesAtOnce) {
    addTies(weights, steps, { from, totals });
  }
  return totals.sum / totals.tp;
}

// A function of its own, called often, so that the engine compiles it as a whole: one long loop is entered half-way
// by on-stack replacement and thrown out again at its end, draw after draw.
function addTies(
  weights: Float64Array,
  { positives, negatives, positivesTo, negativesTo, drawnNegatives }: Steps,
  { from, totals }: { from: number; totals: { tp: number; fp: number; sum: number } },
): void {
  const to = Math.min(positivesTo.length, from + tiesAtOnce);
  const base = from === 0 ? 0 : negativesTo[from - 1]!;
  let { tp, fp, sum } = totals;
  drawnNegatives[0] = fp;
  for (let at = base; at < negativesTo[to - 1]!; at++) {
    fp += weights[negatives[at]!]!;
    drawnNegatives[at - base + 1] = fp;
  }
  let next = from === 0 ? 0 : positivesTo[from - 1]!;
  for (let tie = from; tie < to; tie++) {
    let drawn = 0;
    for (; next < positivesTo[tie]!; next++) drawn += weights[positives[next]!]!;
    tp += drawn;
    // No branch on `drawn`, which a processor cannot foresee: adding 1e-300 only makes 0/0 into 0.
    sum += (drawn * tp) / (tp + drawnNegatives[negativesTo[tie]! - base]! + 1e-300);
  }
  totals.tp = tp;
  totals.fp = fp;
  totals.sum = sum;
}
