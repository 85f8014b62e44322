import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';

export interface ProcessOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  /** A file that it reads from standard input; absent: nothing. */
  readonly stdin?: string;
  /** A file that its standard output goes to. */
  readonly stdout: string;
  /** Called when a signal ends us, after the process: what it worked with must not stay behind. */
  readonly cleanUp: () => void;
}

export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  /** The end of what it said on standard error. */
  readonly stderr: string;
}

const stderrBytes = 8 * 1024;
const graceMs = 5000;

/**
 * Runs argv without a shell, in a process group of its own: what it started ends with it, after a time-out too. Rows go
 * through files, never through our memory.
 * @throws the system's error when it cannot be started
 */
export async function runProcess(
  argv: readonly [string, ...string[]],
  options: ProcessOptions,
): Promise<ProcessEnd> {
  const input = options.stdin === undefined ? undefined : await open(options.stdin);
  const output = await open(options.stdout, 'w');
  try {
    const [command, ...args] = argv;
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...options.env },
      // A group can be ended as a whole; Windows has none.
      detached: process.platform !== 'win32',
      stdio: [input ? input.fd : 'ignore', output.fd, 'pipe'],
    });
    return await watched(child, options);
  } finally {
    await input?.close();
    await output.close();
  }
}

async function watched(
  child: ChildProcess,
  { timeoutMs, cleanUp }: ProcessOptions,
): Promise<ProcessEnd> {
  let stderr = Buffer.alloc(0);
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = Buffer.concat([stderr, chunk]).subarray(-stderrBytes);
  });
  let timedOut = false;
  let killTimer: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => {
    timedOut = true;
    endGroup(child, 'SIGTERM');
    killTimer = setTimeout(() => endGroup(child, 'SIGKILL'), graceMs);
  }, timeoutMs);
  const release = endWithUs(child, cleanUp);
  try {
    const { exitCode, signal } = await ended(child);
    return { exitCode, signal, timedOut, stderr: stderr.toString() };
  } finally {
    clearTimeout(timer);
    clearTimeout(killTimer);
    release();
    // What it left running would go on with the files that we remove.
    if (child.pid !== undefined) endGroup(child, 'SIGKILL');
    child.stderr?.destroy();
  }
}

/** When the process itself has ended: a child of it may hold its pipes open for longer. */
function ended(child: ChildProcess): Promise<{ exitCode: number | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => {
      // What was written before the exit may still be in the pipe.
      const done = (): void => resolve({ exitCode, signal });
      const late = setTimeout(done, 200);
      child.once('close', () => {
        clearTimeout(late);
        done();
      });
    });
  });
}

/** Signals the process and all that it started. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid!, signal);
  } catch {
    // ESRCH: nothing of it is left.
  }
}

/** A job that is cancelled takes the command with it. */
export function endWithUs(child: ChildProcess, cleanUp: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const stop = (signal: NodeJS.Signals): void => {
    endGroup(child, 'SIGTERM');
    cleanUp();
    release();
    // Whoever else listens decides how we end; else we end as we would have.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const release = (): void => signals.forEach((signal) => void process.off(signal, stop));
  for (const signal of signals) process.once(signal, stop);
  return release;
}
