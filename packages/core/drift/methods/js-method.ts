import { jensenShannonDistance } from '#stats/jensen-shannon.ts';
import { binnedStatistic, pooledNote } from './binned-statistic.ts';
import type { DriftMethod } from './drift-method.ts';

const divergence = {
  measure: (bins: { reference: readonly number[]; current: readonly number[] }) =>
    jensenShannonDistance(bins.reference, bins.current),
  // The divergence in nats is about (1/n + 1/m)·χ²/8 when nothing shifted.
  noncentrality: (value: number) => 8 * value * value,
  value: (noncentrality: number) => Math.sqrt(noncentrality / 8),
};

/** Jensen–Shannon distance over values; missing rows do not count. */
export const jsMethod: DriftMethod = {
  title: 'Jensen–Shannon distance',
  threshold: { alert: 0.1, retrain: 0.15 },
  kinds: ['numeric', 'categorical'],
  measure(comparison) {
    const { bins } = comparison;
    const statistic = binnedStatistic(comparison, 'values', divergence);
    const note = pooledNote(bins, statistic.pooled, divergence.measure(statistic.pooled));
    return {
      ...statistic,
      method: `Jensen–Shannon distance, natural logarithm, ${bins.labels.length} bins, missing left out${note}`,
    };
  },
};
