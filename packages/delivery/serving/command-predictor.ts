import { rmSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Argv } from '#core/gate/behaviour/parse-argv.ts';
import type { ModelRows, Predictor, ReadScores } from '#core/gate/behaviour/predictor.ts';
import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import { runProcess, type ProcessEnd } from './run-process.ts';

export interface CommandOptions {
  readonly argv: Argv;
  /** Absolute; the command runs there. */
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly format: 'csv' | 'parquet';
  /** Columns of what it reads and writes. */
  readonly id: string;
  readonly score: string;
  readonly readScores: ReadScores;
}

const input = 'predict-command';

/**
 * A model behind a command: it is given a table of rows, by `{input}` among its arguments or on standard input, and writes one
 * of ids and scores, to `{output}` or on standard output.
 */
export function commandPredictor(options: CommandOptions): Predictor {
  const name = shownCommand(options.argv);
  return {
    name,
    async predict(rows) {
      const parent = options.env['RUNNER_TEMP'] || tmpdir();
      const directory = await mkdtemp(join(parent, 'trainyard-predict-'));
      try {
        return await predictIn(directory, rows, { ...options, name });
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}

interface Files {
  readonly directory: string;
  /** What the command reads. */
  readonly input: string;
  /** Where `{output}` points. */
  readonly output: string;
  readonly stdout: string;
}

async function predictIn(
  directory: string,
  rows: ModelRows,
  options: CommandOptions & { readonly name: string },
): Promise<Float64Array> {
  const { argv, id, score, format } = options;
  const files: Files = {
    directory,
    input: join(directory, `rows.${format}`),
    output: join(directory, `predictions.${format}`),
    stdout: join(directory, 'standard-output.csv'),
  };
  await rows.write(files.input, format, id);
  const filled = argv.map((one) =>
    one.replaceAll('{input}', () => files.input).replaceAll('{output}', () => files.output),
  ) as [string, ...string[]];
  const end = await start(filled, files, options);
  requireSuccess(end, options);
  const toFile = usesOutput(argv);
  await requireAnswer(toFile, files, { ...options, stderr: end.stderr });
  const shown = toFile ? 'what the command wrote to {output}' : 'what the command printed';
  const wanted = { id, score, count: rows.count, shown };
  return options.readScores(toFile ? files.output : files.stdout, wanted);
}

async function start(
  argv: [string, ...string[]],
  files: Files,
  options: CommandOptions & { readonly name: string },
): Promise<ProcessEnd> {
  const toStdin = !options.argv.some((one) => one.includes('{input}'));
  try {
    return await runProcess(argv, {
      cwd: options.workingDirectory,
      env: ownEnvironment(options.env),
      timeoutMs: options.timeoutMs,
      ...(toStdin ? { stdin: files.input } : {}),
      stdout: files.stdout,
      cleanUp: () => rmSync(files.directory, { recursive: true, force: true }),
    });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    const why =
      code === 'ENOENT'
        ? 'there is no such program'
        : code === 'EACCES'
          ? 'it may not be executed'
          : message;
    throw problem('predict-start', `${options.name} cannot be started: ${why}`, cause);
  }
}

function requireSuccess(
  end: ProcessEnd,
  options: CommandOptions & { readonly name: string },
): void {
  if (end.timedOut) {
    const message = `${options.name} was ended after ${options.timeoutMs / 1000} s without an answer${said(end.stderr)}. Give it longer with predictor.timeout, or fewer rows`;
    throw problem('predict-timeout', message);
  }
  if (end.exitCode === 0) return;
  const how =
    end.exitCode === null ? `was ended by ${end.signal}` : `ended with exit code ${end.exitCode}`;
  throw problem('predict-failed', `${options.name} ${how}${said(end.stderr)}`);
}

/** Nothing where an answer belongs, and a hint when it went elsewhere. */
async function requireAnswer(
  toFile: boolean,
  files: Files,
  { name, stderr }: { readonly name: string; readonly stderr: string },
): Promise<void> {
  const [written, printed] = await Promise.all([sizeOf(files.output), sizeOf(files.stdout)]);
  if ((toFile ? written : printed) > 0) return;
  const elsewhere = toFile
    ? printed > 0
      ? `; it printed ${printed} bytes on standard output: leave {output} out if the predictions are there`
      : ''
    : '; name {output} among its arguments if it writes a file';
  const where = toFile ? 'wrote nothing to {output}' : 'printed nothing on standard output';
  throw problem('predict-no-answer', `${name} ended well and ${where}${elsewhere}${said(stderr)}`);
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

export function usesOutput(argv: Argv): boolean {
  return argv.some((one) => one.includes('{output}'));
}

/** The runner's own variables hold the job's token: they are not the command's. */
export function ownEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(?:INPUT_|STATE_)/i.test(name)),
  );
}

const shownLines = 6;
const shownCharacters = 600;

function said(stderr: string): string {
  const lines = stderr.trim().split(/\r?\n/).slice(-shownLines).join(' | ').slice(-shownCharacters);
  return lines === '' ? '' : `. The end of its standard error: ${lines}`;
}

function shownCommand(argv: Argv): string {
  const text = argv.join(' ');
  return `'${text.length > 120 ? `${text.slice(0, 120)}…` : text}'`;
}

function problem(code: string, message: string, cause?: unknown): CannotRunError {
  return cannotRun(code, input, message, { cause });
}
