import { fillWeights, unitCountOf, type DrawPlan } from './draw-weights.ts';
import { addWeightedSums, type WeightedSums } from './weighted-sums.ts';

/** Who makes bootstrap draws: this thread, or several. The numbers are the same. */
export interface DrawEngine {
  /** Weights of every draw. Equal plans give the same array while it is kept. */
  weights(plan: DrawPlan): Uint8Array;
  /** Sums of every draw, draw d at d · width. */
  sums(job: WeightedSums): Float64Array;
}

// All large tables and slices have the same plan, small slices each their own: the last few are worth keeping.
const keptPlans = 3;

/** Draws in this thread. */
export function inlineDraws(): DrawEngine {
  const weights = keepWeights((plan) => {
    const made = new Uint8Array(plan.draws * unitCountOf(plan));
    fillWeights(made, plan);
    return made;
  });
  return {
    weights,
    sums(job) {
      const sums = new Float64Array((job.weights.length / job.unitCount) * job.width);
      addWeightedSums(sums, job);
      return sums;
    },
  };
}

/** Remembers the weights of the plans used last. */
export function keepWeights(make: (plan: DrawPlan) => Uint8Array): DrawEngine['weights'] {
  const kept = new Map<string, Uint8Array>();
  return (plan) => {
    const key = JSON.stringify([plan.sizes, plan.draws, plan.seed]);
    const weights = kept.get(key) ?? make(plan);
    kept.delete(key);
    kept.set(key, weights);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptPlans) break;
      kept.delete(oldest);
    }
    return weights;
  };
}
