/** One spelling for one number: a missing value elsewhere turns the 1 of a column into 1.0. Counts are added up. */
export function canonicalNumbers(values: ReadonlyMap<string, number>): Map<string, number> {
  const merged = new Map<string, number>();
  for (const [value, count] of values) {
    const number = value.trim() === '' ? Number.NaN : Number(value);
    const name = Number.isFinite(number) ? String(number) : value;
    merged.set(name, (merged.get(name) ?? 0) + count);
  }
  return merged;
}
