import { chiSquareSurvival } from '#stats/chi-square-distribution.ts';
import { energyDistance } from '#stats/energy-distance.ts';
import { hellingerDistance } from '#stats/hellinger.ts';
import { countBetweenEdges, sturgesEdges } from '#stats/histogram-edges.ts';
import { jensenShannonDistance } from '#stats/jensen-shannon.ts';
import { kullbackLeiblerDivergence } from '#stats/kullback-leibler.ts';
import { ksTwoSample } from '#stats/ks-two-sample.ts';
import { twoProportionZ } from '#stats/two-proportion-z.ts';
import { wassersteinDistance } from '#stats/wasserstein.ts';
import {
  categoriesOfNumbers,
  distinctCount,
  type CategorySample,
  type NumericSample,
} from './compat-column.ts';

/** Evidently 0.7's tests by its own names. `t_test`, `mannw` and others that nothing chooses by default are left out. */
export const evidentlyNumeric = {
  ks: ({ reference, current }: NumericSample) => ksTwoSample(reference, current).pValue,
  wasserstein: ({ reference, current }: NumericSample) =>
    wassersteinDistance(reference, current).distance / Math.max(populationStd(reference), 0.001),
  ed: ({ reference, current }: NumericSample) => energyDistance(reference, current),
  jensenshannon: (sample: NumericSample) => evidentlyCategorical.jensenshannon(binned(sample)),
  psi: (sample: NumericSample) => evidentlyCategorical.psi(binned(sample)),
  kl_div: (sample: NumericSample) => evidentlyCategorical.kl_div(binned(sample)),
  hellinger: numericHellinger,
} as const;

export const evidentlyCategorical = {
  /** One-sample goodness of fit: the reference is taken as exact. NaN with a single category. */
  chisquare({ reference, current }: CategorySample): number {
    const ratio = total(current) / total(reference);
    if (reference.length < 2) return Number.NaN;
    const statistic = reference.reduce((sum, count, index) => {
      const expected = count * ratio;
      return sum + (expected === 0 ? Infinity : (current[index]! - expected) ** 2 / expected);
    }, 0);
    return chiSquareSurvival(statistic, reference.length - 1);
  },
  /** Of the first category in sorted order. */
  z({ reference, current }: CategorySample): number {
    const side = (counts: readonly number[]) => ({ successes: counts[0]!, n: total(counts) });
    return twoProportionZ(side(reference), side(current)).pValue;
  },
  jensenshannon: ({ reference, current }: CategorySample) =>
    jensenShannonDistance(reference, current),
  psi(sample: CategorySample): number {
    const [p, q] = [filled(sample.reference), filled(sample.current)];
    return p.reduce((sum, share, bin) => sum + (share - q[bin]!) * Math.log(share / q[bin]!), 0);
  },
  kl_div: ({ reference, current }: CategorySample) =>
    kullbackLeiblerDivergence(filled(reference), filled(current)),
  hellinger: ({ reference, current }: CategorySample) => hellingerDistance(reference, current),
} as const;

export type EvidentlyNumericTest = keyof typeof evidentlyNumeric;
export type EvidentlyCategoricalTest = keyof typeof evidentlyCategorical;

/** More distinct reference values than this are put in bins. */
const mostValues = 20;

/** Sturges' edges over both columns together, or one bin a value. */
function binned(sample: NumericSample): CategorySample {
  const { reference, current, integers } = sample;
  if (distinctCount(reference) <= mostValues) return categoriesOfNumbers(sample);
  const both = new Float64Array(reference.length + current.length);
  both.set(reference);
  both.set(current, reference.length);
  const edges = sturgesEdges(both, { integers: integers.reference && integers.current });
  return {
    names: edges.slice(1).map(String),
    reference: countBetweenEdges(reference, edges),
    current: countBetweenEdges(current, edges),
  };
}

/** Its own bins: Sturges on the distinct values of both; densities times the mean width of the bins. */
function numericHellinger({ reference, current, integers }: NumericSample): number {
  const distinct = Float64Array.from(new Set([...reference, ...current]));
  const edges = sturgesEdges(distinct, { integers: integers.reference && integers.current });
  const width = (edges.at(-1)! - edges[0]!) / (edges.length - 1);
  const [a, b] = [countBetweenEdges(reference, edges), countBetweenEdges(current, edges)];
  const [n, m] = [total(a), total(b)];
  const overlap = a.reduce((sum, count, bin) => {
    const size = edges[bin + 1]! - edges[bin]!;
    return sum + Math.sqrt((count / n / size) * (b[bin]! / m / size)) * width;
  }, 0);
  return Math.sqrt(1 - Math.min(1, Math.max(0, overlap)));
}

/** Shares with zeros filled, each side by itself and without a new normalisation. */
function filled(counts: readonly number[]): number[] {
  const all = total(counts);
  const shares = counts.map((count) => count / all);
  const smallest = Math.min(...shares.filter((share) => share > 0));
  const filler = smallest <= 1e-4 ? smallest / 1e6 : 1e-4;
  return shares.map((share) => (share === 0 ? filler : share));
}

function populationStd(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
