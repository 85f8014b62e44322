import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { redact } from '#core/contract/redact.ts';

test.each([
  ['Jane-42', 'Aaaa-99 (7 characters)'],
  ['-12.5e3', '-99.9a9 (7 characters)'],
  ['', ' (0 characters)'],
  ['é日本Ж', 'aaaA (4 characters)'],
  ['a\nb\tc', 'a a a (5 characters)'],
  ['😀|`<b>', '?|`<a> (6 characters)'],
  ['x'.repeat(50), `${'a'.repeat(40)}… (50 characters)`],
  ['٣½', '99 (2 characters)'],
])('%j becomes %j', (value, expected) => {
  expect(redact(value)).toBe(expected);
});

test('nothing of a letter or digit is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const shape = redact(value).replace(/ \(\d+ characters?\)$/, '');
      expect(shape).toMatch(/^[Aa9 ?!-/:-@[-`{-~]*…?$/);
    }),
  );
});
