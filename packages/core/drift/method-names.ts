/** Statistics that can decide about a column; `auto` lets us choose (PSI). */
export const methodNames = [
  'psi',
  'ks',
  'chi2',
  'js',
  'hellinger',
  'wasserstein',
  'kl',
  'tv',
] as const;
export type MethodName = (typeof methodNames)[number];

/** The shift from which a column counts as drifted, and the one from which it asks for retraining. */
export interface Threshold {
  readonly alert: number;
  readonly retrain: number;
}
