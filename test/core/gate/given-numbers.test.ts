import { describe, expect, test } from '@jest/globals';
import { mergeNumbers, parseGivenNumbers } from '#core/gate/given-numbers.ts';

describe('numbers measured elsewhere', () => {
  test('are read with nested names joined by dots; notes are passed over', () => {
    const text =
      '{"latency_p99_ms": 41.5, "load": {"rps": 200, "tool": "k6"}, "ok": true, "list": [1]}';
    expect([...parseGivenNumbers(text, 'metrics')]).toEqual([
      ['latency_p99_ms', 41.5],
      ['load.rps', 200],
    ]);
  });

  test('may be NaN, infinite or null, and then are no number', () => {
    const numbers = parseGivenNumbers('{"a": "NaN", "b": "-Infinity", "c": null}', 'metrics');
    expect([...numbers.values()]).toEqual([Number.NaN, Number.NEGATIVE_INFINITY, Number.NaN]);
  });

  test.each([
    ['text that is not JSON', '{a: 1}', 'is not JSON'],
    ['a list', '[1, 2]', 'expected a JSON object'],
    ['a bare number', '3', 'expected a JSON object'],
    ['no number at all', '{"note": "x"}', 'holds no number'],
    ['a name given twice by nesting', '{"a.b": 1, "a": {"b": 2}}', 'gives a.b twice'],
  ])('cannot be %s', (_, text, message) => {
    expect(() => parseGivenNumbers(text, 'metrics.json')).toThrow(message);
  });

  test('cannot be given by two inputs', () => {
    const one = new Map([['model_size_mb', 1]]);
    expect(() => mergeNumbers(one, one, "'model'")).toThrow("model_size_mb is measured by 'model'");
  });
});
