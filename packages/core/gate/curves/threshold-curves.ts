import { mostPoints, type Point, type ScoredLabels } from './curve-rows.ts';
import { thinCurve } from './thin-curve.ts';
import { edgesAtOrBelow, valueEdges } from './value-edges.ts';

export interface ThresholdCurves {
  /** False positive rate and true positive rate, from (0, 0) to (1, 1). */
  readonly roc: readonly Point[];
  /** Recall and precision, by falling threshold. */
  readonly precisionRecall: readonly Point[];
  /** Share of positives: the precision of chance. */
  readonly prevalence: number;
}

/**
 * ROC and precision–recall from counts between thresholds: one pass over the rows, and no sorting of all of them. undefined where
 * a class is missing: no rate has a denominator.
 */
export function thresholdCurves(rows: ScoredLabels<Uint8Array>): ThresholdCurves | undefined {
  const edges = valueEdges(rows.scores);
  const { positives, negatives } = countBetween(edges, rows);
  const [allPositives, allNegatives] = [sum(positives), sum(negatives)];
  if (!(allPositives > 0 && allNegatives > 0)) return undefined;
  const roc: Point[] = [[0, 0]];
  const precisionRecall: Point[] = [];
  let [truePositives, falsePositives] = [0, 0];
  // From the highest threshold down: `part` holds the rows at or above an edge and below the next one.
  for (let part = edges.length; part >= 0; part--) {
    truePositives += positives[part]!;
    falsePositives += negatives[part]!;
    const predicted = truePositives + falsePositives;
    // Below the lowest edge there may be nothing, and rows of weight 0 move no rate.
    if (!(positives[part]! + negatives[part]! > 0)) continue;
    roc.push([falsePositives / allNegatives, truePositives / allPositives]);
    precisionRecall.push([truePositives / allPositives, truePositives / predicted]);
  }
  return {
    roc: thinCurve(roc, mostPoints),
    precisionRecall: thinCurve(precisionRecall, mostPoints),
    prevalence: allPositives / (allPositives + allNegatives),
  };
}

function countBetween(
  edges: Float64Array,
  { labels, scores, weights }: ScoredLabels<Uint8Array>,
): { positives: Float64Array; negatives: Float64Array } {
  const positives = new Float64Array(edges.length + 1);
  const negatives = new Float64Array(edges.length + 1);
  const partOf = edgesAtOrBelow(edges);
  for (let row = 0; row < labels.length; row++) {
    const counts = labels[row] === 1 ? positives : negatives;
    counts[partOf(scores[row]!)]! += weights ? weights[row]! : 1;
  }
  return { positives, negatives };
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
