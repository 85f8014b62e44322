import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StartedServer } from '#core/gate/load/load-run.ts';
import { ownEnvironment } from '../serving/command-predictor.ts';
import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import { endGroup, endWithUs } from '../serving/run-process.ts';
import { peakMemoryOfGroup } from './process-memory.ts';
import { requireFreePort, untilGood, type ReadyOptions } from './server-readiness.ts';

export interface ServerOptions extends ReadyOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A server of ours, ready to be asked. */
export interface RunningServer extends AsyncDisposable {
  readonly coldStartMs: number;
  /** What it was like; asked before it is ended. */
  describe(): Promise<StartedServer>;
}

const graceMs = 5000;
const shownCharacters = 2000;

/**
 * Starts the server of a load test in a process group of its own and waits for its first good answer.
 * @throws CannotRunError when something answers there already, or the server does not come up
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  await requireFreePort(options.url);
  const directory = await mkdtemp(join(options.env['RUNNER_TEMP'] || tmpdir(), 'trainyard-load-'));
  const log = join(directory, 'server.log');
  const started = performance.now();
  const { child, ended } = await spawnServer(options, log);
  const removeLog = (): void => rmSync(directory, { recursive: true, force: true });
  const release = endWithUs(child, removeLog);
  const dispose = async (): Promise<void> => {
    await endServer(child, ended.promise);
    release();
    removeLog();
  };
  try {
    await untilGood(options, { started, end: ended.end });
  } catch (error) {
    const said = await lastWords(log);
    await dispose();
    throw withOutput(error, said);
  }
  const coldStartMs = performance.now() - started;
  return {
    coldStartMs,
    describe: () => describeServer(child, { coldStartMs, ended: ended.end() }),
    [Symbol.asyncDispose]: dispose,
  };
}

async function spawnServer(
  { command: [program, ...args], cwd, env }: ServerOptions,
  log: string,
): Promise<{ readonly child: ChildProcess; readonly ended: Watched }> {
  const output = await open(log, 'w');
  try {
    const child = spawn(program, args, {
      cwd,
      env: ownEnvironment(env),
      detached: process.platform !== 'win32',
      // To a file: reading a pipe would take time from the load.
      stdio: ['ignore', output.fd, output.fd],
    });
    // Before anything is awaited: that there is no such program is said at once.
    return { child, ended: watchEnd(child) };
  } finally {
    await output.close();
  }
}

async function describeServer(
  { pid }: ChildProcess,
  { coldStartMs, ended }: { readonly coldStartMs: number; readonly ended: string | undefined },
): Promise<StartedServer> {
  const peaks = pid === undefined ? undefined : await peakMemoryOfGroup(pid);
  const known = { coldStartMs, ...(ended === undefined ? {} : { ended }) };
  if (!peaks) return known;
  const peakMb = [...peaks.values()].reduce((sum, bytes) => sum + bytes, 0) / 1e6;
  return { ...known, memory: { peakMb, processes: peaks.size } };
}

interface Watched {
  /** How it ended; undefined while it runs. */
  readonly end: () => string | undefined;
  readonly promise: Promise<void>;
}

function watchEnd(child: ChildProcess): Watched {
  let end: string | undefined;
  const promise = new Promise<void>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      end = error.code === 'ENOENT' ? 'there is no such program' : error.message;
      resolve();
    });
    child.once('exit', (code, signal) => {
      end ??= signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`;
      resolve();
    });
  });
  return { end: () => end, promise };
}

async function endServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.pid === undefined) return;
  endGroup(child, 'SIGTERM');
  const patience = new AbortController();
  await Promise.race([
    ended,
    sleep(graceMs, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  endGroup(child, 'SIGKILL');
}

async function lastWords(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.trim().replaceAll(/\s+/g, ' ').slice(-shownCharacters);
}

function withOutput(error: unknown, said: string): unknown {
  const [problem] = (error as Partial<CannotRunError>).problems ?? [];
  if (!problem || said === '') return error;
  return cannotRun(problem.code, problem.subject, `${problem.message}. It said: ${said}`, {
    cause: error,
  });
}
