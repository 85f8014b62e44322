/** Adjusted p-values, in the order of the input, that control the error rate over all hypotheses. */
export type Correction = (pValues: readonly number[]) => number[];

/** Holm 1979: controls the chance of any false rejection. NaN stays NaN and does not count as a test. */
export const holm: Correction = (pValues) => {
  const order = ascending(pValues);
  const adjusted = pValues.map(() => Number.NaN);
  let running = 0;
  for (const [rank, index] of order.entries()) {
    running = Math.max(running, pValues[index]! * (order.length - rank));
    adjusted[index] = Math.min(1, running);
  }
  return adjusted;
};

/** Benjamini and Hochberg 1995: controls the expected share of false rejections. NaN as in `holm`. */
export const benjaminiHochberg: Correction = (pValues) => {
  const order = ascending(pValues);
  const adjusted = pValues.map(() => Number.NaN);
  let running = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const index = order[rank - 1]!;
    // p / (rank/m) rather than p·m/rank: the last digit of statsmodels' multipletests, so that p = α/m rejects alike.
    running = Math.min(running, pValues[index]! / (rank / order.length));
    adjusted[index] = running;
  }
  return adjusted;
};

/** Every hypothesis on its own. */
export const uncorrected: Correction = (pValues) => [...pValues];

function ascending(pValues: readonly number[]): number[] {
  return [...pValues.keys()]
    .filter((index) => !Number.isNaN(pValues[index]!))
    .sort((a, b) => pValues[a]! - pValues[b]!);
}
