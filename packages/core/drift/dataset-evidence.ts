import { partialConjunctionPValue } from '#stats/partial-conjunction.ts';
import type { ColumnAssessment } from './column-assessment.ts';
import type { DriftPolicy } from './drift-policy.ts';

/**
 * p-value of "the data set has not drifted": fewer than `drifted_share` of the features shifted by more than their threshold, and
 * the predictions did not. A reference of finite size differs a little from the law it was drawn from, in every run the same way;
 * asked whether the shift is *large*, that is no evidence, asked whether there is *any*, it would add up to an alarm.
 */
export function datasetPValue(
  columns: readonly ColumnAssessment[],
  predictions: ColumnAssessment | undefined,
  policy: Pick<DriftPolicy, 'driftedShare'>,
  weights?: ReadonlyMap<string, number>,
): number {
  const families = [
    ...(columns.length > 0 ? [featuresPValue(columns, policy.driftedShare, weights)] : []),
    ...(predictions ? [columnPValue(predictions)] : []),
  ].filter((p) => !Number.isNaN(p));
  if (families.length === 0) return Number.NaN;
  return Math.min(1, families.length * Math.min(...families));
}

function featuresPValue(
  columns: readonly ColumnAssessment[],
  share: number,
  weights: ReadonlyMap<string, number> | undefined,
): number {
  const pValues = columns.map((column) => columnPValue(column));
  if (!weights) {
    return partialConjunctionPValue(pValues, Math.max(1, Math.ceil(share * columns.length - 1e-9)));
  }
  // The columns of smallest p that together weigh enough hold at least one that has not drifted, unless the data set has.
  const sorted = columns
    .map(({ column }, index) => ({ weight: weights.get(column) ?? 0, p: pValues[index]! }))
    .filter(({ p }) => !Number.isNaN(p))
    .sort((a, b) => a.p - b.p);
  const all = columns.reduce((sum, { column }) => sum + (weights.get(column) ?? 0), 0);
  let reached = 0;
  for (const { weight, p } of sorted) {
    reached += weight;
    if (reached > 0 && reached >= share * all - 1e-9) return Math.min(1, sorted.length * p);
  }
  return Number.NaN;
}

/** Both axes must be refuted: the larger p is that of "not real or not large" (Berger 1982). */
function columnPValue({ statistics, method, threshold }: ColumnAssessment): number {
  const statistic = statistics.get(method)!;
  return Math.max(statistic.noShift, statistic.atMost(threshold.alert));
}
