import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { isKeyGlob } from '../key-glob.ts';
import type { Patience } from '../receive.ts';
import {
  parseContentRange,
  rangeHeader,
  type Answer,
  type ByteRange,
  type RemoteObject,
} from '../remote-object.ts';
import { listMatches } from './list-matches.ts';
import { missingKey } from './missing-key.ts';
import { parseS3Address, shownKey, type S3Address } from './s3-address.ts';
import { explainS3Error } from './s3-error.ts';

export interface S3Objects {
  /** At least one, sorted by key. */
  readonly objects: readonly RemoteObject[];
  readonly isGlob: boolean;
}

/**
 * The object, or the objects that a glob matches.
 * @throws CannotRunError
 */
export async function findS3Objects(
  client: S3Client,
  source: string,
  patience: Patience,
): Promise<S3Objects> {
  const address = parseS3Address(source);
  if (!isKeyGlob(address.key)) return { objects: [s3Object(client, address)], isGlob: false };
  const { bucket } = address;
  const found = await listMatches(client, address, patience);
  const objects = found.map(({ key, version }) =>
    s3Object(client, { shown: shownKey(bucket, key), bucket, key }, version),
  );
  return { objects, isGlob: found[0].key !== address.key };
}

function s3Object(client: S3Client, address: S3Address, listedVersion?: string): RemoteObject {
  const { shown, bucket: Bucket, key: Key } = address;
  const open = async (
    range: ByteRange | undefined,
    version: string | undefined,
    abortSignal: AbortSignal,
  ): Promise<Answer> => {
    const command = new GetObjectCommand({
      Bucket,
      Key,
      ...(range ? { Range: rangeHeader(range) } : {}),
      ...(version === undefined ? {} : { IfMatch: version }),
    });
    try {
      const { Body, ContentRange, ContentLength, ETag } = await client.send(command, {
        abortSignal,
      });
      const content = parseContentRange(ContentRange);
      const totalBytes = content?.totalBytes ?? ContentLength;
      return { body: Body as Readable, range: content?.range, totalBytes, version: ETag };
    } catch (error) {
      if (isNamed(error, 'InvalidRange') && range?.start === 0)
        return { body: Readable.from([]), range, totalBytes: 0, version };
      if (isNamed(error, 'NoSuchKey')) throw await missingKey(client, address, error);
      throw explainS3Error(error, address);
    }
  };
  return { shown, version: listedVersion, open };
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
