import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { mergeProfiles } from '#core/profile/merge-profiles.ts';
import { profileText } from '#core/profile/profile-text.ts';
import { collectProblems } from '#core/verdict/collect-problems.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { sha256 } from '#toolkit/digest.ts';
import type { ProfileMergeOptions } from './cli-commands.ts';
import { readProfileFile } from './read-profile.ts';
import { writeOrPrint } from './write-or-print.ts';

/** Writes (or prints) the profile of the whole from those of its parts. */
export async function profileMerge(options: ProfileMergeOptions): Promise<number> {
  const found = await collectProblems(options.profiles.map((pattern) => filesOf(pattern)));
  // A file that two patterns name is one part: counted twice, it would double its rows.
  const files = [...new Map(found.flat().map((file) => [resolve(file), file])).values()];
  const parts = await collectProblems(
    files.map(async (file) => ({ file, profile: await readProfileFile(file) })),
  );
  await writeOrPrint(profileText(mergeProfiles(parts, sha256)), options);
  return 0;
}

/** A path that exists as it is written wins over its reading as a glob. */
async function filesOf(pattern: string): Promise<string[]> {
  if (existsSync(pattern)) return [pattern];
  const files = await glob(pattern.replaceAll('\\', '/'), {
    onlyFiles: true,
    expandDirectories: false,
  });
  if (files.length > 0) return files.sort();
  throw cannotRun(
    'profile-missing',
    pattern,
    'there is no such profile, and no file that it matches as a glob',
  );
}
