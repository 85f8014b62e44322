import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from '../../support/node24.ts';
import type { Report } from '../../support/run-bundle.ts';

/** The committed bundle. */
export const canaryBundle = fileURLToPath(
  new URL('../../../actions/dist/canary-deploy.js', import.meta.url),
);

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
  readonly milliseconds: number;
  readonly report: Report;
  /** STATE_… as the post step would get it. */
  readonly state: Readonly<Record<string, string>>;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** One process of the action in `cwd`. */
export function startCanary(
  main: string,
  cwd: string,
  options: {
    readonly inputs?: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Started {
  const stateFile = join(mkdtempSync(join(tmpdir(), 'trainyard-state-')), 'state');
  writeFileSync(stateFile, '');
  const inputs = Object.entries({ version: '3', ...options.inputs });
  const startedMs = Date.now();
  const child = spawn(node24(), [main], {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_STATE: stateFile,
      ...Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      const reportFile = join(cwd, 'trainyard-report/canary-deploy/report.json');
      const report = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : 'null';
      resolve({
        exitCode,
        signal,
        said,
        milliseconds: Date.now() - startedMs,
        report: JSON.parse(report) as Report,
        state: savedState(readFileSync(stateFile, 'utf8')),
      });
    });
  });
  return { child, ended };
}

function savedState(text: string): Record<string, string> {
  const saved: Record<string, string> = {};
  for (const [, name, , value] of text.matchAll(
    /^(.+?)<<(ghadelimiter_[\w-]+)\n([\s\S]*?)\n\2$/gm,
  )) {
    saved[`STATE_${name}`] = value!;
  }
  return saved;
}

/** Polls until it is so, while the process lives. */
export async function until(isSo: () => boolean, { child }: Started): Promise<void> {
  while (!isSo()) {
    if (child.exitCode !== null) throw new Error(`the process ended first, with ${child.exitCode}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

export function newDirectory(rollout: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'trainyard-canary-'));
  writeFileSync(join(directory, 'rollout.yaml'), rollout);
  return directory;
}
