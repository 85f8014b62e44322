import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { cannotRun } from '#core/verdict/errors.ts';
import { nearestName } from '#core/verdict/nearest-name.ts';
import { shownKey, type S3Address } from './s3-address.ts';

/** The error for a key that is not there, with the nearest one of its directory when that may be listed. */
export async function missingKey(
  client: S3Client,
  { bucket, key, shown }: S3Address,
  cause: unknown,
): Promise<Error> {
  const directory = key.slice(0, key.lastIndexOf('/') + 1);
  const names = await namesIn(client, bucket, directory);
  const say = (hint: string): Error =>
    cannotRun('source-missing', shown, `there is no such object. ${hint}`, { cause });
  const name = key.slice(directory.length);
  if (names.includes(`${name}/`))
    return say(`It is a prefix: name its objects with a glob such as ${shown}/**/*.parquet`);
  const objects = names.filter((one) => !one.endsWith('/'));
  const nearest = nearestName(name, objects);
  if (nearest !== undefined) return say(`Did you mean '${shownKey(bucket, directory + nearest)}'?`);
  return say('Check the bucket, the key and the endpoint.');
}

/** Objects and, with a slash behind, prefixes. */
async function namesIn(client: S3Client, bucket: string, directory: string): Promise<string[]> {
  const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: directory, Delimiter: '/' });
  // Only a hint: who may read need not be allowed to list.
  const page = await client.send(command).catch(() => undefined);
  const keys = (page?.Contents ?? []).map(({ Key }) => Key!);
  const prefixes = (page?.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!);
  return [...keys, ...prefixes].map((name) => name.slice(directory.length));
}
