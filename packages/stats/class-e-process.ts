import gammaln from '@stdlib/math-base-special-gammaln';

/** Predictions per class, each arm, in one order of classes. */
export interface ClassPoll {
  readonly canary: readonly number[];
  readonly baseline: readonly number[];
}

/**
 * Anytime-valid test that two arms draw classes from one distribution, whatever it is (universal inference,
 * Wasserman, Ramdas and Balakrishnan, PNAS 2020): each arm's Dirichlet–multinomial predictive over the pooled
 * maximum likelihood. Cumulative counts in, ln E out. No predictions: 0. `priorPerClass` > 0, ½ by Jeffreys.
 */
export function logClassEvidence(cumulative: ClassPoll, priorPerClass = 0.5): number {
  const { canary, baseline } = cumulative;
  if (canary.length !== baseline.length) {
    throw new RangeError(`arms list ${canary.length} and ${baseline.length} classes`);
  }
  const pooled = canary.map((count, index) => count + baseline[index]!);
  const total = pooled.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const likelihood = pooled.reduce(
    (sum, count) => (count === 0 ? sum : sum + count * Math.log(count / total)),
    0,
  );
  return logPredictive(canary, priorPerClass) + logPredictive(baseline, priorPerClass) - likelihood;
}

/** ln of the Dirichlet–multinomial probability of one sequence with these counts (no multinomial coefficient). */
function logPredictive(counts: readonly number[], prior: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const priorTotal = prior * counts.length;
  const perClass = counts.reduce((sum, count) => sum + gammaln(prior + count) - gammaln(prior), 0);
  return gammaln(priorTotal) - gammaln(priorTotal + total) + perClass;
}
