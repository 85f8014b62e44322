import { parse } from 'yaml';
import type { RunOverride } from './apply-override.ts';
import type { Override } from './ledger-entry.ts';

const shape = '{ who: <name>, why: <reason>, until: <2030-01-31 or 2030-01-31T12:00:00Z> }';
const keys = ['who', 'why', 'until'];

/**
 * `{ who, why, until }` as YAML or JSON. A date counts to the end of its day, UTC; a time needs its zone.
 * Gives every problem instead of throwing, for the caller to collect.
 */
export function parseOverride(
  text: string,
  now: number,
): { override: Override } | { problems: string[] } {
  return parseWords(text, now, keys);
}

/** The same, and `checks`: a list of the checks that it is for. */
export function parseRunOverride(
  text: string,
  now: number,
): { override: RunOverride } | { problems: string[] } {
  return parseWords(text, now, [...keys, 'checks']);
}

function parseWords(
  text: string,
  now: number,
  known: readonly string[],
): { override: RunOverride } | { problems: string[] } {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    return {
      problems: [
        `expected ${shape}: ${(error as Error).message.split('\n')[0]!.replace(/:$/, '')}`,
      ],
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problems: [`expected ${shape}, got ${JSON.stringify(text)}`] };
  }
  const given = value as Record<string, unknown>;
  const problems = Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => `unknown key '${key}': expected ${shape}`);
  const word = (key: string): string => {
    const word = typeof given[key] === 'string' ? given[key].trim() : '';
    if (word === '') problems.push(`'${key}' is missing or empty: expected ${shape}`);
    return word;
  };
  const [who, why, untilText] = [word('who'), word('why'), word('until')];
  const until = untilText === '' ? undefined : endOf(untilText);
  if (untilText !== '' && until === undefined) {
    problems.push(
      `'until': expected a date (2030-01-31) or a time with its zone (2030-01-31T12:00:00Z), got ${JSON.stringify(untilText)}`,
    );
  }
  if (until !== undefined && until <= now) {
    problems.push(
      `'until' is over: ${untilText}; an override counts only before its end, ask for a new one`,
    );
  }
  const checks = given['checks'];
  if (checks !== undefined && !isNames(checks)) {
    problems.push(
      `'checks': expected a list of checks such as [roc_auc.vs_champion], got ${JSON.stringify(checks)}`,
    );
  }
  if (problems.length > 0 || until === undefined) return { problems };
  const override = { who, why, until: new Date(until).toISOString() };
  return { override: isNames(checks) ? { ...override, checks } : override };
}

/** An empty list would look like "none" to one reader and like "all" to another. */
function isNames(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => typeof name === 'string' && name.trim() !== '')
  );
}

const dayMs = 24 * 60 * 60 * 1000;

function endOf(text: string): number | undefined {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!date && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text))
    return undefined;
  const time = Date.parse(text);
  // Date.parse rolls 31 February over to March: a date that does not exist is a slip, not a permission.
  const day = text.slice(0, 10);
  const real = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day)
    return undefined;
  return date ? time + dayMs : time;
}
