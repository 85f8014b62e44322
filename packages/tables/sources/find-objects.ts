import { cannotRun } from '#core/verdict/errors.ts';
import { shownAddress } from './address.ts';
import { httpObject } from './http-object.ts';
import type { Patience } from './receive.ts';
import type { RemoteObject } from './remote-object.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface FoundObjects {
  /** At least one. */
  readonly objects: readonly RemoteObject[];
  readonly isGlob: boolean;
}

/**
 * What an address names.
 * @throws CannotRunError
 */
export async function findObjects(
  address: string,
  env: Environment,
  patience: Patience,
): Promise<FoundObjects> {
  if (!/^s3:/i.test(address)) {
    assertFileAddress(address);
    return { objects: [httpObject(address, env)], isGlob: false };
  }
  // The client of object storage is large: nobody else waits for it.
  const { openS3Client } = await import('./s3/s3-client.ts');
  const { findS3Objects } = await import('./s3/s3-objects.ts');
  return findS3Objects(await openS3Client(env), address, patience);
}

function assertFileAddress(address: string): void {
  const wrong = (expected: string): Error =>
    cannotRun('source-address', shownAddress(address), expected);
  if (!URL.canParse(address))
    throw wrong('is not a web address; expected https://host/path/data.parquet');
  const { pathname, username, password } = new URL(address);
  if (username !== '' || password !== '') {
    throw wrong(
      'expected an address without user and password; use a signed address, or download it in a step of your own',
    );
  }
  if (!pathname.endsWith('/')) return;
  throw wrong(
    'expected an address that ends in a file name such as data.parquet: its extension says how to read it',
  );
}
