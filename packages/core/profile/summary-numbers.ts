/** Mean and sample standard deviation (n − 1; 0 for one value). */
export interface Moments {
  readonly mean: number;
  readonly std: number;
}

/** Exact up to rounding, from distinct values and how often each occurs (two passes). At least one value. */
export function momentsOfCounts(values: readonly number[], counts: readonly number[]): Moments {
  const range = Math.max(...values) - Math.min(...values);
  // Squares of very large or very small differences leave the range of a double.
  const scale =
    range < 1e140 && (range > 1e-140 || range === 0)
      ? 1
      : Math.max(...values.map((value) => Math.abs(value)));
  const shift = scale === 1 ? values[0]! : 0;
  const deviations = values.map((value) => value / scale - shift);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const center = deviations.reduce((sum, value, index) => sum + value * counts[index]!, 0) / n;
  const squares = deviations.reduce(
    (sum, value, index) => sum + counts[index]! * (value - center) ** 2,
    0,
  );
  const std = n > 1 ? Math.sqrt(squares / (n - 1)) * scale : 0;
  return steadyMoments({ shift, offset: center * scale, std });
}

/**
 * Mean = shift + offset and standard deviation, rounded to a part in 10¹³ of the spread: parallel sums differ in their last bits
 * from run to run, and a profile of the same data must be the same text.
 */
export function steadyMoments(parts: { shift: number; offset: number; std: number }): Moments {
  const std = Number(parts.std.toPrecision(13));
  if (std === 0 || !Number.isFinite(std)) {
    return { mean: parts.shift + parts.offset, std: Math.min(std, Number.MAX_VALUE) };
  }
  const places = 13 - Math.floor(Math.log10(std));
  // Once more as a whole: the sum with a shift that was chosen freely has that number's last digits.
  return { mean: roundTo(parts.shift + roundTo(parts.offset, places), places), std };
}

function roundTo(value: number, places: number): number {
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  const digits = Math.max(1, Math.min(17, magnitude + 1 + places));
  return Number(value.toPrecision(digits));
}
