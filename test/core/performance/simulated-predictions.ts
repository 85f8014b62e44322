import { uniform } from '../../stats/seeded-sample.ts';

export interface Simulation {
  readonly rows: number;
  readonly seed: number;
  /** Mean of the one feature: covariate shift moves it. */
  readonly mean?: number;
  /** What the model takes too much (> 1) or too little (< 1) from the feature: miscalibration. */
  readonly confidence?: number;
  /** How the label depends on the feature: −1 turns the relation around, 0 leaves only noise. */
  readonly concept?: number;
  /** Log odds where the feature is 0. */
  readonly intercept?: number;
}

export interface Simulated {
  readonly features: Float64Array;
  readonly scores: Float64Array;
  readonly labels: Uint8Array;
}

/** A logistic world and a model of it that was right once. */
export function simulatePredictions({
  rows,
  seed,
  mean = 0,
  confidence = 1,
  concept = 1,
  intercept = -0.5,
}: Simulation): Simulated {
  const next = uniform(seed);
  const features = new Float64Array(rows);
  const scores = new Float64Array(rows);
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const normal = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
    const feature = mean + normal;
    features[row] = feature;
    scores[row] = logistic(confidence * (intercept + 1.5 * feature));
    labels[row] = next() < logistic(intercept + concept * 1.5 * feature) ? 1 : 0;
  }
  return { features, scores, labels };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
