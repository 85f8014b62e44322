/** Factors between units that people mix up: decimal prefixes, seconds and minutes, hours, days. */
const factors = [10, 60, 100, 1000, 3600, 86_400, 1e6, 1e9];
const tolerance = 0.1;

export interface Scale {
  readonly mean: number;
  readonly std: number;
}

/**
 * The factor by which the current column is multiplied, when both its mean and its spread say the same one of a few
 * known unit factors (or its inverse): a pipeline that changed, not a world that did.
 */
export function unitChange(reference: Scale, current: Scale): number | undefined {
  const byMean = current.mean / reference.mean;
  const bySpread = current.std / reference.std;
  return [...factors, ...factors.map((factor) => 1 / factor)].find(
    (factor) => isNear(byMean, factor) && isNear(bySpread, factor),
  );
}

function isNear(ratio: number, factor: number): boolean {
  return Math.abs(ratio / factor - 1) <= tolerance;
}
