import { describe, expect, test } from '@jest/globals';
import { isTrinoSource, parseTrinoSource } from '#tables/trino/trino-source.ts';

test.each([
  [
    'trino+https://ann@trino.example.com/hive/sales/orders',
    ['https://trino.example.com', 'ann', 'hive', 'sales', 'orders'],
  ],
  ['trino+http://127.0.0.1:8080/a/b/c', ['http://127.0.0.1:8080', undefined, 'a', 'b', 'c']],
  [
    'trino+https://a%40b@host:8443/lake/raw%2Fdata/r%C3%A9sum%C3%A9',
    ['https://host:8443', 'a@b', 'lake', 'raw/data', 'résumé'],
  ],
])('%s names a table', (source, [server, user, catalog, schema, table]) => {
  expect(parseTrinoSource(source)).toEqual({ server, user, catalog, schema, table, shown: source });
});

describe('a source that cannot be read is told', () => {
  test.each([
    ['trino://host/a/b/c', 'is no address of a table'],
    ['trino+https://host/a/b', 'names no table'],
    ['trino+https://host/a//c', 'names no table'],
    ['trino+https://host/a/b/c/d', 'names no table'],
    ['trino+https://host/a/b/%E0', "'%E0' is not percent-encoded UTF-8"],
    ['trino+https://host/a/b/c?session=x', 'has a query or fragment'],
    ['trino+https:///a/b/c', 'names no table'],
  ])('%s', (source, message) => {
    expect(() => parseTrinoSource(source)).toThrow(message);
  });

  test.each([
    'trino+https://ann:s3cret@host/a/b/c',
    'trino+https://ann:s3%2Fcret@host/a/b/c#x',
    'trino+https://:s3cret@host/a/b/c',
    'trino://ann:s3cret@host/a/b/c?s3cret',
  ])('without its password', (source) => {
    expect(() => parseTrinoSource(source)).toThrow(/^(?!.*s3)/s);
  });
});

test.each([
  ['trino+https://host/a/b/c', true],
  ['TRINO+HTTP://host/a/b/c', true],
  ['trino://host', true],
  ['data/trino.csv', false],
  ['https://host/trino+https://', false],
])('%s is a source of Trino: %s', (source, expected) => {
  expect(isTrinoSource(source)).toBe(expected);
});
