import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { cannotRun } from '#core/verdict/errors.ts';
import { listModelFiles } from './list-model-files.ts';

export interface ModelFile {
  /** Relative to the model directory, with '/'. */
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface ModelListing {
  /** The content digest. It covers the bytes and the order of the files, not their names: `files` has those. */
  readonly digest: string;
  readonly files: readonly ModelFile[];
}

/**
 * Content digest of a model directory as OpenSSF model signing v1.0 computes the digest of its subject, so that
 * `model_signing verify`, attestations and the registry speak of the same thing: sha256 over the raw sha256
 * digests of the files, in the order of their names. Files are streamed.
 * @throws CannotRunError for a missing or empty directory, symbolic links and special files.
 */
export async function modelDirectoryDigest(directory: string): Promise<ModelListing> {
  const paths = await listModelFiles(directory);
  const files = await mapInTurns(paths, async (path) => ({
    path,
    ...(await fileDigest(join(directory, path))),
  }));
  return { digest: digestOfFiles(files), files };
}

export function digestOfFiles(files: readonly Pick<ModelFile, 'sha256'>[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.sha256, 'hex');
  return hash.digest('hex');
}

const readBufferBytes = 1024 * 1024;

/** sha256 of a file, streamed. @throws CannotRunError when it cannot be read. */
export async function fileDigest(path: string): Promise<{ sha256: string; sizeBytes: number }> {
  try {
    await using file = await open(path);
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(readBufferBytes);
    let sizeBytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return { sha256: hash.digest('hex'), sizeBytes };
      hash.update(buffer.subarray(0, bytesRead));
      sizeBytes += bytesRead;
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw cannotRun('file-unreadable', path, `cannot be read (${code ?? String(cause)})`, {
      cause,
    });
  }
}

const filesAtOnce = 8;

/** Results in the order of the items; a few at a time, so that many small files do not wait for each other. */
export async function mapInTurns<T, R>(
  items: readonly T[],
  act: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = Array.from<R>({ length: items.length });
  let next = 0;
  const turn = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await act(items[index]!);
  };
  await Promise.all(Array.from({ length: Math.min(filesAtOnce, items.length) }, () => turn()));
  return results;
}
