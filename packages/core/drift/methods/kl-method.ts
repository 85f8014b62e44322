import { kullbackLeiblerDivergence } from '#stats/kullback-leibler.ts';
import { binnedStatistic, pooledNote } from './binned-statistic.ts';
import type { DriftMethod } from './drift-method.ts';

interface Sides {
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

const divergence = {
  // ½ in every bin, as for PSI: a bin that is empty today is rare, not impossible.
  measure: ({ reference, current }: Sides) =>
    reference.some((count) => count > 0) && current.some((count) => count > 0)
      ? kullbackLeiblerDivergence(
          reference.map((count) => count + 0.5),
          current.map((count) => count + 0.5),
        )
      : Number.NaN,
  // Twice the divergence is about (1/n + 1/m)·χ² when nothing shifted (Wilks 1938).
  noncentrality: (value: number) => 2 * value,
  value: (noncentrality: number) => noncentrality / 2,
};

/** Kullback–Leibler divergence of the reference from the current data; missing rows do not count. */
export const klMethod: DriftMethod = {
  title: 'Kullback–Leibler divergence',
  threshold: { alert: 0.05, retrain: 0.1 },
  kinds: ['numeric', 'categorical'],
  measure(comparison) {
    const statistic = binnedStatistic(comparison, 'values', divergence);
    const { bins } = comparison;
    const note = pooledNote(bins, statistic.pooled, divergence.measure(statistic.pooled));
    return {
      ...statistic,
      method: `Kullback–Leibler divergence Σ p·ln(p/q), reference p, current q (+½), ${bins.labels.length} bins, missing left out${note}`,
    };
  },
};
