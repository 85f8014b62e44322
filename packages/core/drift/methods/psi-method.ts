import { psi } from '#stats/psi.ts';
import { binnedStatistic, pooledNote } from './binned-statistic.ts';
import type { DriftMethod } from './drift-method.ts';

const divergence = {
  measure: (bins: { reference: readonly number[]; current: readonly number[] }) =>
    psi(bins.reference, bins.current).value,
  noncentrality: (value: number) => value,
  value: (noncentrality: number) => noncentrality,
};

/** Population stability index over reference-quantile bins or categories, with missing and out-of-range rows. */
export const psiMethod: DriftMethod = {
  title: 'population stability index',
  threshold: { alert: 0.1, retrain: 0.2 },
  kinds: ['numeric', 'categorical'],
  measure(comparison) {
    const bins = comparison.binsWithMissing;
    const statistic = binnedStatistic(comparison, 'with missing', divergence);
    const note = pooledNote(bins, statistic.pooled, divergence.measure(statistic.pooled));
    return {
      ...statistic,
      method: `PSI (+½), ${bins.labels.length} bins of the reference, missing and out-of-range included${note}`,
    };
  },
};
