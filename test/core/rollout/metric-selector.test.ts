import { describe, expect, test } from '@jest/globals';
import { parseSelector, SelectorError, selects } from '#core/rollout/metric-selector.ts';

const sample = (labels: Record<string, string>): Parameters<typeof selects>[1] => ({
  name: 'http_requests_total',
  labels,
  value: 1,
});

describe('metric selectors', () => {
  test.each([
    ['http_requests_total', { code: '200' }, true],
    ['http_requests_total{}', { code: '200' }, true],
    ['other_total', {}, false],
    ['http_requests_total{code="500"}', { code: '500' }, true],
    ['http_requests_total{code="500"}', { code: '5001' }, false],
    ['http_requests_total{code!="200"}', { code: '500' }, true],
    ['http_requests_total{code=~"5.."}', { code: '503' }, true],
    ['http_requests_total{code=~"5"}', { code: '503' }, false],
    ['http_requests_total{code!~"2..|3.."}', { code: '404' }, true],
    [
      'http_requests_total{ code =~ "5.." , method = "GET", }',
      { code: '500', method: 'GET' },
      true,
    ],
    ['http_requests_total{code=""}', {}, true],
    ['http_requests_total{code!=""}', {}, false],
    [`http_requests_total{path='a"b'}`, { path: 'a"b' }, true],
    ['http_requests_total{path="a\\"b\\n"}', { path: 'a"b\n' }, true],
  ])('%s on %j: %s', (text, labels, expected) => {
    expect(selects(parseSelector(text), sample(labels))).toBe(expected);
  });

  test.each([
    ['', 'the name of a metric'],
    ['{code="1"}', 'the name of a metric'],
    ['a{code}', 'a label matcher'],
    ['a{code=500}', 'a label matcher'],
    ['a{code="500"', "',' or '}'"],
    ['a{code=~"("}', 'no regular expression'],
    ['a[5m]', "'{' or nothing"],
    ['a{code="1"}[5m]', 'no ranges'],
    ['a - b', "'{' or nothing"],
  ])('%s is refused', (text, message) => {
    expect(() => parseSelector(text)).toThrow(SelectorError);
    expect(() => parseSelector(text)).toThrow(message);
  });

  test('a hostile pattern takes linear time', () => {
    const selector = parseSelector('http_requests_total{path=~"(a+)+b"}');
    expect(selects(selector, sample({ path: 'a'.repeat(5000) }))).toBe(false);
  });
});
