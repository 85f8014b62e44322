import { Type } from '@sinclair/typebox';
import { parseConfig } from '../config/parse-config.ts';
import { cannotRun } from '../verdict/errors.ts';
import { openCollection } from './given/collection.ts';
import { metricShapes, type ShapeContext } from './given/metric-shapes.ts';

/** Numbers measured elsewhere, by name; nested objects are joined by dots: { latency: { p99: 1 } } → 'latency.p99'. */
export type GivenNumbers = ReadonlyMap<string, number>;

/** What a file of numbers holds. */
export interface GivenMetrics {
  readonly numbers: GivenNumbers;
  /** In whose words it is written. */
  readonly shape: string;
  /** Name → what stands there instead of a number. */
  readonly notNumbers: ReadonlyMap<string, string>;
  /** Names that the file gives → ours for the same number. */
  readonly sameAs: ReadonlyMap<string, string>;
  /** Digests that it gives of the data that was measured on. */
  readonly dataDigests: readonly string[];
}

/**
 * Reads JSON (or, by the file's name, YAML) such as `{"latency_p99_ms": 41.5}`, and what other tools write. Text that
 * spells a number is not one, except 'NaN' and the infinities, which JSON cannot write: they stay what they are, and
 * no bound holds for them.
 * @throws CannotRunError when the text holds no numbers by name.
 */
export function parseGivenMetrics(
  text: string,
  source: string,
  side: ShapeContext['side'] = 'candidate',
): GivenMetrics {
  const value = valueOf(text, source);
  const shape = metricShapes.find((one) => one.isIt(value));
  if (!shape) throw cannotRun('metrics-shape', source, 'expected a JSON object of numbers by name');
  const collection = openCollection(source);
  shape.read(value, collection, { source, side });
  const { numbers, notNumbers, dataDigests, sameAs } = collection.collected;
  if (numbers.size === 0) throw cannotRun('metrics-empty', source, emptyMessage(notNumbers));
  const digests = [...dataDigests].sort();
  return { numbers, notNumbers, sameAs, shape: shape.title, dataDigests: digests };
}

function emptyMessage(notNumbers: ReadonlyMap<string, string>): string {
  const [first] = notNumbers;
  return first === undefined
    ? 'holds no number'
    : `holds no number: ${first[0]} is ${first[1]}; write numbers without quotes`;
}

/** A file whose keys are compared one by one: a name that stands twice would hide one of two numbers. */
const comparedBytes = 1_000_000;

function valueOf(text: string, source: string): unknown {
  if (/\.ya?ml$/i.test(source)) return parseConfig(Type.Unknown(), text, source).value;
  let value: unknown;
  try {
    value = JSON.parse(quoteNonFinite(text));
  } catch (cause) {
    throw cannotRun('metrics-syntax', source, `is not JSON: ${(cause as Error).message}`, {
      cause,
    });
  }
  if (text.length <= comparedBytes) parseConfig(Type.Unknown(), text, source);
  return value;
}

/** Python's json writes NaN and Infinity bare, which is no JSON. */
function quoteNonFinite(text: string): string {
  if (!/NaN|Infinity/.test(text)) return text;
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
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
