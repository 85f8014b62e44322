import { expect, test } from '@jest/globals';
import { localName } from '#tables/sources/local-name.ts';

test.each([
  ['https://host/a/table.csv', 'data.csv'],
  ['https://host/TABLE.CSV.GZ', 'data.csv.gz'],
  ['s3://lake/part-0.c000.snappy.parquet', 'data.snappy.parquet'],
  ['s3://lake/year=2026/month=11/x.parquet', 'year=2026/month=11/data.parquet'],
  ['s3://lake/a/year=2026/b/x.parquet', 'year=2026/data.parquet'],
  ['s3://lake/../../etc/x.csv', 'data.csv'],
  ['s3://lake/x=../y=/=z/x.csv', 'x=../data.csv'],
  ['https://host/none', 'data'],
])('%s lies at %s', (shown, name) => {
  expect(localName(shown)).toBe(name);
});
