import { percentText } from '../number-text.ts';
import type { FeatureImportances } from './feature-importances.ts';

export interface ImportanceChanges {
  readonly appeared: readonly string[];
  readonly disappeared: readonly string[];
  /** The candidate's most important feature, and its share of all importance in both models. */
  readonly top: { readonly feature: string; readonly share: number; readonly before: number };
  /** The champion's most important feature. */
  readonly topBefore: string;
}

export function importanceChanges(
  candidate: FeatureImportances,
  champion: FeatureImportances,
): ImportanceChanges {
  const missing = (from: FeatureImportances, to: FeatureImportances): string[] =>
    [...from.weights.keys()].filter((feature) => !to.weights.has(feature));
  const feature = topFeature(candidate);
  return {
    appeared: missing(candidate, champion),
    disappeared: missing(champion, candidate),
    top: { feature, share: shareOf(feature, candidate), before: shareOf(feature, champion) },
    topBefore: topFeature(champion),
  };
}

function topFeature({ weights }: FeatureImportances): string {
  return [...weights].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** 0 when the model does not have it. */
function shareOf(feature: string, { weights }: FeatureImportances): number {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return (weights.get(feature) ?? 0) / total;
}

/**
 * A feature that carries most of a model and had less than half of that weight before: this is how a column that knows the label
 * looks.
 */
export function looksLikeLeak({ top }: ImportanceChanges, dominatingShare: number): boolean {
  return top.share >= dominatingShare && top.before < top.share / 2;
}

export function topText({ top, topBefore }: ImportanceChanges): string {
  const before = top.feature === topBefore ? '' : `, where '${topBefore}' came first`;
  return `'${top.feature}' carries ${percentText(top.share)} of the candidate's importance, and ${percentText(top.before)} of the champion's${before}`;
}
