import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { parseWholeJson } from '#tables/trino/whole-json.ts';

test.each([
  ['[9007199254740993]', ['9007199254740993']],
  ['[-9223372036854775808,1]', ['-9223372036854775808', 1]],
  ['[1.0E16,1234567890123456.5,1E-20]', [1e16, 1234567890123456.5, 1e-20]],
  ['["9007199254740993","a\\"9007199254740993\\\\"]', ['9007199254740993', 'a"9007199254740993\\']],
  [
    '{"a": 9007199254740993 , "9007199254740993": [[9007199254740993]]}',
    { a: '9007199254740993', '9007199254740993': [['9007199254740993']] },
  ],
])('%s', (text, expected) => {
  expect(parseWholeJson(text)).toEqual(expected);
});

test('nothing else is changed', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
      // Doubles are written as the server writes them: with an exponent when they are large.
      const text = JSON.stringify(value).replaceAll(
        /(?<=[[,:])(-?\d)(\d{15,})(?=[\],}])/g,
        '$1.$2E15',
      );
      expect(parseWholeJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('whole numbers of any size come back digit by digit', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)), (values) => {
      const read = parseWholeJson(`[${values.join(',')}]`) as (string | number)[];
      expect(read.map((value) => BigInt(value))).toEqual(values);
    }),
  );
});
