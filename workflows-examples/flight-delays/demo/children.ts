import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Started {
  readonly child: ChildProcess;
  /** The JSON object on its first line. */
  readonly hello: Record<string, unknown>;
  /** Lines that it printed after that. */
  readonly lines: readonly string[];
}

export interface Finished {
  readonly exitCode: number;
  readonly output: string;
  readonly durationMs: number;
}

export interface StartOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

const stopWithinMs = 8000;
const helloWithinMs = 30_000;

/** Every process that the demo starts, so that none outlives it. */
export class Children {
  readonly #running = new Set<ChildProcess>();

  /** Starts a server and waits for the JSON line that says it is ready. */
  async start(argv: readonly string[], options: StartOptions): Promise<Started> {
    const child = this.#spawn(argv, options);
    const lines: string[] = [];
    let complaints = '';
    child.stderr!.on('data', (text: Buffer) => (complaints += text.toString()));
    const hello = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(
        () =>
          reject(
            new Error(`${argv[0]} is not ready after ${helloWithinMs / 1000} s\n${complaints}`),
          ),
        helloWithinMs,
      );
      const reader = createInterface({ input: child.stdout! });
      reader.on('line', (line) => lines.push(line));
      reader.once('line', (line) => {
        clearTimeout(late);
        resolve(line);
      });
      child.once('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`${argv.join(' ')} ended with ${code}\n${complaints}`));
      });
    });
    return { child, hello: JSON.parse(hello) as Record<string, unknown>, lines };
  }

  /** Runs a program to its end; never rejects for an exit code. */
  async run(argv: readonly string[], options: StartOptions): Promise<Finished> {
    const started = performance.now();
    const child = this.#spawn(argv, options);
    let output = '';
    child.stdout!.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr!.on('data', (text: Buffer) => (output += text.toString()));
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? -1));
    });
    return { exitCode, output, durationMs: performance.now() - started };
  }

  /** SIGTERM, then SIGKILL for what does not listen. */
  async stop(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(killer);
  }

  /** Last started, first stopped: a rollout still finds the gateway through which it rolls back. */
  async stopAll(): Promise<void> {
    for (const child of [...this.#running].reverse()) await this.stop(child);
  }

  /** Last resort, synchronous: for the moment when the process itself exits. */
  killAll(): void {
    for (const child of this.#running) child.kill('SIGKILL');
  }

  get count(): number {
    return this.#running.size;
  }

  #spawn([command, ...args]: readonly string[], options: StartOptions): ChildProcess {
    // A process group of its own: Ctrl-C reaches only the demo, which then stops its children in order.
    const child = spawn(command!, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.#running.add(child);
    child.once('close', () => this.#running.delete(child));
    return child;
  }
}
