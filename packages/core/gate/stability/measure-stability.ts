import { basicBounds, percentileBounds, sortDraws } from '#stats/bootstrap-interval.ts';
import { kendallTauB, spearman } from '#stats/rank-correlation.ts';
import { topOverlap } from '#stats/top-overlap.ts';
import type { Bounds } from '#stats/wilson-interval.ts';
import { undefinedEstimate, type Estimate } from '../estimate.ts';
import { countText } from '../number-text.ts';
import {
  alignImportances,
  type AlignedImportances,
  type FeatureImportances,
  type ImportanceBatches,
} from './feature-importances.ts';
import { isPaired, resampleImportances } from './resample-importances.ts';
import type { StabilityMetric } from './stability-policy.ts';

export interface StabilityOptions {
  readonly top: number;
  readonly draws: number;
  readonly seed: number;
}

interface Agreement {
  readonly name: string;
  readonly lowest: number;
  readonly of: (candidate: Float64Array, champion: Float64Array) => number;
}

function agreements({ top }: StabilityOptions): Readonly<Record<StabilityMetric, Agreement>> {
  return {
    feature_importance_stability: { name: 'Spearman', lowest: -1, of: spearman },
    feature_importance_kendall: { name: 'Kendall τ-b', lowest: -1, of: kendallTauB },
    feature_importance_overlap: {
      name: `overlap of the top ${top}`,
      lowest: 0,
      of: (candidate, champion) => topOverlap(candidate, champion, top),
    },
  };
}

/** Fewer say too little of the noise of a mean. */
const fewestRows = 30;

/**
 * How well two models agree on what matters. Where both sides are SHAP values, rows are drawn with replacement: noise shuffles ranks, so
 * draws agree less than the tables do, and tables less than the truth. The interval holds the percentiles and
 * their reflection, and reaches up to what the agreement would be without noise.
 */
export function measureStability(
  metrics: readonly StabilityMetric[],
  sides: ComparedImportances,
  options: StabilityOptions,
): ReadonlyMap<StabilityMetric, Estimate> {
  const aligned = alignImportances(sides.candidate, sides.champion);
  const known = agreements(options);
  const measured = metrics.map((metric) => {
    const { name, of } = known[metric];
    return {
      metric,
      estimate: plainEstimate(name, of(aligned.candidate, aligned.champion), sides),
    };
  });
  const [first, second] = [sides.candidate.batches, sides.champion.batches];
  if (!first || !second) return new Map(measured.map((one) => [one.metric, one.estimate]));
  const rows = Math.min(first.rows, second.rows);
  if (rows < fewestRows) return new Map(measured.map((one) => [one.metric, tooFew(one.estimate)]));
  const drawn = drawAll(
    metrics.map((metric) => known[metric].of),
    [first, second],
    { ...options, aligned },
  );
  const how = isPaired(first, second) ? 'paired bootstrap' : 'bootstrap of each table';
  const withBounds = measured.map(({ metric, estimate }, at) => {
    const { name, lowest } = known[metric];
    const sorted = sortDraws(drawn.draws[at]!);
    const method = `${name}, ${how}, ${countText(options.draws)} draws`;
    const boundsAt = (z: number): Bounds =>
      widest(percentileBounds(sorted, z), basicBounds(sorted, estimate.value, z), {
        lowest,
        reliability: drawn.reliability[at]!,
      });
    return [metric, { ...estimate, method, boundsAt }] as const;
  });
  return new Map(withBounds);
}

interface ComparedImportances {
  readonly candidate: FeatureImportances;
  readonly champion: FeatureImportances;
}

/** The value without an interval; of rows where both sides have them, else of features. */
function plainEstimate(
  method: string,
  value: number,
  { candidate, champion }: ComparedImportances,
): Estimate {
  const features = new Set([...candidate.weights.keys(), ...champion.weights.keys()]).size;
  const [first, second] = [candidate.batches, champion.batches];
  const n = first && second ? Math.min(first.rows, second.rows) : features;
  if (!Number.isNaN(value)) return { value, n, rows: n, method };
  return undefinedEstimate({ n, rows: n }, method, undefinedReason(features));
}

function tooFew(estimate: Estimate): Estimate {
  const unknown = `${estimate.n} rows of SHAP values are too few for a bootstrap interval, which takes ${fewestRows}`;
  return { ...estimate, unknown, rowsForInterval: fewestRows };
}

interface Drawn {
  /** By metric: its values on drawn rows. */
  readonly draws: readonly Float64Array[];
  /** By metric: how well each table agrees with the truth behind it, both multiplied. */
  readonly reliability: readonly number[];
}

function drawAll(
  metrics: readonly Agreement['of'][],
  [candidate, champion]: readonly [ImportanceBatches, ImportanceBatches],
  { aligned, ...options }: StabilityOptions & { readonly aligned: AlignedImportances },
): Drawn {
  const values = (): Float64Array[] => metrics.map(() => new Float64Array(options.draws));
  const [draws, ofCandidate, ofChampion] = [values(), values(), values()];
  const resampling = { ...options, features: aligned.features };
  let draw = 0;
  for (const sides of resampleImportances(candidate, champion, resampling)) {
    metrics.forEach((of, at) => {
      draws[at]![draw] = of(sides.candidate, sides.champion);
      ofCandidate[at]![draw] = of(sides.candidate, aligned.candidate);
      ofChampion[at]![draw] = of(sides.champion, aligned.champion);
    });
    draw++;
  }
  return {
    draws,
    reliability: metrics.map(
      (_, at) => agreementWithTruth(ofCandidate[at]!) * agreementWithTruth(ofChampion[at]!),
    ),
  };
}

/**
 * How well a table agrees with the truth behind it, from how well its draws agree with it. With noise E on a spread S, draws
 * correlate with the table by r² = (S + E) / (S + 2E), and the table with the truth by S / (S + E) = 2 − 1/r².
 */
function agreementWithTruth(ofDraws: Float64Array): number {
  const agreement = mean(ofDraws);
  if (!(agreement > 0)) return 0;
  return Math.sqrt(Math.max(0, 2 - 1 / (agreement * agreement)));
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function undefinedReason(features: number): string {
  return features < 2
    ? 'there are fewer than two features to rank'
    : 'all features of a model weigh the same';
}

/** Both intervals; the upper end without what noise took from the agreement: divided by the reliabilities (Spearman 1904). */
function widest(
  one: Bounds,
  other: Bounds,
  { lowest, reliability }: { readonly lowest: number; readonly reliability: number },
): Bounds {
  const upper = Math.max(one.upper, other.upper);
  return {
    lower: Math.max(lowest, Math.min(one.lower, other.lower)),
    upper: Math.min(1, upper > 0 ? upper / Math.max(reliability, Number.MIN_VALUE) : upper),
  };
}
