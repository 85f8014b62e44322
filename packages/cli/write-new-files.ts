import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { CannotRunError } from '#core/verdict/errors.ts';

/**
 * Writes all files or none of them.
 * @param files text by path, relative to `directory`
 * @throws CannotRunError naming every file that exists, unless `force`.
 */
export async function writeNewFiles(
  directory: string,
  files: ReadonlyMap<string, string>,
  force: boolean,
): Promise<void> {
  const existing = [...files.keys()].filter((path) => existsSync(join(directory, path)));
  if (existing.length > 0 && !force) {
    throw new CannotRunError(
      existing.map((path) => ({
        code: 'file-exists',
        subject: path,
        message:
          'exists already and nothing was written; move it away, or overwrite it with --force',
      })),
    );
  }
  for (const [path, text] of files) {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, text);
  }
}
