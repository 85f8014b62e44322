import { chiSquareCritical } from '#stats/chi-square-distribution.ts';
import { effectiveSize } from '#stats/psi.ts';
import type { ColumnAssessment } from '../column-assessment.ts';
import { shortNumber } from '../drift-words.ts';
import type { EvidentlyResult } from './evidently-default.ts';

/** What we say of a column, in the words of the other tool's question. */
export function ours({ judgement }: ColumnAssessment): string {
  return { drifted: 'drifted', stable: 'not drifted', undecided: 'undecided' }[judgement.state];
}

/** Why Evidently's verdict differs from ours, in one line; nothing where it does not. */
export function evidentlyDifference(
  result: EvidentlyResult,
  column: ColumnAssessment,
  alpha: number,
): string {
  const { judgement } = column;
  if (result.drifted === (judgement.state === 'drifted')) return 'as we do';
  const verdict = `we say ${ours(column)}: `;
  return verdict + (result.drifted ? whyNotDrifted(result, column, alpha) : whyDrifted(column));
}

function whyDrifted(column: ColumnAssessment): string {
  const { method, statistics, threshold, comparison } = column;
  const { shift } = statistics.get(method)!;
  const gone = comparison.missing.current + comparison.missing.reference > 0;
  return `${method} ${shortNumber(shift)} is beyond doubt above ${shortNumber(threshold.alert)}${gone && method === 'psi' ? ', missing rows included, which it leaves out' : ''}`;
}

function whyNotDrifted(result: EvidentlyResult, column: ColumnAssessment, alpha: number): string {
  const { method, statistics, threshold, judgement } = column;
  const { shift, sizes } = statistics.get(method)!;
  if (result.test === 'chisquare' && result.score === 0) {
    return 'its χ² takes the reference for exact, so one value that the reference does not hold makes p 0';
  }
  const size = `${method} ${shortNumber(shift)} is not beyond doubt above ${shortNumber(threshold.alert)}`;
  if (result.test === 'chisquare') {
    return `its χ² takes the reference for exact and alarms too often the larger ${sizes.current} current rows are against ${sizes.reference}; ${size}`;
  }
  if (result.isPValue) {
    return judgement.noShift <= alpha
      ? `the shift is real but small, ${size}`
      : 'it does not pay for looking at several columns at once';
  }
  const chance = chanceLevel(result, column);
  return chance > result.threshold
    ? `its limit of ${result.threshold} does not know that with ${sizes.reference} and ${sizes.current} rows chance alone reaches ${shortNumber(chance)}`
    : size;
}

/** What a distance exceeds in one of twenty healthy columns. */
function chanceLevel({ test }: EvidentlyResult, column: ColumnAssessment): number {
  const { bins } = column.comparison;
  const { sizes } = column.statistics.get(column.method)!;
  const rows = effectiveSize(sizes);
  // Of a normal column: the 95 % quantile of W₁/σ is about 1.3·√(1/n + 1/m) twice over (simulated).
  if (test === 'wasserstein') return 2.6 / Math.sqrt(rows);
  return Math.sqrt(chiSquareCritical(0.05, Math.max(1, bins.labels.length - 1)) / (8 * rows));
}
