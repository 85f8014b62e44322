/**
 * A weight as a mechanism tells it: a number from 0 to 100, text that is nothing else (`25`, `25 %`), or either as
 * `weight` in a JSON object.
 * @throws Error when it is not: an unreadable answer is not a weight of 0.
 */
export function parseWeight(answer: string, source: string): number {
  const value = weightIn(answer);
  const text = typeof value === 'number' ? String(value) : value;
  const digits =
    typeof text === 'string' ? /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(text.trim())?.[1] : undefined;
  const weight = Number(digits ?? NaN);
  if (weight >= 0 && weight <= 100) return weight;
  const got = (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).slice(
    0,
    80,
  );
  throw new Error(
    `${source}: expected a weight from 0 to 100, got ${JSON.stringify(got)} (answer 25, or {"weight": 25})`,
  );
}

function weightIn(answer: string): unknown {
  try {
    const value = JSON.parse(answer) as unknown;
    return typeof value === 'object' && value !== null && 'weight' in value ? value.weight : answer;
  } catch {
    return answer;
  }
}
