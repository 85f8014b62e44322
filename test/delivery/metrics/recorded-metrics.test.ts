import { describe, expect, test } from '@jest/globals';
import { replay } from '#core/rollout/replay.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { parseRecordedMetrics } from '#delivery/metrics/recorded-metrics.ts';
import { runMode } from '#delivery/rollout-modes.ts';
import { planOf } from '../../core/rollout/plans.ts';
import { FakeWorld, requestFor } from '../fake-world.ts';

const plan = planOf({ steps: 'steps: [10, 50, 100]' });
const startMs = Date.UTC(2026, 0, 1);

function lines(count: number, line: (index: number) => unknown): string {
  return Array.from({ length: count }, (_, index) => JSON.stringify(line(index))).join('\n');
}

const at = (index: number): string => new Date(startMs + index * 60_000).toISOString();

function endOf(text: string): string {
  const { state } = replay(plan, parseRecordedMetrics(text, 'recorded.jsonl', plan.analysis)).at(
    -1,
  )!;
  return `${state.phase} ${state.reason?.guard ?? ''}`.trim();
}

describe('a replay of recorded metrics', () => {
  test('counts of each interval: a good canary would be promoted', () => {
    const text = lines(60, (index) => ({
      at: at(index),
      stable: { requests: 2700, errors: 27 },
      canary: { requests: 300, errors: 3 },
    }));
    expect(endOf(text)).toBe('promoted promoted');
  });

  test('counts of each interval: a bad canary would be rolled back', () => {
    const text = lines(60, (index) => ({
      at: at(index),
      stable: { requests: 2700, errors: 27 },
      canary: { requests: 300, errors: 15 },
    }));
    expect(endOf(text)).toBe('rolled-back errors.max_ratio');
  });

  test('the text of both /metrics pages, with counters since the start', () => {
    const page = (requests: number, errors: number): string =>
      `http_requests_total{code="200"} ${requests - errors}\nhttp_requests_total{code="500"} ${errors}\n`;
    const text = lines(60, (index) => ({
      at: startMs + index * 60_000,
      stable: page(index * 2700, index * 27),
      canary: page(index * 300, index * 3),
    }));
    expect(endOf(text)).toBe('promoted promoted');
  });

  test('gaps without end are no data', () => {
    const text = lines(60, (index) => ({ at: at(index), error: 'prometheus was down' }));
    expect(endOf(text)).toBe('rolled-back no_data');
  });

  test('records that end too early leave it undecided', () => {
    const text = lines(4, (index) => ({
      at: at(index),
      stable: { requests: 2700, errors: 27 },
      canary: { requests: 300, errors: 3 },
    }));
    expect(endOf(text)).toBe('baking');
  });

  test.each([0.01, 0.1])(
    'the journal of a rollout (canary errors %d) is a record of it: the same judge says the same',
    async (canaryErrorRate) => {
      const world = Object.assign(new FakeWorld(), { canaryErrorRate });
      const request = requestFor();
      const run = await runMode('run', world.session(), request);
      const { plan: ran } = request.rollout;
      const polls = parseRecordedMetrics(world.journalText, 'rollout.journal', ran.analysis);
      const replayed = replay(ran, polls).at(-1)!.state;
      expect([replayed.phase, replayed.reason]).toEqual([run!.state.phase, run!.state.reason]);
      expect(replayed.evidence).toEqual(run!.state.evidence);
    },
  );

  test('every unreadable line is told with its place', () => {
    const text = [
      'not json',
      JSON.stringify({ at: 'yesterday-ish', stable: {}, canary: {} }),
      JSON.stringify({ at: at(1), stable: { requests: 5 }, canary: { requests: 5, errors: 0 } }),
      JSON.stringify({ at: at(0), error: 'gap' }),
    ].join('\n');
    const read = (): unknown => parseRecordedMetrics(text, 'recorded.jsonl', plan.analysis);
    expect(read).toThrow(CannotRunError);
    expect(read).toThrow('recorded.jsonl:1:1 data: is not JSON');
    expect(read).toThrow('recorded.jsonl:2:1 data: expected "at"');
    expect(read).toThrow(
      'recorded.jsonl:3:1 data: expected stable.errors as a count ≥ 0, got nothing',
    );
  });

  test('a single moment is no record', () => {
    const text = JSON.stringify({ at: at(0), error: 'gap' });
    expect(() => parseRecordedMetrics(text, 'one.jsonl', plan.analysis)).toThrow(
      'at least two moments',
    );
  });
});
