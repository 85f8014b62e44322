import type { Finding, Interval } from '../../verdict/finding.ts';
import { criticalValue } from '#stats/normal.ts';
import type { Labels } from '../gate-rows.ts';
import { countText, numberText, percentText } from '../number-text.ts';
import type { GatePolicy } from '../parse-gates.ts';
import type { SearchPolicy } from './search-policy.ts';
import type { WeakSlice } from './distinct-slices.ts';
import { searchSlices, type SearchResult } from './search-slices.ts';
import type { SearchColumn } from './slice-candidates.ts';
import type { CellFigure } from './searched-metrics.ts';

/** The rows of a search, split by its columns. */
export interface SearchEvidence {
  readonly columns: readonly SearchColumn[];
}

/**
 * Runs every search of the policy. What is found warns by default: nobody stated a bound for it.
 * @param evidence in the order of the policy's searches
 */
export function evaluateSearches(
  policy: Pick<GatePolicy, 'searches' | 'config' | 'confidence'>,
  evidence: readonly SearchEvidence[],
  rows: { readonly labels: Labels; readonly candidate: Float64Array } | undefined,
): Finding[] {
  if (!rows) return [];
  const { labels, candidate: scores } = rows;
  return policy.searches.flatMap((search, index) => {
    const { columns } = evidence[index]!;
    const { metric, threshold, depth, minRows } = search;
    const figuresOf = metric.prepare({ labels, scores, threshold });
    const { confidence } = policy;
    const result = searchSlices(columns, figuresOf, { depth, minRows, confidence });
    return [
      ...result.weak.map((weak) => weakSlice(search, weak, { policy, result })),
      searched(search, result, policy),
    ];
  });
}

function weakSlice(
  { name, severity, path }: SearchPolicy,
  { where, rows, slice, rest, pAdjusted }: WeakSlice,
  { policy, result }: { policy: Pick<GatePolicy, 'config' | 'confidence'>; result: SearchResult },
): Finding {
  const tried = `${countText(result.tried)} slices tried`;
  return {
    check: `${name}.weak_slice`,
    subject: where,
    verdict: 'fail',
    severity,
    observed: {
      value: slice.value,
      interval: intervalOf(slice, policy.confidence),
      n: slice.n,
      method: `search, Holm over ${tried}`,
    },
    expected: `as good as the rest, ${numberText(rest.value)}`,
    message: `${name} is ${numberText(slice.value)} in the ${countText(rows)} rows where ${where}, and ${numberText(rest.value)} in the rest (p ${numberText(pAdjusted)} after Holm over ${tried}). To hold it to a bound, paste the condition as where: of a slice`,
    location: policy.config.locate(path),
  };
}

/** Of the value; a mean or an AUC of many rows. */
function intervalOf({ value, badness, variance }: CellFigure, level: number): Interval {
  const halfWidth = criticalValue(level) * Math.sqrt(variance);
  // The value is 1 − badness, badness or its root: the bounds go the same way.
  const valueAt = (moved: number): number =>
    value === badness
      ? moved
      : Math.abs(1 - badness - value) < 1e-12
        ? 1 - moved
        : Math.sqrt(Math.max(0, moved));
  const bounds = [valueAt(badness - halfWidth), valueAt(badness + halfWidth)];
  return { lower: Math.min(...bounds), upper: Math.max(...bounds), level };
}

function searched(
  { name, columns, severity, minRows, depth, path }: SearchPolicy,
  { tried, weak, significant }: SearchResult,
  { config, confidence }: Pick<GatePolicy, 'config' | 'confidence'>,
): Finding {
  const what = `slices of ${columns.join(', ')}${depth === 2 ? ' and of their pairs' : ''}`;
  const found =
    weak.length > 0
      ? `${countText(significant)} worse than the rest, of which ${weak.length} not explained by another`
      : 'none is worse than the rest beyond chance';
  return {
    check: `${name}.slice_search`,
    subject: columns.join(', '),
    verdict: tried > 0 ? 'pass' : 'inconclusive',
    severity: tried > 0 ? 'info' : severity,
    observed: { value: tried, unit: 'slices tried', method: 'search, Holm' },
    expected: `no slice worse than the rest at ${percentText(confidence)}`,
    message:
      tried > 0
        ? `${countText(tried)} ${what} of at least ${countText(minRows)} rows were tried: ${found}`
        : `no slice of ${columns.join(', ')} has ${countText(minRows)} rows and enough of both classes: nothing was searched`,
    location: config.locate(path),
  };
}
