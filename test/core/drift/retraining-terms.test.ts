import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseBudget, parsePersistence } from '#core/drift/retraining-terms.ts';

describe('after: k of n', () => {
  test('reads every k of n with 1 ≤ k ≤ n ≤ 100, whatever the spaces', () => {
    const pair = fc
      .integer({ min: 1, max: 100 })
      .chain((runs) => fc.tuple(fc.integer({ min: 1, max: runs }), fc.constant(runs)));
    const space = fc.constantFrom(' ', '  ', '\t');
    fc.assert(
      fc.property(pair, space, space, ([hits, runs], left, right) => {
        expect(parsePersistence(`${hits}${left}of${right}${runs}`)).toEqual({ hits, runs });
      }),
    );
  });

  test.each([
    '',
    '2',
    '2 of',
    'of 3',
    '0 of 3',
    '4 of 3',
    '2of3',
    '-1 of 3',
    '1.5 of 3',
    '2 of 101',
    'two of three',
  ])('refuses %p', (text) => {
    expect(parsePersistence(text)).toBeUndefined();
  });

  test('never throws and never gives k above n', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parsePersistence(text);
        expect(parsed === undefined || (parsed.hits >= 1 && parsed.hits <= parsed.runs)).toBe(true);
      }),
    );
  });
});

describe('budget: count per period', () => {
  test.each([
    { text: '4 per 30d', count: 4, periodMs: 30 * 86_400_000 },
    { text: ' 1  per 12h ', count: 1, periodMs: 12 * 3_600_000 },
    { text: '10 per 1w', count: 10, periodMs: 7 * 86_400_000 },
  ])('reads $text', ({ text, count, periodMs }) => {
    expect(parseBudget(text)).toEqual({ count, periodMs });
  });

  test.each([
    '',
    '4',
    '4 per',
    'per 30d',
    '0 per 30d',
    '4 per month',
    '4 in 30d',
    '-4 per 30d',
    '4 per 0d',
  ])('refuses %p', (text) => {
    expect(parseBudget(text)).toBeUndefined();
  });

  test('never throws and never gives an empty period', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 9999 }), (text, count) => {
        const parsed = parseBudget(`${count} per ${text}`);
        expect(parsed === undefined || (parsed.count >= 1 && parsed.periodMs > 0)).toBe(true);
      }),
    );
  });
});
