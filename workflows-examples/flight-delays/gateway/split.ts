export type Side = 'stable' | 'canary';

/** Where a request goes: `draw` is uniform on [0, 1), `weight` the canary's share in percent. */
export function chooseSide(draw: number, weight: number): Side {
  return draw * 100 < weight ? 'canary' : 'stable';
}

/** A weight is a whole number of percent; anything else would be a silent wrong split. */
export function parseWeight(body: string): number {
  let value: unknown;
  try {
    value = (JSON.parse(body) as { weight?: unknown } | null)?.weight;
  } catch {
    value = undefined;
  }
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100)
    return value;
  throw new RangeError('expected {"weight": <whole number from 0 to 100>}');
}
