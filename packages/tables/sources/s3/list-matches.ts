import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { cannotRun } from '#core/verdict/errors.ts';
import { keyGlob } from '../key-glob.ts';
import { answerOf, type Patience } from '../receive.ts';
import { retrying } from '../transfer-retry.ts';
import { shownKey, type S3Address } from './s3-address.ts';
import { explainS3Error } from './s3-error.ts';

export interface ListedObject {
  readonly key: string;
  /** What reading it will be bound to. */
  readonly version: string | undefined;
}

const shownNames = 5;

/**
 * The objects that a glob matches, sorted by key. A key that is written exactly so wins over the reading as a glob.
 * @throws CannotRunError when there is none.
 */
export async function listMatches(
  client: S3Client,
  address: S3Address,
  patience: Patience,
): Promise<readonly [ListedObject, ...ListedObject[]]> {
  const { bucket, key: pattern, shown } = address;
  const glob = keyGlob(pattern);
  const found: ListedObject[] = [];
  const others: string[] = [];
  let token: string | undefined;
  do {
    const page = await listPage(client, address, patience, { prefix: glob.prefix, token });
    for (const { Key: key = '', ETag: version } of page.Contents ?? []) {
      if (key === pattern) return [{ key, version }];
      if (glob.matches(key)) found.push({ key, version });
      else if (others.length <= shownNames) others.push(key);
    }
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
  const [first, ...rest] = found.sort((a, b) => (a.key < b.key ? -1 : 1));
  if (first) return [first, ...rest];
  const names = others.slice(0, shownNames).map((key) => shownKey(bucket, key));
  const more = others.length > shownNames ? ', …' : '';
  throw cannotRun(
    'file-no-match',
    shown,
    names.length > 0
      ? `no object matches this glob. There are ${names.join(', ')}${more}`
      : `no object begins with ${shownKey(bucket, glob.prefix)}`,
  );
}

async function listPage(
  client: S3Client,
  address: S3Address,
  patience: Patience,
  { prefix, token }: { readonly prefix: string; readonly token: string | undefined },
) {
  const command = new ListObjectsV2Command({
    Bucket: address.bucket,
    Prefix: prefix,
    ContinuationToken: token,
  });
  const ask = async (abortSignal: AbortSignal) => {
    try {
      return await client.send(command, { abortSignal });
    } catch (error) {
      throw explainS3Error(error, address);
    }
  };
  return retrying(() => answerOf(patience, ask), {
    shown: address.shown,
    signal: patience.signal,
  });
}
