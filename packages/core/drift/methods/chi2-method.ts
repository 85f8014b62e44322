import { chiSquareTwoSample } from '#stats/chi-square-test.ts';
import { effectiveSize } from '#stats/psi.ts';
import { countAll, type BinCounts } from '../column-comparison.ts';
import { binnedStatistic, pooledNote } from './binned-statistic.ts';
import type { DriftMethod } from './drift-method.ts';

/** χ² per effective row: close to PSI for small shifts, and free of the sample size. */
function shift(bins: BinCounts): number {
  const { statistic } = chiSquareTwoSample(bins.reference, bins.current, { yates: false });
  const rows = { reference: countAll(bins.reference), current: countAll(bins.current) };
  return Number.isNaN(statistic) ? 0 : statistic / effectiveSize(rows);
}

const divergence = {
  measure: shift,
  noncentrality: (value: number) => value,
  value: (noncentrality: number) => noncentrality,
};

/** Pearson's χ² on all categories as SciPy gives it; decided by χ²·(1/n + 1/m), which does not grow with the rows. */
export const chi2Method: DriftMethod = {
  title: 'two-sample χ² test',
  threshold: { alert: 0.1, retrain: 0.2 },
  kinds: ['categorical'],
  measure(comparison) {
    const { bins } = comparison;
    const { statistic, pValue, degreesOfFreedom } = chiSquareTwoSample(
      bins.reference,
      bins.current,
    );
    if (Number.isNaN(statistic)) return undefined;
    const binned = binnedStatistic(comparison, 'values', divergence);
    const note = pooledNote(bins, binned.pooled, shift(binned.pooled));
    const yates = degreesOfFreedom === 1 ? ', Yates corrected' : '';
    const name = `Pearson χ² contingency test, df ${degreesOfFreedom}${yates}, missing left out`;
    return {
      ...binned,
      value: statistic,
      method: `${name}; shift χ²·(1/n + 1/m) = ${Number(binned.value.toPrecision(4))}${note}`,
      pValue: { value: pValue, method: name },
    };
  },
};
