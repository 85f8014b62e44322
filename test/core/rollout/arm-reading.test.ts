import { describe, expect, test } from '@jest/globals';
import { readArm, unknownToBoth } from '#core/rollout/arm-reading.ts';
import { armCounts } from '#core/rollout/poll-counts.ts';
import { parseExposition } from '#delivery/metrics/exposition.ts';
import { planOf } from './plans.ts';

const plan = planOf({
  latency:
    '  latency: { histogram: http_request_duration_seconds, over_ms: [100, 250], max_ratio: 1 }',
});

function page(values: {
  ok: string;
  failed?: string;
  start?: number;
  within?: readonly [number, number, number];
}): string {
  const [low, middle, all] = values.within ?? [0, 0, 0];
  const rows = [
    '# HELP http_requests_total Requests.',
    '# TYPE http_requests_total counter',
    `http_requests_total{method="GET",code="200"} ${values.ok}`,
    values.failed === undefined
      ? ''
      : `http_requests_total{method="GET",code="500"} ${values.failed}`,
    '# TYPE http_request_duration_seconds histogram',
    ...['GET', 'POST'].flatMap((method) => [
      `http_request_duration_seconds_bucket{method="${method}",le="0.1"} ${low}`,
      `http_request_duration_seconds_bucket{method="${method}",le="0.25"} ${middle}`,
      `http_request_duration_seconds_bucket{method="${method}",le="+Inf"} ${all}`,
      `http_request_duration_seconds_sum{method="${method}"} 1.5`,
      `http_request_duration_seconds_count{method="${method}"} ${all}`,
    ]),
    values.start === undefined ? '' : `process_start_time_seconds ${values.start}`,
  ];
  return rows.filter((row) => row !== '').join('\n');
}

const scrape = (text: string): ReturnType<typeof readArm> =>
  readArm(parseExposition(text), plan.analysis);

function countsBetween(before: string, after: string): ReturnType<typeof armCounts> {
  return armCounts(scrape(before).reading, scrape(after).reading, plan.analysis);
}

describe('counts between two scrapes', () => {
  test('counters are differenced by series, and histograms by the bucket at each limit', () => {
    const counts = countsBetween(
      page({ ok: '100', failed: '3', within: [10, 20, 30] }),
      page({ ok: '150', failed: '5', within: [15, 30, 45] }),
    );
    expect(counts).toEqual({
      requests: 52,
      errors: 2,
      timed: 30,
      slow: { 100: 2 * (15 - 5), 250: 2 * (15 - 10) },
    });
  });

  test('a series that appears counts from zero', () => {
    expect(countsBetween(page({ ok: '100' }), page({ ok: '100', failed: '4' })).errors).toBe(4);
  });

  test('a counter that fell was reset: all of it is new', () => {
    const counts = countsBetween(
      page({ ok: '1e3', failed: '40' }),
      page({ ok: '30', failed: '2' }),
    );
    expect([counts.requests, counts.errors]).toEqual([32, 2]);
  });

  test('a restart shows by the start time even when the counter has caught up', () => {
    const counts = countsBetween(
      page({ ok: '100', start: 1000 }),
      page({ ok: '120', start: 2000 }),
    );
    expect(counts.requests).toBe(120);
  });
});

describe('an exposition that cannot be used', () => {
  test.each([
    {
      name: 'a limit between two bucket edges',
      text: page({ ok: '1' }).replaceAll('le="0.25"', 'le="0.5"'),
      problem:
        'over_ms 250 is no bucket edge of http_request_duration_seconds; its edges are 100, 500 ms',
    },
    {
      name: 'a label that the metric does not have',
      text: page({ ok: '1' }).replaceAll('code=', 'status='),
      problem: `http_requests_total has no label 'code' (http_requests_total{code=~"5.."}); it has method, status`,
    },
    {
      name: 'a counter that is not a number',
      text: page({ ok: 'NaN' }),
      problem: 'http_requests_total{code="200",method="GET"} is NaN: not the value of a counter',
    },
  ])('$name', ({ text, problem }) => {
    expect(scrape(text).problems).toContain(problem);
  });

  test('a metric that is not there, with the nearest name', () => {
    expect(scrape('http_request_total 1\n').missing[0]).toBe(
      "http_requests_total is not exposed. Did you mean 'http_request_total'?",
    );
  });

  test('a metric that is declared and has no series yet has counted nothing', () => {
    const text =
      '# TYPE http_requests_total counter\n# TYPE http_request_duration_seconds histogram\n';
    const { problems, missing, reading } = scrape(text);
    expect([problems, missing, reading.counters['requests']]).toEqual([[], [], {}]);
  });

  test('a series without failed requests is no problem: no errors yet', () => {
    const { problems, missing, unseen } = scrape(page({ ok: '100' }));
    expect([problems, missing, unseen]).toEqual([[], [], null]);
  });

  test('a summary has no buckets: every request would look slow', () => {
    const text = page({ ok: '1', within: [1, 1, 1] }).replaceAll(/^.*_bucket.*$/gm, '# x');
    expect(scrape(text).problems).toContain(
      'http_request_duration_seconds has no buckets (a summary?): expected a histogram',
    );
  });

  test.each([
    { stable: 'http_errors_total 0', canary: 'up 1', unknown: undefined },
    { stable: '# TYPE http_errors_total counter', canary: 'up 1', unknown: undefined },
    { stable: 'up 1', canary: 'http_errors_total 3', unknown: undefined },
    { stable: 'up 1', canary: 'up 1', unknown: 'http_errors_total is not exposed' },
    { stable: 'http_error_total 1', canary: 'up 1', unknown: "Did you mean 'http_error_total'?" },
  ])('a counter of errors by another name: $stable and $canary', ({ stable, canary, unknown }) => {
    const { analysis } = planOf({
      errors: '  errors: { total: up, bad: http_errors_total, max_ratio: 1 }',
    });
    const [one, two] = [stable, canary].map((text) =>
      readArm(parseExposition(`up 1\n${text}\n`), analysis),
    );
    const seen = unknownToBoth(one!, two!);
    if (unknown === undefined) expect(seen).toBeUndefined();
    else expect(seen).toContain(unknown);
  });
});
