/** Sums of |SHAP| over a part of the rows, for every feature. */
export interface ImportanceBatches {
  /** Rows of each part. */
  readonly counts: Float64Array;
  /** By feature: the sum of |SHAP| in each part. */
  readonly sums: ReadonlyMap<string, Float64Array>;
  readonly rows: number;
  /** Equal for two tables of the same ids; absent where a table has none. */
  readonly idDigest?: string;
}

/** What the features of a model weigh. */
export interface FeatureImportances {
  /** As a person calls it. */
  readonly source: string;
  /** By feature, none below 0. */
  readonly weights: ReadonlyMap<string, number>;
  /** Of SHAP values; absent for a table of importances, which says nothing of its own noise. */
  readonly batches?: ImportanceBatches;
}

/** Mean |SHAP| by feature. */
export function weightsOfBatches({ counts, sums }: ImportanceBatches): Map<string, number> {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / rows;
  return new Map([...sums].map(([feature, values]) => [feature, mean(values)]));
}

/** Both models' weights over the features of either; a feature that a model does not have weighs nothing in it. */
export interface AlignedImportances {
  readonly features: readonly string[];
  readonly candidate: Float64Array;
  readonly champion: Float64Array;
}

export function alignImportances(
  candidate: FeatureImportances,
  champion: FeatureImportances,
): AlignedImportances {
  const features = [...new Set([...champion.weights.keys(), ...candidate.weights.keys()])];
  const weightsOf = ({ weights }: FeatureImportances): Float64Array =>
    Float64Array.from(features, (feature) => weights.get(feature) ?? 0);
  return { features, candidate: weightsOf(candidate), champion: weightsOf(champion) };
}
