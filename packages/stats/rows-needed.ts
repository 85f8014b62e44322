import { criticalValue, normalQuantile } from './normal.ts';

/** A decision is reached with this probability when what was observed is true. */
export const decisionPower = 0.8;

const powerZ = normalQuantile(decisionPower);

/**
 * Rows for McNemar's test to see a difference, n = (z₁₋α/₂ √π + z₀.₈ √(π − δ²))² / δ² (Connor 1987).
 * @param discordant π, the share of rows that only one of the two gets right
 */
export function rowsForPairedProportions(
  discordant: number,
  difference: number,
  level: number,
): number {
  const z = criticalValue(level);
  const spread = Math.sqrt(Math.max(0, discordant - difference * difference));
  return (z * Math.sqrt(discordant) + powerZ * spread) ** 2 / (difference * difference);
}

/**
 * Trials for a score test (Wilson's interval) to tell a proportion from a limit, with `decisionPower`:
 * n = (z₁₋α/₂ √(L (1 − L)) + z₀.₈ √(p (1 − p)))² / (p − L)² (Fleiss, Levin, Paik 2003, 2.5). Unlike z² p (1 − p) / h² it
 * also holds at p = 0 and p = 1.
 */
export function rowsForProportion(proportion: number, limit: number, level: number): number {
  const atLimit = Math.sqrt(Math.max(0, limit * (1 - limit)));
  const atTruth = Math.sqrt(proportion * (1 - proportion));
  return ((criticalValue(level) * atLimit + powerZ * atTruth) / (proportion - limit)) ** 2;
}

/**
 * Rows until an interval that shrinks as 1/√n clears a limit `distance` away from the estimate, with
 * `decisionPower`. Infinity when the estimate is on the limit.
 */
export function rowsToClear(options: {
  readonly rows: number;
  /** Of today's interval, on the side of the limit. */
  readonly halfWidth: number;
  readonly distance: number;
  readonly level: number;
}): number {
  const { rows, halfWidth, distance, level } = options;
  return rows * ((halfWidth * wideningForPower(level)) / distance) ** 2;
}

/** How much farther than the half-width a limit must be for `decisionPower`: (z + z₀.₈) / z. */
export function wideningForPower(level: number): number {
  const z = criticalValue(level);
  return (z + powerZ) / z;
}
