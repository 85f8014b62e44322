import {
  isotonicRegression,
  isotonicValues,
  type IsotonicFit,
} from '#stats/isotonic-regression.ts';
import { seededRandom } from '#stats/random-source.ts';

/** Turns scores into chances of label 1. */
export interface Calibration {
  readonly method: string;
  /** What it was learnt from, by ascending score; undefined when the scores are taken as they are. */
  readonly learntFrom: { readonly scores: Float64Array; readonly labels: Float64Array } | undefined;
  /** Outside of these scores nothing was learnt. */
  readonly range: { readonly lower: number; readonly upper: number };
  /** @param ascending scores */
  chances(ascending: Float64Array): Float64Array;
  /** What could have been learnt from other rows like these: the chances of every bootstrap refit. */
  refitted(ascending: Float64Array): readonly Float64Array[];
}

/** The scores are chances already. */
export const trustedScores: Calibration = {
  method: 'scores taken as probabilities',
  learntFrom: undefined,
  range: { lower: 0, upper: 1 },
  chances: (ascending) => ascending,
  refitted: () => [],
};

// A standard deviation from 100 refits is known to ± 7 %.
const refits = 100;

/** Isotonic calibration on rows with labels. Undefined when one class is absent: then there is nothing to learn. */
export function learnCalibration(
  scores: Float64Array,
  labels: ArrayLike<number>,
  seed = 1,
): Calibration | undefined {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  const x = Float64Array.from(order, (row) => scores[row]!);
  const y = Float64Array.from(order, (row) => labels[row]!);
  const positives = y.reduce((sum, label) => sum + label, 0);
  if (positives === 0 || positives === y.length) return undefined;
  const fit = isotonicRegression(x, y);
  return {
    method: `isotonic calibration on ${y.length} rows`,
    learntFrom: { scores: x, labels: y },
    range: { lower: x[0]!, upper: x.at(-1)! },
    chances: (ascending) => isotonicValues(fit, ascending),
    refitted: (ascending) =>
      bootstrapFits(x, y, seed).map((refit) => isotonicValues(refit, ascending)),
  };
}

function bootstrapFits(x: Float64Array, y: Float64Array, seed: number): IsotonicFit[] {
  const random = seededRandom(seed);
  return Array.from({ length: refits }, () => {
    const weights = new Uint32Array(x.length);
    for (let draw = 0; draw < x.length; draw++) weights[random.below(x.length)]!++;
    return isotonicRegression(x, y, weights);
  });
}
