import { cannotRun } from '../verdict/errors.ts';

/** Numbers measured elsewhere, by name; nested objects are joined by dots: { latency: { p99: 1 } } → 'latency.p99'. */
export type GivenNumbers = ReadonlyMap<string, number>;

/**
 * Reads JSON such as `{"latency_p99_ms": 41.5}`. Text that spells a number is not one, except 'NaN' and the
 * infinities, which JSON cannot write: they stay what they are, and no bound holds for them.
 * @throws CannotRunError when the text is not a JSON object of numbers.
 */
export function parseGivenNumbers(text: string, source: string): GivenNumbers {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw cannotRun('metrics-syntax', source, `is not JSON: ${(cause as Error).message}`, {
      cause,
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw cannotRun('metrics-shape', source, 'expected a JSON object of numbers by name');
  }
  const numbers = new Map<string, number>();
  collect(value, '', { numbers, source });
  if (numbers.size === 0) throw cannotRun('metrics-empty', source, 'holds no number');
  return numbers;
}

const nonFinite: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/** Text, true, false and lists are not measurements: files of metrics carry such notes too. */
function collect(
  value: object,
  prefix: string,
  into: { numbers: Map<string, number>; source: string },
): void {
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    const name = `${prefix}${key}`;
    const number = typeof item === 'string' ? nonFinite[item] : item === null ? Number.NaN : item;
    if (typeof number === 'number') {
      if (into.numbers.has(name))
        throw cannotRun('metrics-twice', into.source, `gives ${name} twice`);
      into.numbers.set(name, number);
    } else if (typeof item === 'object' && item !== null && !Array.isArray(item)) {
      collect(item, `${name}.`, into);
    }
  }
}

/** @param from where the second come from. @throws CannotRunError when a name is measured twice. */
export function mergeNumbers(
  first: GivenNumbers,
  second: GivenNumbers,
  from: string,
): GivenNumbers {
  const twice = [...second.keys()].filter((name) => first.has(name));
  if (twice.length === 0) return new Map([...first, ...second]);
  const message = `${twice.join(', ')} is measured by ${from} and by another input; give it once`;
  throw cannotRun('metrics-twice', 'metrics', message);
}
