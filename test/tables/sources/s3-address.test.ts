import { expect, test } from '@jest/globals';
import { parseS3Address } from '#tables/sources/s3/s3-address.ts';

test.each([
  ['s3://lake/a.csv', 'lake', 'a.csv'],
  ['S3://my.lake-1/a b/c?d#e%20f.csv', 'my.lake-1', 'a b/c?d#e%20f.csv'],
  [
    's3://arn:aws:s3:eu-west-1:123456789012:accesspoint:lake/a.csv',
    'arn:aws:s3:eu-west-1:123456789012:accesspoint:lake',
    'a.csv',
  ],
])('%s', (source, bucket, key) => {
  expect(parseS3Address(source)).toMatchObject({ bucket, key });
});

test.each([
  ['s3://lake', 'source-address', /names no object; expected s3:\/\/bucket/],
  ['s3://la ke/a.csv', 'source-address', /'la ke' is no name of a bucket/],
  ['s3://key:hush@lake/a.csv', 'source-address', /without credentials/],
  ['s3://lake/data/', 'file-directory', /glob such as s3:\/\/lake\/data\/\*\*\/\*\.parquet/],
])('%s is refused', (source, code, says) => {
  let thrown: unknown;
  try {
    parseS3Address(source);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ problems: [{ code, message: expect.stringMatching(says) }] });
  expect((thrown as Error).message).not.toContain('hush');
});
