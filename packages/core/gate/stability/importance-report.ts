import { alignImportances, type FeatureImportances } from './feature-importances.ts';

/** What the most important features weigh, for the report and the decision record. */
export interface ImportanceReport {
  readonly candidate: string;
  readonly champion: string | null;
  /** Of all features; the list has the most important ones of either model. */
  readonly featureCount: number;
  readonly features: readonly {
    readonly feature: string;
    /** Shares of all importance; null: the model does not have the feature, or there is no such model. */
    readonly candidate: number | null;
    readonly champion: number | null;
  }[];
}

const shownFeatures = 20;

export function importanceReport(
  candidate: FeatureImportances,
  champion: FeatureImportances | undefined,
): ImportanceReport {
  const none: FeatureImportances = { source: '', weights: new Map() };
  const { features } = alignImportances(candidate, champion ?? none);
  const [own, other] = [sharesOf(candidate), sharesOf(champion ?? none)];
  const largest = (feature: string): number => Math.max(own(feature) ?? 0, other(feature) ?? 0);
  const sorted = features.toSorted((a, b) => largest(b) - largest(a));
  return {
    candidate: candidate.source,
    champion: champion?.source ?? null,
    featureCount: features.length,
    features: sorted
      .slice(0, shownFeatures)
      .map((feature) => ({ feature, candidate: own(feature), champion: other(feature) })),
  };
}

function sharesOf({ weights }: FeatureImportances): (feature: string) => number | null {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return (feature) => {
    const weight = weights.get(feature);
    return weight === undefined ? null : weight / total;
  };
}
