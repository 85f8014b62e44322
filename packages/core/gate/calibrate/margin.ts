import { criticalValue, normalCdf, normalQuantile } from '#stats/normal.ts';
import { decisionPower } from '#stats/rows-needed.ts';
import type { PairedNoise } from './noise.ts';

export interface CalibrationLevels {
  /** Of the gate's intervals. */
  readonly confidence: number;
  /** Probability that an equal model passes what is proposed. */
  readonly power: number;
}

/** The margin (below 0) that an equal model passes with the power asked for, on `share` times as many rows. */
export function marginFor(
  { standardError, betweenTrainings }: PairedNoise,
  { confidence, power }: CalibrationLevels,
  share = 1,
): number {
  const sampling = standardError / Math.sqrt(share);
  // The bound lies z standard errors of the rows below the improvement; the improvement varies by rows and training.
  const spread = Math.hypot(sampling, betweenTrainings);
  return 0 - (criticalValue(confidence) * sampling + normalQuantile(power) * spread);
}

/** How often an equal model passes a margin. */
export function passProbability(
  { standardError, betweenTrainings }: PairedNoise,
  { confidence }: Pick<CalibrationLevels, 'confidence'>,
  margin: number,
): number {
  const reach = -margin - criticalValue(confidence) * standardError;
  return normalCdf(reach / Math.hypot(standardError, betweenTrainings));
}

/** The smallest loss that a gate with margin 0 calls a failure with a probability of 80 %. */
export function detectableLoss(
  { standardError }: PairedNoise,
  { confidence }: Pick<CalibrationLevels, 'confidence'>,
): number {
  return (criticalValue(confidence) + normalQuantile(decisionPower)) * standardError;
}

/** Rows for a margin that an equal model passes with the power asked for; Infinity when training alone varies as much. */
export function rowsForMargin(
  noise: PairedNoise,
  levels: CalibrationLevels,
  { margin, rows }: { readonly margin: number; readonly rows: number },
): number {
  if (!(margin < 0 - normalQuantile(levels.power) * noise.betweenTrainings))
    return Number.POSITIVE_INFINITY;
  let [few, many] = [1e-9, 1e15];
  for (let step = 0; step < 200; step++) {
    const share = Math.sqrt(few * many);
    if (marginFor(noise, levels, share) >= margin) many = share;
    else few = share;
  }
  return Math.ceil(rows * many);
}
