import { describe, expect, test } from '@jest/globals';
import { ExpositionError, parseExposition } from '#delivery/metrics/exposition.ts';

describe('Prometheus text', () => {
  test('every label set of a histogram is kept, and the last line needs no line feed', () => {
    const text = [
      '# HELP t_seconds Time.',
      '# TYPE t_seconds histogram',
      't_seconds_bucket{path="/a",le="0.1"} 1',
      't_seconds_bucket{path="/b",le="0.1"} 2',
      't_seconds_count{path="/a"} 3',
      'up 1',
    ].join('\n');
    expect(parseExposition(text).samples).toEqual([
      { name: 't_seconds_bucket', labels: { path: '/a', le: '0.1' }, value: 1 },
      { name: 't_seconds_bucket', labels: { path: '/b', le: '0.1' }, value: 2 },
      { name: 't_seconds_count', labels: { path: '/a' }, value: 3 },
      { name: 'up', labels: {}, value: 1 },
    ]);
  });

  test('escapes, time stamps, exemplars, infinities and not-a-number are read', () => {
    const text =
      'a{x="q\\"b\\\\\\n"} 1.5e3 1700000000000\r\nb_bucket{le="+Inf"} 5 # {trace="1"} 0.5\nc +Inf\nd NaN\n';
    const { samples } = parseExposition(text);
    expect(samples.map((one) => one.value)).toEqual([1500, 5, Infinity, NaN]);
    expect(samples[0]!.labels).toEqual({ x: 'q"b\\\n' });
  });

  test.each(['<html><body>502</body></html>', '{"error": "not found"}', 'a b c', 'metric'])(
    '%s is no exposition',
    (text) => {
      expect(() => parseExposition(text)).toThrow(ExpositionError);
    },
  );

  test('an empty page has no samples', () => {
    expect(parseExposition('')).toEqual({ samples: [], declared: [] });
  });

  test('a TYPE line declares a metric that has no series yet', () => {
    expect(parseExposition('# HELP a_total A.\n# TYPE a_total counter\nb 1\n').declared).toEqual([
      'a_total',
    ]);
  });
});
