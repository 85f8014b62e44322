import { parseProfile } from '#core/profile/parse-profile.ts';
import type { Profile } from '#core/profile/profile.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';

/** @throws CannotRunError when there is no such file, or it is not a profile. */
export async function readProfileFile(file: string): Promise<Profile> {
  const hint = '`trainyard profile DATA --output profile.json` writes one';
  const text = await readInputFile(
    { input: 'profile', file, hint },
    { workingDirectory: process.cwd() },
  );
  return parseProfile(text, file);
}
