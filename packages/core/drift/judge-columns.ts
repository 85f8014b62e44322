import { benjaminiHochberg, holm, uncorrected, type Correction } from '#stats/multiple-testing.ts';
import { normalQuantile } from '#stats/normal.ts';
import { effectiveSize, type SampleSizes } from '#stats/psi.ts';
import type { DriftPolicy } from './drift-policy.ts';
import type { Threshold } from './method-names.ts';
import { power, type DriftStatistic } from './methods/drift-method.ts';

/** `undecided`: neither "more than the threshold" nor "less" can be said with these rows. */
export type ColumnState = 'drifted' | 'stable' | 'undecided';

export interface Judgement {
  readonly state: ColumnState;
  /** The shift is larger than the threshold for retraining, beyond doubt. */
  readonly asksForRetraining: boolean;
  /** Adjusted p-value of "nothing shifted"; NaN when there was nothing to test with. */
  readonly noShift: number;
  /** Adjusted p-value of "at most the threshold". */
  readonly atMost: number;
  /** Smallest shift that would be found in four of five cases; for undecided columns. */
  readonly detectable?: number;
  /** More rows of current data until a decision is likely; absent when more rows would not help. */
  readonly needed?: number;
}

export interface Judged {
  readonly statistic: DriftStatistic;
  readonly threshold: Threshold;
}

export const corrections: Readonly<Record<DriftPolicy['correction'], Correction>> = {
  'benjamini-hochberg': benjaminiHochberg,
  holm,
  none: uncorrected,
};

/**
 * Two axes over a family of columns. Drifted: "nothing shifted" and "at most the threshold" are both refuted,
 * corrected for the number of columns. Stable: "at least the threshold" is refuted, or nothing was found by a test
 * that would have found it. Otherwise undecided.
 */
export function judgeColumns(
  columns: readonly Judged[],
  { alpha, correction }: Pick<DriftPolicy, 'alpha' | 'correction'>,
): Judgement[] {
  const correct = corrections[correction];
  const noShift = correct(columns.map(({ statistic }) => statistic.noShift));
  const atMost = correct(
    columns.map(({ statistic, threshold }) => statistic.atMost(threshold.alert)),
  );
  const atMostRetrain = correct(
    columns.map(({ statistic, threshold }) => statistic.atMost(threshold.retrain)),
  );
  return columns.map((column, index) => {
    const adjusted = { noShift: noShift[index]!, atMost: atMost[index]! };
    const real = adjusted.noShift <= alpha;
    if (real && adjusted.atMost <= alpha) {
      return {
        state: 'drifted',
        asksForRetraining: atMostRetrain[index]! <= alpha,
        ...adjusted,
      };
    }
    return { ...adjusted, asksForRetraining: false, ...stableOrUndecided(column, alpha, real) };
  });
}

function stableOrUndecided(
  { statistic, threshold }: Judged,
  alpha: number,
  real: boolean,
): Pick<Judgement, 'state' | 'detectable' | 'needed'> {
  if (statistic.atLeast(threshold.alert) <= alpha) return { state: 'stable' };
  const sensitivity = statistic.sensitivity(alpha);
  const { detectable } = sensitivity;
  if (!real && detectable <= threshold.alert) return { state: 'stable' };
  const gap = statistic.shift - threshold.alert;
  const reach = normalQuantile(1 - alpha) + normalQuantile(power);
  const rows = real
    ? ((reach * sensitivity.spreadAt(threshold.alert)) / gap) ** 2
    : sensitivity.effectiveRowsFor(threshold.alert);
  const needed = currentRowsNeeded(rows, statistic.sizes);
  return { state: 'undecided', detectable, ...(needed === undefined ? {} : { needed }) };
}

/** Current rows still missing until nm/(n + m) reaches `effectiveRows`; undefined when the reference is too small. */
function currentRowsNeeded(effectiveRows: number, sizes: SampleSizes): number | undefined {
  const { reference: n, current: m } = sizes;
  if (!Number.isFinite(effectiveRows) || effectiveRows >= n) return undefined;
  if (effectiveRows <= effectiveSize(sizes)) return undefined;
  return Math.max(1, Math.ceil((effectiveRows * n) / (n - effectiveRows) - m));
}
