import { hellingerDistance } from '#stats/hellinger.ts';
import { binnedStatistic, pooledNote } from './binned-statistic.ts';
import type { DriftMethod } from './drift-method.ts';

const divergence = {
  measure: (bins: { reference: readonly number[]; current: readonly number[] }) =>
    hellingerDistance(bins.reference, bins.current),
  // Its square is about (1/n + 1/m)·χ²/8 when nothing shifted.
  noncentrality: (value: number) => 8 * value * value,
  value: (noncentrality: number) => Math.sqrt(noncentrality / 8),
};

/** Hellinger distance over values; missing rows do not count. */
export const hellingerMethod: DriftMethod = {
  title: 'Hellinger distance',
  threshold: { alert: 0.1, retrain: 0.15 },
  kinds: ['numeric', 'categorical'],
  measure(comparison) {
    const statistic = binnedStatistic(comparison, 'values', divergence);
    const { bins } = comparison;
    const note = pooledNote(bins, statistic.pooled, divergence.measure(statistic.pooled));
    return {
      ...statistic,
      method: `Hellinger distance ‖√p − √q‖/√2 (0 to 1), ${bins.labels.length} bins, missing left out${note}`,
    };
  },
};
