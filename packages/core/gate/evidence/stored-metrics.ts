import type { DecisionRecord } from '../../record/decision-record.ts';
import { isMapping } from '../given/json-mapping.ts';
import type { GivenInterval } from './given-interval.ts';

/** What the gate record of a registered version says of it. */
export interface StoredMetrics {
  readonly numbers: ReadonlyMap<string, number>;
  readonly intervals: ReadonlyMap<string, GivenInterval>;
}

/** The metrics on all rows that a gate wrote into its record, of the model that was the candidate then. */
export function storedMetrics({ predicate }: DecisionRecord): StoredMetrics {
  const metrics = isMapping(predicate.details) ? predicate.details['metrics'] : undefined;
  const numbers = new Map<string, number>();
  const intervals = new Map<string, GivenInterval>();
  for (const [name, report] of Object.entries(isMapping(metrics) ? metrics : {})) {
    const candidate = isMapping(report) ? report['candidate'] : undefined;
    if (!isMapping(candidate) || typeof candidate['value'] !== 'number') continue;
    numbers.set(name, candidate['value']);
    const interval = intervalOf(candidate);
    if (interval) intervals.set(name, interval);
  }
  return { numbers, intervals };
}

function intervalOf({
  lower,
  upper,
  level,
  n,
}: Readonly<Record<string, unknown>>): GivenInterval | undefined {
  if (typeof lower !== 'number' || typeof upper !== 'number' || typeof level !== 'number')
    return undefined;
  if (!(level > 0 && level < 1) || !(lower <= upper)) return undefined;
  return { lower, upper, level, ...(typeof n === 'number' ? { n } : {}) };
}

export const evaluationDataInput = 'evaluation-data';

/** The digest of the data that a record's decision was made on: of the rows, else as the numbers declared it. */
export function recordedDataDigest({ predicate }: DecisionRecord): string | undefined {
  const { details, inputDigests } = predicate;
  const digest: unknown = inputDigests?.[evaluationDataInput] ?? details?.['evaluationData'];
  return typeof digest === 'string' ? digest : undefined;
}
