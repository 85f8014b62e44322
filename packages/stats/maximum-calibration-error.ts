/**
 * The largest gap of a bin between its share of positives and its mean score (Naeini et al. 2015), from sums: at 0 the
 * rows, then for every bin positives minus scores, then for every bin its rows. NaN without rows.
 */
export function maximumCalibrationErrorOfSums(sums: Float64Array): number {
  const bins = (sums.length - 1) / 2;
  let largest = Number.NaN;
  for (let bin = 1; bin <= bins; bin++) {
    const rows = sums[bins + bin]!;
    if (rows > 0)
      largest = Math.max(Number.isNaN(largest) ? 0 : largest, Math.abs(sums[bin]! / rows));
  }
  return largest;
}

/** How far the gap of any bin of the whole is from that of one draw; a bin that the draw lacks says nothing: 1. */
export function maximumCalibrationDeviation(one: Float64Array, whole: Float64Array): number {
  const bins = (whole.length - 1) / 2;
  let largest = 0;
  for (let bin = 1; bin <= bins; bin++) {
    const [rows, drawn] = [whole[bins + bin]!, one[bins + bin]!];
    if (rows === 0) continue;
    const gap = drawn === 0 ? 1 : Math.abs(one[bin]! / drawn - whole[bin]! / rows);
    largest = Math.max(largest, Math.min(1, gap));
  }
  return largest;
}
