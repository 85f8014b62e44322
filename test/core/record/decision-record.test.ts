import { describe, expect, test } from '@jest/globals';
import { canonicalText, decisionRecord } from '#core/record/decision-record.ts';
import { parseRecord } from '#core/record/parse-record.ts';
import { finding } from '../../support/finding.ts';

const decision = {
  action: 'quality-gate',
  verdict: 'pass',
  summary: 'good',
  subjects: [{ name: 'model', digest: 'a'.repeat(64) }],
  findings: [
    finding({
      observed: {
        value: Number.NaN,
        method: 'x',
        interval: { lower: -Infinity, upper: 1, level: 0.95 },
      },
    }),
  ],
  inputDigests: { policy: 'b'.repeat(64) },
  reliesOn: [],
  tool: { name: 'trainyard', version: '0.1.0' },
  decidedAt: '2026-01-01T00:00:00.000Z',
} as const;

describe('a decision record', () => {
  test('is an in-toto statement about its subjects', () => {
    const record = decisionRecord(decision);
    expect(record._type).toBe('https://in-toto.io/Statement/v1');
    expect(record.subject).toEqual([{ name: 'model', digest: { sha256: 'a'.repeat(64) } }]);
  });

  test('has the same canonical text whatever the order of its keys', () => {
    const record = decisionRecord(decision);
    const shuffled = Object.fromEntries(Object.entries(record).toReversed());
    expect(canonicalText(shuffled)).toBe(canonicalText(record));
  });

  test('keeps infinities and NaN as words, since JSON has none', () => {
    expect(canonicalText(decisionRecord(decision))).toContain('"lower":"-Infinity"');
  });

  test('survives being written and read again', () => {
    const record = decisionRecord(decision);
    expect(parseRecord(canonicalText(record), 'record.json')).toEqual(record);
  });

  test.each([
    ['text that is not JSON', 'hello', /record.json: is not JSON/],
    ['a report instead of a record', '{"schemaVersion":1}', /is not a decision record/],
    ['null', 'null', /is not a decision record/],
  ])('%s is refused with the file named', (_name, text, expected) => {
    expect(() => parseRecord(text, 'record.json')).toThrow(expected);
  });
});
