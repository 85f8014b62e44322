import {
  readArm,
  unknownToBoth,
  type ArmReading,
  type ArmScrape,
} from '#core/rollout/arm-reading.ts';
import type { PairReading } from '#core/rollout/poll-counts.ts';
import type { RecordedPoll } from '#core/rollout/replay.ts';
import type { AnalysisPlan } from '#core/rollout/rollout-plan.ts';
import type { RolloutState } from '#core/rollout/rollout-state.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import { parseExposition } from './exposition.ts';

/** Counts of one arm in the interval since the line before. */
interface IntervalCounts {
  readonly requests: number;
  readonly errors: number;
  readonly timed: number;
  readonly slow: Readonly<Record<string, number>>;
}

const noCounts: IntervalCounts = { requests: 0, errors: 0, timed: 0, slow: {} };

/**
 * Recorded metrics, one JSON object a line, oldest first: `{"at", "weight"?, "stable", "canary"}` with each arm as
 * the text of its /metrics page or as counts of the interval, `{"at", "error"}` for a gap, or the lines of a journal.
 * @throws CannotRunError with every line that is none of these.
 */
export function parseRecordedMetrics(
  text: string,
  file: string,
  analysis: AnalysisPlan,
): RecordedPoll[] {
  const reader = new RecordReader(analysis);
  const problems: Problem[] = [];
  const polls: RecordedPoll[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      polls.push(...reader.read(parseLine(line)));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const location = { file, line: index + 1, column: 1 };
      problems.push({ code: 'recorded-metrics', subject: 'data', message, location });
    }
  }
  if (problems.length > 0) throw new CannotRunError(problems);
  if (polls.length < 2) {
    const message = `${file} has ${polls.length} usable lines; expected at least two moments to count between`;
    throw new CannotRunError([{ code: 'recorded-metrics', subject: 'data', message }]);
  }
  return polls;
}

/** Turns lines into polls; counts of intervals become counters on the way. */
class RecordReader {
  readonly #analysis: AnalysisPlan;
  #totals = { stable: noCounts, canary: noCounts };
  #lastMs = -Infinity;

  constructor(analysis: AnalysisPlan) {
    this.#analysis = analysis;
  }

  read(line: Readonly<Record<string, unknown>>): RecordedPoll[] {
    if ('entry' in line) return this.#journaled(line);
    const atMs = parseMoment(line['at']);
    if (atMs <= this.#lastMs) throw new Error('expected a later "at" than on the line before');
    const first = this.#lastMs === -Infinity;
    this.#lastMs = atMs;
    if (typeof line['error'] === 'string') return [{ atMs, error: line['error'] }];
    const weight = typeof line['weight'] === 'number' ? { weight: line['weight'] } : {};
    const counted = typeof line['stable'] === 'object' && typeof line['canary'] === 'object';
    if (!counted) {
      const stable = this.#scraped(line['stable'], 'stable');
      const canary = this.#scraped(line['canary'], 'canary');
      const unknown = unknownToBoth(stable, canary);
      if (unknown !== undefined) throw new Error(unknown);
      return [{ atMs, ...weight, stable: stable.reading, canary: canary.reading }];
    }
    const before = { atMs: atMs - this.#analysis.everyMs, ...weight, ...this.#readings() };
    this.#totals = {
      stable: plus(this.#totals.stable, parseCounts(line['stable'], this.#analysis, 'stable')),
      canary: plus(this.#totals.canary, parseCounts(line['canary'], this.#analysis, 'canary')),
    };
    const now = { atMs, ...weight, ...this.#readings() };
    return first ? [before, now] : [now];
  }

  /** Each reading once: an entry without a new one repeats the last. */
  #journaled(line: Readonly<Record<string, unknown>>): RecordedPoll[] {
    const state = line['state'] as RolloutState | undefined;
    if (!state || (line['entry'] !== 'begin' && line['entry'] !== 'step')) {
      throw new Error('expected a line of a rollout journal');
    }
    const counted = (line['reading'] as PairReading | undefined) ?? state.last;
    if (!counted || counted.atMs <= this.#lastMs) return [];
    this.#lastMs = counted.atMs;
    return [{ ...counted, weight: state.steps.at(-1)?.weight ?? state.desiredWeight }];
  }

  #scraped(text: unknown, arm: string): ArmScrape {
    if (typeof text !== 'string') {
      throw new Error(`expected ${arm} as the text of a /metrics page, or both arms as counts`);
    }
    const read = readArm(parseExposition(text), this.#analysis);
    const [problem] = [...read.problems, ...read.missing];
    if (problem !== undefined) throw new Error(`${arm}: ${problem}`);
    return read;
  }

  #readings(): { stable: ArmReading; canary: ArmReading } {
    return { stable: reading(this.#totals.stable), canary: reading(this.#totals.canary) };
  }
}

function reading(counts: IntervalCounts): ArmReading {
  const within = Object.entries(counts.slow).map(([limit, slow]) => [
    `within:${limit}`,
    { all: counts.timed - slow },
  ]);
  const counters = Object.fromEntries(within) as ArmReading['counters'];
  return {
    counters: {
      ...counters,
      requests: { all: counts.requests },
      errors: { all: counts.errors },
      timed: { all: counts.timed },
    },
  };
}

function plus(a: IntervalCounts, b: IntervalCounts): IntervalCounts {
  const slow = Object.entries(b.slow).map(([limit, count]) => [
    limit,
    (a.slow[limit] ?? 0) + count,
  ]);
  return {
    requests: a.requests + b.requests,
    errors: a.errors + b.errors,
    timed: a.timed + b.timed,
    slow: Object.fromEntries(slow) as Record<string, number>,
  };
}

function parseCounts(value: unknown, analysis: AnalysisPlan, arm: string): IntervalCounts {
  const given = value as Readonly<Record<string, unknown>>;
  const overMs = (given['over_ms'] ?? {}) as Readonly<Record<string, unknown>>;
  const requests = count(given['requests'], `${arm}.requests`);
  const limits = analysis.latency?.overMs ?? [];
  const slow = limits.map((limit) => [limit, count(overMs[limit], `${arm}.over_ms.${limit}`)]);
  return {
    requests,
    errors: analysis.errors ? count(given['errors'], `${arm}.errors`) : 0,
    timed: given['timed'] === undefined ? requests : count(given['timed'], `${arm}.timed`),
    slow: Object.fromEntries(slow) as Record<string, number>,
  };
}

function count(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new Error(`expected ${name} as a count ≥ 0, got ${JSON.stringify(value) ?? 'nothing'}`);
}

function parseMoment(value: unknown): number {
  const moment = typeof value === 'string' ? Date.parse(value) : value;
  if (typeof moment === 'number' && Number.isFinite(moment)) return moment;
  throw new Error(
    `expected "at" as an ISO 8601 time or milliseconds, got ${JSON.stringify(value) ?? 'nothing'}`,
  );
}

function parseLine(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('is not JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new Error('expected a JSON object');
}
