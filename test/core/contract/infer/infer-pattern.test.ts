import { describe, expect, test } from '@jest/globals';
import { inferPattern } from '#core/contract/infer/infer-pattern.ts';
import { uniform } from '../../../stats/seeded-sample.ts';

const next = uniform(5);
const pick = (letters: string, length: number): string =>
  Array.from({ length }, () => letters[Math.floor(next() * letters.length)]).join('');
const many = (make: (index: number) => string, size = 200): string[] =>
  Array.from({ length: size }, (_one, index) => make(index));
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const hex = '0123456789abcdef';

describe('the pattern of codes', () => {
  test.each([
    ['airports', many(() => pick(upper, 3)), '^[A-Z]{3}$'],
    ['orders', many((index) => `ORD-${10_000 + index}`), '^ORD-[0-9]{5}$'],
    ['numbers of any length', many((index) => `N${index * 7}`, 400), undefined],
    ['keys with parts of any length', many((index) => `user/${index * 7}`), '^user\\/[0-9]+$'],
    [
      'identifiers',
      many(() => `${pick(hex, 8)}-${pick(hex, 4)}-${pick(hex, 12)}`),
      '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{12}$',
    ],
    [
      'letters and digits at their places',
      many(() => `${pick(upper, 2)}${pick('0123456789', 3)}`),
      '^[A-Z]{2}[0-9]{3}$',
    ],
    [
      'names',
      many(() => `${pick(upper, 1)}${pick('abcdefgh', 3 + Math.floor(5 * next()))}`),
      undefined,
    ],
    ['sentences', many(() => `${pick('abc', 3)} ${pick('abc', 4)}`), undefined],
    ['text beyond ASCII', many(() => 'ü1'), undefined],
    ['codes of two kinds', many((index) => (index % 2 === 0 ? 'A-1' : 'B_22')), undefined],
    ['too few values', ['A1', 'B2'], undefined],
  ])('%s', (_title, values, pattern) => {
    expect(inferPattern(values)?.pattern).toBe(pattern);
  });

  test('is tested on values that it was not learnt from', () => {
    const values = many((index) => (index === 7 ? 'other' : `ORD-${10_000 + index}`));
    expect(inferPattern(values)).toEqual({ pattern: '^ORD-[0-9]{5}$', failing: 1, tested: 100 });
  });

  test('counts nothing that only the pattern of one half knows', () => {
    const values = many((index) => (index % 8 === 1 ? 'x' : `ORD-${10_000 + index}`));
    expect(inferPattern(values)).toBeUndefined();
  });
});
