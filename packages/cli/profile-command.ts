import { Option, type Command } from 'commander';
import { cannotRun } from '#core/verdict/errors.ts';
import type { CliCommands, ProfileMergeOptions } from './cli-commands.ts';

interface ProfileValues {
  readonly output?: string;
  readonly minimumCellCount: string;
  readonly timeColumn?: string;
  readonly force: boolean;
}

/** `profile DATA`, and below it `profile merge` and `profile diff`. */
export function addProfile(
  program: Command,
  commands: CliCommands,
  finish: (code: number) => void,
): void {
  const profile = program
    .command('profile')
    .description(
      'Summarise a table: the reference of drift-check, and the review of a data change.',
    )
    .enablePositionalOptions()
    .argument('[data]', 'path or glob of CSV, TSV, JSON lines or Parquet')
    .option('--output <file>', 'write the profile there instead of printing it')
    .option('--minimum-cell-count <n>', 'name no text value that occurs less often', '5')
    .option('--time-column <column>', 'the column that says when, where several could')
    .option('--force', 'overwrite the file when it exists', false)
    .action(async (data: string | undefined, values: ProfileValues) => {
      if (data === undefined) {
        throw cannotRun('data', 'profile', 'expected your data: trainyard profile data.csv');
      }
      const { output, timeColumn, force } = values;
      const minimumCellCount = cellCount(values.minimumCellCount);
      finish(await commands.profile({ data, output, minimumCellCount, timeColumn, force }));
    });
  addMerge(profile, commands, finish);
  addDiff(profile, commands, finish);
}

function cellCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const message = `expected a whole number of at least 1, got '${text}'`;
  throw cannotRun('minimum-cell-count', '--minimum-cell-count', message);
}

function addMerge(profile: Command, commands: CliCommands, finish: (code: number) => void): void {
  profile
    .command('merge')
    .description('Combine profiles of parts of a table, such as the shards of a job matrix.')
    .argument('<profiles...>', 'profile.json files or globs')
    .option('--output <file>', 'write the profile there instead of printing it')
    .option('--force', 'overwrite the file when it exists', false)
    .action(async (profiles: string[], values: Omit<ProfileMergeOptions, 'profiles'>) =>
      finish(await commands.profileMerge({ profiles, output: values.output, force: values.force })),
    );
}

function addDiff(profile: Command, commands: CliCommands, finish: (code: number) => void): void {
  profile
    .command('diff')
    .description(
      'Say what changed between two profiles: schema, rows, missing values, distributions.',
    )
    .argument('<before>', 'profile.json')
    .argument('<after>', 'profile.json')
    .addOption(new Option('--json', 'print the difference as JSON').conflicts('markdown'))
    .addOption(new Option('--markdown', 'print it for a pull request'))
    .action(async (before: string, after: string, values: { json?: true; markdown?: true }) => {
      const format = values.json ? 'json' : values.markdown ? 'markdown' : 'terminal';
      finish(await commands.profileDiff({ before, after, format }));
    });
}
