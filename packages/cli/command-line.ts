import { Command, CommanderError } from 'commander';
import { CannotRunError } from '#core/verdict/errors.ts';
import { actionContracts } from '#toolkit/action-contracts.ts';
import { tool } from '#toolkit/version.ts';
import { addAction } from './action-command.ts';
import type { CliCommands } from './cli-commands.ts';
import { addOwnCommands } from './own-commands.ts';

interface CliStreams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const processStreams: CliStreams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/**
 * Runs one command line.
 * @returns the exit code: that of the command, 0 for help, 2 for a command line that cannot run.
 */
export async function runCommandLine(
  argv: readonly string[],
  commands: CliCommands,
  streams: CliStreams = processStreams,
): Promise<number> {
  let exitCode = 0;
  const program = new Command('trainyard')
    .description(
      'Machine-learning CI, CD and continuous training: five actions, the same as on a runner.',
    )
    .version(tool.version)
    // --version of the program must not swallow the `version` input of an action.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .showHelpAfterError('Options and commands: trainyard [command] --help');
  for (const contract of Object.values(actionContracts)) addAction(program, contract, commands);
  addOwnCommands(program, commands, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CannotRunError)) throw error;
    streams.err(`${error.message}\n`);
    return 2;
  }
}
