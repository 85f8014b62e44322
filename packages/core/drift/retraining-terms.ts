import { parsePositiveDurationMs } from '../config/duration.ts';

/** `2 of 3`: at least `hits` of the last `runs` runs. */
export interface Persistence {
  readonly hits: number;
  readonly runs: number;
}

/** `4 per 30d`: at most `count` in any `periodMs` milliseconds. */
export interface Budget {
  readonly count: number;
  readonly periodMs: number;
}

/** '2 of 3'; undefined when it is not k of n with 1 ≤ k ≤ n ≤ 100. */
export function parsePersistence(text: string): Persistence | undefined {
  const match = /^\s*(\d{1,3})\s+of\s+(\d{1,3})\s*$/.exec(text);
  if (!match) return undefined;
  const [hits, runs] = [Number(match[1]), Number(match[2])];
  return hits >= 1 && hits <= runs && runs <= 100 ? { hits, runs } : undefined;
}

/** '4 per 30d'; undefined when it is not a whole number and a duration. */
export function parseBudget(text: string): Budget | undefined {
  const match = /^\s*(\d{1,4})\s+per\s+(\S.*?)\s*$/.exec(text);
  if (!match) return undefined;
  const [count, periodMs] = [Number(match[1]), parsePositiveDurationMs(match[2]!)];
  return count >= 1 && periodMs !== undefined ? { count, periodMs } : undefined;
}
