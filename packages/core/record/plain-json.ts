/**
 * A copy that JSON can carry: non-finite numbers become the strings 'NaN', 'Infinity', '-Infinity'
 * (JSON would make them null, and a lost infinity reads like a missing value); undefined keys go.
 */
export function toPlainJson(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => toPlainJson(item));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, toPlainJson(item)]));
  }
  return value;
}
