import { cannotRun } from '#core/verdict/errors.ts';
import { shownAddress } from '../address.ts';

/** `s3://bucket/key`; the key may be a glob. */
export interface S3Address {
  readonly shown: string;
  readonly bucket: string;
  readonly key: string;
}

/** @throws CannotRunError */
export function parseS3Address(source: string): S3Address {
  const shown = shownAddress(source);
  const match = /^s3:\/\/([^/]*)\/(.*)$/is.exec(source);
  const expected = 'expected s3://bucket/path/data.parquet or s3://bucket/path/*.parquet';
  if (!match) throw cannotRun('source-address', shown, `names no object; ${expected}`);
  const [, bucket, key] = match;
  if (bucket!.includes('@')) {
    throw cannotRun(
      'source-address',
      shown,
      'expected an address without credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or use a profile or role',
    );
  }
  // A bucket's name, or the ARN of an access point.
  if (!/^[\w.:-]{3,}$/.test(bucket!))
    throw cannotRun('source-address', shown, `'${bucket}' is no name of a bucket; ${expected}`);
  if (key === '' || key!.endsWith('/')) {
    throw cannotRun(
      'file-directory',
      shown,
      `is a prefix; expected an object or a glob such as ${shown}**/*.parquet`,
    );
  }
  return { shown, bucket: bucket!, key: key! };
}

export function shownKey(bucket: string, key: string): string {
  return `s3://${bucket}/${key}`;
}
