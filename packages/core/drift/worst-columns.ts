import type { ColumnAssessment, DriftAssessment } from './assess-drift.ts';

const rank = { drifted: 0, undecided: 1, stable: 2 } as const;

/**
 * Predictions, then features; drifted ones first, larger shifts (in units of their threshold, times the column's importance) first.
 * @param weights importance by column; 1 where it is not given.
 */
export function worstColumnsFirst(
  assessment: Pick<DriftAssessment, 'columns' | 'predictions'>,
  weights: ReadonlyMap<string, number> = new Map(),
): ColumnAssessment[] {
  const all = [...(assessment.predictions ? [assessment.predictions] : []), ...assessment.columns];
  const size = (one: ColumnAssessment): number =>
    relativeShift(one) * (weights.get(one.column) ?? 1);
  return all.sort(
    (a, b) =>
      rank[a.judgement.state] - rank[b.judgement.state] ||
      Number(b.isPrediction) - Number(a.isPrediction) ||
      compare(size(b), size(a)),
  );
}

/** The shift of a column in units of its threshold: what makes columns with different methods comparable. */
export function relativeShift({ statistics, method, threshold }: ColumnAssessment): number {
  return statistics.get(method)!.shift / threshold.alert;
}

/** Infinities are equal, not "not a number" apart. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
