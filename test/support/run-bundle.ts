import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.ts';

const dist = fileURLToPath(new URL('../../actions/dist/', import.meta.url));

export interface BundleRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** report.json of the run, when one was written. */
  // The report is checked against its JSON Schema elsewhere; tests pick what they need.
  readonly report: Report;
}

export interface Report {
  readonly verdict: string;
  readonly summary: string;
  readonly findings: readonly {
    readonly check: string;
    readonly subject: string;
    readonly verdict: string;
    readonly severity: string;
    readonly observed: { readonly value: unknown; readonly n?: number; readonly method: string };
    readonly message: string;
    readonly needed?: number;
    readonly location?: { readonly file: string; readonly line: number; readonly column: number };
  }[];
  readonly outputs: Readonly<Record<string, string>>;
}

export interface BundleOptions {
  readonly cwd: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly onSpawn?: (child: ChildProcess) => void;
}

/** Spawns a committed bundle as the runner does: Node 24, INPUT_*, file commands, workspace as directory. */
export async function runBundle(action: string, options: BundleOptions): Promise<BundleRun> {
  const files = fileCommands();
  const reportDirectory = options.inputs?.['report-directory'] ?? `trainyard-report/${action}`;
  const child = spawn(node24(), [join(dist, `${action}.js`)], {
    cwd: options.cwd,
    env: {
      ...baseEnvironment(options.cwd, files),
      ...inputEnvironment(options.inputs),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  options.onSpawn?.(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
    (resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, name) => resolve([code, name]));
    },
  );
  const reportFile = join(options.cwd, reportDirectory, 'report.json');
  return {
    exitCode,
    signal,
    stdout,
    stderr,
    outputs: parseFileCommand(files.GITHUB_OUTPUT),
    state: parseFileCommand(files.GITHUB_STATE),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    report: existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined,
  };
}

/** An empty directory for one test. */
export function workspace(): string {
  return mkdtempSync(join(tmpdir(), 'trainyard-test-'));
}

type FileCommands = Record<
  'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY' | 'GITHUB_ENV',
  string
>;

function fileCommands(): FileCommands {
  const directory = mkdtempSync(join(tmpdir(), 'trainyard-runner-'));
  const file = (name: string): string => {
    const path = join(directory, name);
    writeFileSync(path, '');
    return path;
  };
  return {
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_ENV: file('env'),
  };
}

function baseEnvironment(cwd: string, files: FileCommands): Record<string, string> {
  const temporary = mkdtempSync(join(tmpdir(), 'trainyard-temp-'));
  mkdirSync(temporary, { recursive: true });
  return {
    ...files,
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: cwd,
    GITHUB_REPOSITORY: 'acme/flights',
    GITHUB_RUN_ID: '42',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_ACTOR: 'octocat',
    RUNNER_TEMP: temporary,
  };
}

function inputEnvironment(inputs: Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries(inputs);
  return Object.fromEntries(
    entries.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

/** `name<<delimiter` blocks, as @actions/core writes them. */
function parseFileCommand(file: string): Record<string, string> {
  const values: Record<string, string> = {};
  const pattern = /^([^\n]+?)<<(ghadelimiter_[\w-]+)\n([\s\S]*?)\n?\2$/gm;
  for (const [, name, , value] of readFileSync(file, 'utf8').matchAll(pattern)) {
    values[name!] = value!;
  }
  return values;
}
