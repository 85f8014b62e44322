import { execFile } from 'node:child_process';
import type { CommandRunner } from '#core/ports.ts';

/** A command that failed, with the last lines of what it said. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly command: readonly string[];
  readonly exitCode: number | string;
  readonly stderr: string;

  constructor(command: readonly string[], exitCode: number | string, stderr: string) {
    const said = stderr.trim().split('\n').slice(-3).join(' ');
    super(`${command.join(' ')} ended with ${exitCode}${said ? `: ${said}` : ''}`);
    this.command = command;
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

const outputLimitBytes = 64 * 1024 * 1024;

/**
 * Runs argv without a shell. Not @actions/exec: that re-parses the command line and can neither time out nor
 * be cancelled.
 * @throws CommandError on a non-zero exit, a signal, a time-out or a command that does not exist.
 */
export const runCommand: CommandRunner = (argv, options) =>
  new Promise((resolve, reject) => {
    const [command, ...args] = argv;
    const child = execFile(
      command,
      args,
      {
        cwd: options.cwd,
        timeout: options.timeoutSeconds * 1000,
        maxBuffer: outputLimitBytes,
        ...(options.signal ? { signal: options.signal } : {}),
        env: { ...process.env, ...options.env },
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const code = error.killed ? `a time-out after ${options.timeoutSeconds} s` : error.code;
        reject(new CommandError(argv, code ?? error.signal ?? 'an error', stderr || error.message));
      },
    );
    child.stdin?.on('error', () => {}); // a command that does not read its input closes the pipe: not a failure
    child.stdin?.end(options.input ?? '');
  });
