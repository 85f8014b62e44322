/**
 * A weight as a mechanism tells it: a number from 0 to 100, or text that is nothing else.
 * @throws Error when it is not: an unreadable answer is not a weight of 0.
 */
export function parseWeight(value: unknown, source: string): number {
  const text = typeof value === 'string' ? value.trim() : value;
  const weight =
    typeof text === 'number'
      ? text
      : typeof text === 'string' && /^\d{1,3}(\.\d+)?$/.test(text)
        ? Number(text)
        : NaN;
  if (weight >= 0 && weight <= 100) return weight;
  const got = (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).slice(
    0,
    80,
  );
  throw new Error(`${source}: expected a weight from 0 to 100, got ${JSON.stringify(got)}`);
}
