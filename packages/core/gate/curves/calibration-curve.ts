import { calibrationBin } from '#stats/calibration-error.ts';
import { wilsonInterval } from '#stats/wilson-interval.ts';
import type { ScoredLabels } from './curve-rows.ts';

export interface CalibrationBin {
  /** Mean score of its rows. */
  readonly predicted: number;
  /** Share of positives among them. */
  readonly observed: number;
  readonly lower: number;
  readonly upper: number;
  readonly rows: number;
}

/**
 * The reliability diagram over equal-width bins of [0, 1], the same as those of the calibration error, with Wilson's
 * interval of each share. Bins without rows are left out. undefined when a score is no probability.
 */
export function calibrationCurve(
  { labels, scores, weights }: ScoredLabels<Uint8Array>,
  { bins, level }: { readonly bins: number; readonly level: number },
): CalibrationBin[] | undefined {
  const [rows, mass, score, positive] = Array.from({ length: 4 }, () => new Float64Array(bins));
  for (let row = 0; row < labels.length; row++) {
    const value = scores[row]!;
    if (!(value >= 0 && value <= 1)) return undefined;
    const bin = calibrationBin(value, bins);
    const weight = weights?.[row] ?? 1;
    rows![bin]!++;
    mass![bin]! += weight;
    score![bin]! += weight * value;
    positive![bin]! += weight * labels[row]!;
  }
  return [...rows!.keys()]
    .filter((bin) => mass![bin]! > 0)
    .map((bin) => {
      const observed = positive![bin]! / mass![bin]!;
      // Weights say what a row stands for, not how many rows there are.
      const interval = wilsonInterval(observed * rows![bin]!, rows![bin]!, level);
      return { predicted: score![bin]! / mass![bin]!, observed, ...interval, rows: rows![bin]! };
    });
}
