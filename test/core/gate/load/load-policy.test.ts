import { describe, expect, test } from '@jest/globals';
import { parseGates } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

const load = (text: string): string => `version: 1\ntask: binary\nload: ${text}\n`;

function problemsOf(text: string): string {
  try {
    parseGates(load(text), 'gates.yaml');
    return '';
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    return error.message;
  }
}

describe('load:', () => {
  test('is read with its defaults', () => {
    const policy = parseGates(
      load('{ rate_per_second: 200, duration_seconds: 30, p99_ms: 100 }'),
      'gates.yaml',
    );
    expect(policy.load).toMatchObject({
      ratePerSecond: 200,
      durationSeconds: 30,
      warmupSeconds: 0,
      latency: [{ key: 'p99_ms', q: 0.99, maximum: 100 }],
      request: { kind: 'rows', rows: { kind: 'table', sample: 1000, seed: 1 }, rowsPerRequest: 1 },
      timeoutMs: 10_000,
      connections: 100,
      remote: false,
      severity: 'error',
    });
  });

  const rate = 'rate_per_second: 100, duration_seconds: 10';
  test.each([
    ['no limit', `{ ${rate} }`, 'gates.yaml:3:1 load: expected one or more of p50_ms'],
    [
      'an unknown key',
      `{ ${rate}, p98_ms: 3 }`,
      "load.p98_ms: expected 'p95_ms', got the unknown key 'p98_ms'",
    ],
    ['no rate', '{ duration_seconds: 10, p99_ms: 3 }', "expected the key 'rate_per_second'"],
    [
      'a limit that another makes idle',
      `{ ${rate}, p50_ms: 200, p99_ms: 100 }`,
      '200 is above p99_ms 100',
    ],
    [
      'a limit beyond the time-out',
      `{ ${rate}, p99_ms: 100, timeout_ms: 100 }`,
      'expected less than timeout_ms 100',
    ],
    [
      'errors that must never be',
      `{ ${rate}, error_rate: 0 }`,
      'load.error_rate: expected > 0, got 0',
    ],
    [
      'too few requests for the quantile',
      `{ rate_per_second: 10, duration_seconds: 10, p99_ms: 100 }`,
      '100 requests can never show at 95 % that p99_ms holds; expected 368 or more, 37 s',
    ],
    [
      'too many requests',
      `{ rate_per_second: 10000, duration_seconds: 101, p99_ms: 100 }`,
      'more than 1,000,000 requests',
    ],
    [
      'a cold start of no command',
      `{ ${rate}, cold_start_ms: 100 }`,
      "'command' says no server to start",
    ],
    [
      'two sources of requests',
      `{ ${rate}, p99_ms: 100, request: { body: {}, table: a.csv } }`,
      'got body and table',
    ],
    [
      'a condition on a body',
      `{ ${rate}, p99_ms: 100, request: { body: {}, where: a > 1 } }`,
      'load.request.where: has no meaning with body',
    ],
  ])('with %s is refused', (_, text, message) => {
    expect(problemsOf(text)).toContain(message);
  });
});
