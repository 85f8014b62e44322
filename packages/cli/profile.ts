import { profileText } from '#core/profile/profile-text.ts';
import type { ProfileOptions } from './cli-commands.ts';
import { openDataReader } from './init/read-data.ts';
import { writeOrPrint } from './write-or-print.ts';

/** Writes (or prints) the profile of a table. */
export async function profile(options: ProfileOptions): Promise<number> {
  const { data, output, minimumCellCount, timeColumn, force } = options;
  await using reader = await openDataReader(process.cwd());
  const found = await reader.profileOf(data, { minimumCellCount, timeColumn });
  await writeOrPrint(profileText(found), { output, force });
  return 0;
}
