import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cannotRun } from '#core/verdict/errors.ts';
import { modelDirectoryDigest, type ModelListing } from '../model-digest.ts';
import { copyModel } from './content-store.ts';
import { exists, syncDirectory } from './durable-files.ts';
import { listNames } from './layout.ts';

/**
 * Copies a model to `target`, which appears whole and checked or not at all. Nothing happens when it is there
 * already with the same content.
 * @throws CannotRunError when the target has something else in it, or when the stored files are damaged.
 */
export async function downloadModel(
  from: string,
  listing: ModelListing,
  target: string,
): Promise<void> {
  if ((await listNames(target)).length > 0 || (await isFile(target))) {
    const found = await modelDirectoryDigest(target).catch(() => undefined);
    const same =
      found?.digest === listing.digest &&
      found.files.every(({ path }, index) => path === listing.files[index]?.path);
    if (same) return;
    throw cannotRun(
      'target-taken',
      'model',
      `'${target}' exists and is not this version (expected content digest ${listing.digest.slice(0, 12)}, got ${found?.digest.slice(0, 12) ?? 'something else'}). Name a directory that does not exist, or an empty one`,
    );
  }
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  // Beside the target, so that the last step is a rename on one disk.
  const temporary = join(parent, `${basename(target)}.partial-${randomUUID()}`);
  try {
    await copyModel(from, listing, temporary);
    await rename(temporary, target);
    await syncDirectory(parent);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await exists(path)) && !(await exists(join(path, '.')));
}
