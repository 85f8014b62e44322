import { diffProfiles } from '#core/profile/profile-diff.ts';
import { collectProblems } from '#core/verdict/collect-problems.ts';
import { renderDiffMarkdown, renderDiffTerminal } from '#report/profile-diff.ts';
import type { ProfileDiffOptions } from './cli-commands.ts';
import { readProfileFile } from './read-profile.ts';

/** Prints what changed. A difference is no fault: the exit code is 0. */
export async function profileDiff({ before, after, format }: ProfileDiffOptions): Promise<number> {
  const [a, b] = await collectProblems([readProfileFile(before), readProfileFile(after)]);
  const diff = diffProfiles(a!, b!);
  const files = { before, after };
  if (format === 'json') process.stdout.write(`${JSON.stringify(diff, null, 2)}\n`);
  else if (format === 'markdown') process.stdout.write(renderDiffMarkdown(diff, files));
  else {
    const colours = process.stdout.isTTY && !process.env['NO_COLOR'];
    process.stdout.write(renderDiffTerminal(diff, files, colours));
  }
  return 0;
}
