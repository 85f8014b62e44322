import { expect, test } from '@jest/globals';
import type { TypeSignature } from '#tables/trino/trino-protocol.ts';
import { rowReader } from '#tables/trino/trino-values.ts';

const plain = (rawType: string, ...parts: TypeSignature['arguments']): TypeSignature => ({
  rawType,
  arguments: parts,
});
const of = (value: unknown): TypeSignature['arguments'][number] => ({ kind: 'TYPE', value });
const bigint = plain('bigint');
const row = plain(
  'row',
  of({ fieldName: { name: 'a' }, typeSignature: plain('double') }),
  of({ fieldName: null, typeSignature: plain('timestamp') }),
);

test.each<[string, TypeSignature, unknown, unknown]>([
  ['a missing value', plain('double'), null, null],
  ['a double', plain('double'), 1.5, 1.5],
  ['not a number', plain('double'), 'NaN', Number.NaN],
  ['an infinity', plain('real'), '-Infinity', Number.NEGATIVE_INFINITY],
  ['a decimal', plain('decimal'), '12.50', 12.5],
  ['a bigint beyond 2^53', bigint, '9007199254740993', '9007199254740993'],
  ['a date', plain('date'), '2026-01-31', '2026-01-31'],
  [
    'a time to the microsecond',
    plain('timestamp'),
    '2026-01-31 10:00:00.123456',
    '2026-01-31T10:00:00.123Z',
  ],
  [
    'a time before 1970, cut towards it',
    plain('timestamp'),
    '1969-12-31 23:59:59.999900',
    '1970-01-01T00:00:00.000Z',
  ],
  [
    'a time without a fraction',
    plain('timestamp'),
    '2026-01-31 10:00:00',
    '2026-01-31T10:00:00.000Z',
  ],
  [
    'a time with a zone',
    plain('timestamp with time zone'),
    '2026-01-31 10:00:00.5 +02:00',
    '2026-01-31T08:00:00.500Z',
  ],
  [
    'a time of a far year, as it is',
    plain('timestamp'),
    '12026-01-31 10:00:00.000',
    '12026-01-31 10:00:00.000',
  ],
  ['an array', plain('array', of(plain('double'))), [1, 'NaN', null], [1, Number.NaN, null]],
  [
    'a row',
    row,
    ['Infinity', '2026-01-31 10:00:00.000'],
    { a: Number.POSITIVE_INFINITY, field1: '2026-01-31T10:00:00.000Z' },
  ],
  ['a map', plain('map', of(plain('varchar')), of(bigint)), { x: 1 }, [['x', 1]]],
])('%s', (_name, typeSignature, value, expected) => {
  const read = rowReader([{ name: 'x', type: typeSignature.rawType, typeSignature }]);
  expect(read([value])['x']).toEqual(expected);
});

test('a column may be called __proto__', () => {
  const read = rowReader([{ name: '__proto__', type: 'integer' }]);
  expect(Object.entries(read([1]))).toEqual([['__proto__', 1]]);
});
