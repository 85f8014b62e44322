import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { isWholePattern } from '#tables/dialect/whole-pattern.ts';

describe('a pattern that can only match a whole text', () => {
  it.each([
    ['^[A-Z]{3}$', true],
    ['^(a|b)$', true],
    ['^(?:a|b)c$', true],
    ['^a\\|b$', true],
    ['^[|]$', true],
    ['^[]|]$', true],
    ['^[^]|]$', true],
    ['^[\\]|]$', true],
    ['^$', true],
    ['^a\\\\$', true],
    ['a$', false],
    ['^a', false],
    ['^a|b$', false],
    ['^[[]a|b[c]$', false],
    ['^(a)|(b)$', false],
    ['^a\\$', false],
    ['^*a$', false],
    ['^[$', false],
    ['^[a$', false],
    ['^(?i)a$', false],
    ['^\\Qa|b$', false],
    ['^[[:alpha:]|]$', false],
  ])('%s: %s', (pattern, expected) => {
    expect(isWholePattern(pattern)).toBe(expected);
  });

  it('says yes only where searching and matching the whole text are one', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '|',
      '(',
      ')',
      '[',
      ']',
      '^',
      '$',
      '\\',
      '.',
      '*',
      '?',
      ':',
      '-',
    );
    const patterns = fc
      .array(piece, { maxLength: 8 })
      .map((pieces) => `^${pieces.join('')}$`)
      .filter((pattern) => isWholePattern(pattern) && compiles(pattern));
    const texts = fc.array(fc.constantFrom('a', 'b', '|', ']', '[', '\n', '\\', '^'), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(patterns, texts, (pattern, pieces) => {
        const text = pieces.join('');
        const compiled = RE2JS.compile(pattern);
        expect(compiled.matcher(text).find()).toBe(compiled.matches(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function compiles(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}
