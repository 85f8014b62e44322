import { expect, test } from '@jest/globals';
import { isAddress, shownAddress } from '#tables/sources/address.ts';

test.each([
  ['https://host/a/b.csv', true, 'https://host/a/b.csv'],
  ['HTTP://host:8080/b.csv', true, 'http://host:8080/b.csv'],
  ['https://user:password@host/b.csv?X-Amz-Signature=secret#part', true, 'https://host/b.csv'],
  ['https://[broken/b.csv?secret', true, 'https://[broken/b.csv'],
  ['data/b.csv', false, 'data/b.csv'],
  ['https://user:password@[broken/b.csv', true, 'https://[broken/b.csv'],
  ['s3://bucket/year=*/b?.csv', true, 's3://bucket/year=*/b?.csv'],
  ['S3://key:secret@bucket/b.csv', true, 's3://bucket/b.csv'],
  ['gs://bucket/b.csv', false, 'gs://bucket/b.csv'],
])('%s is shown without what must stay secret', (source, address, shown) => {
  expect(isAddress(source)).toBe(address);
  expect(shownAddress(source)).toBe(shown);
});
