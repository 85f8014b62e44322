/**
 * Equal-width bins [0, 1/K], (1/K, 2/K], …: a score on an edge belongs below it. The edges are k · (1/K) in
 * doubles, as numpy.linspace makes them.
 */
export function calibrationBin(score: number, bins: number): number {
  let bin = Math.min(bins - 1, Math.max(0, Math.ceil(score * bins) - 1));
  while (bin > 0 && score <= bin * (1 / bins)) bin--;
  while (bin < bins - 1 && score > (bin + 1) * (1 / bins)) bin++;
  return bin;
}

/**
 * Expected calibration error from sums: at 0 the rows, then for every bin positives minus scores. A bin weighs its
 * share of the rows, so its size cancels: share · |gap of means| is |gap of sums| over all rows.
 */
export function calibrationErrorOfSums(sums: Float64Array): number {
  let gaps = 0;
  for (let bin = 1; bin < sums.length; bin++) gaps += Math.abs(sums[bin]!);
  return gaps / sums[0]!;
}

/** How far the bins of two sets of sums are apart, as shares of the rows. */
export function calibrationDeviation(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let bin = 1; bin < one.length; bin++) {
    sum += Math.abs(one[bin]! / one[0]! - other[bin]! / other[0]!);
  }
  return sum;
}

/** Expected calibration error over `bins` equal-width bins (Naeini et al. 2015); NaN without rows. */
export function calibrationError(
  labels: Uint8Array,
  probabilities: Float64Array,
  bins: number,
): number {
  const sums = new Float64Array(bins + 1);
  for (let row = 0; row < labels.length; row++) {
    const bin = calibrationBin(probabilities[row]!, bins);
    sums[0]! += 1;
    sums[1 + bin]! += labels[row]! - probabilities[row]!;
  }
  return calibrationErrorOfSums(sums);
}
