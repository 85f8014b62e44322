import type { Flight } from './features.ts';

/** A request that its sender has to mend: answered with 400. */
export class BadRequestError extends Error {}

/** Reads `{"hour": 17, "weekday": 5, "distance": 733, "origin": "ORD", "destination": "LGA"}`. */
export function parseFlight(body: string): Flight {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new BadRequestError('the body is not JSON');
  }
  if (typeof value !== 'object' || value === null) throw new BadRequestError('expected an object');
  const fields = value as Record<string, unknown>;
  return {
    hour: wholeNumber(fields, 'hour', [0, 23]),
    weekday: wholeNumber(fields, 'weekday', [1, 7]),
    distance: wholeNumber(fields, 'distance', [1, 20_000]),
    origin: airport(fields, 'origin'),
    destination: airport(fields, 'destination'),
  };
}

function wholeNumber(
  fields: Record<string, unknown>,
  name: string,
  [lowest, highest]: readonly [number, number],
): number {
  const value = fields[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= highest)
    return value;
  throw new BadRequestError(`${name}: expected a whole number from ${lowest} to ${highest}`);
}

function airport(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && /^[A-Z]{3}$/.test(value)) return value;
  throw new BadRequestError(`${name}: expected an airport code of three capital letters`);
}
