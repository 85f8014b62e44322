import { normalCdf, normalSurvival } from '#stats/normal.ts';
import { effectiveSize } from '#stats/psi.ts';
import { totalVariationDistance } from '#stats/total-variation.ts';
import type { BinCounts } from '../column-comparison.ts';
import { binnedStatistic, pooledNote } from './binned-statistic.ts';
import type { DriftMethod } from './drift-method.ts';

const divergence = {
  measure: (bins: { reference: readonly number[]; current: readonly number[] }) =>
    totalVariationDistance(bins.reference, bins.current),
  // Cauchy and Schwarz: a distance of δ is a χ² of at least 4·δ² per effective row.
  noncentrality: (value: number) => 4 * value * value,
  value: (noncentrality: number) => Math.sqrt(noncentrality / 4),
};

/**
 * Total variation: the largest difference of the shares of any set of bins. What chance adds is at most the distance of two
 * samples of one law, whose mean is known and whose variance is at most ¼·(1/n + 1/m); and on the set where the laws differ most the
 * shares' difference is about normal with that same variance.
 */
export const tvMethod: DriftMethod = {
  title: 'total variation distance',
  threshold: { alert: 0.1, retrain: 0.2 },
  kinds: ['numeric', 'categorical'],
  measure(comparison) {
    const statistic = binnedStatistic(comparison, 'values', divergence);
    const { bins } = comparison;
    const { shift, pooled, sizes } = statistic;
    const note = pooledNote(bins, pooled, shift);
    const method = `total variation distance ½·Σ|p − q| (0 to 1), ${bins.labels.length} bins, missing left out${note}`;
    if (pooled.labels.length < 2) return { ...statistic, method };
    const steepness = 2 * Math.sqrt(effectiveSize(sizes));
    const chance = chanceDistance(pooled);
    return {
      ...statistic,
      method,
      atMost: (delta) => normalSurvival((shift - delta - chance) * steepness),
      atLeast: (delta) => normalCdf((shift - delta) * steepness),
    };
  },
};

/** Mean distance of two samples of one law: ½·Σ E|N(0, h(1 − h)·(1/n + 1/m))|. */
function chanceDistance({ reference, current }: BinCounts): number {
  const [n, m] = [reference, current].map((side) => side.reduce((sum, count) => sum + count, 0));
  const rows = effectiveSize({ reference: n!, current: m! });
  return reference.reduce((sum, a, bin) => {
    const share = (a + current[bin]!) / (n! + m!);
    return sum + 0.5 * Math.sqrt((2 * share * (1 - share)) / (Math.PI * rows));
  }, 0);
}
