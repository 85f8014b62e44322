import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const committed = fileURLToPath(new URL('../../actions/dist/', import.meta.url));

/** Runs the bundled command line as a user would, outside GitHub Actions. TRAINYARD_DIST names a trial build. */
export function runCli(cwd: string, ...argv: readonly string[]): Promise<CliRun> {
  const dist = process.env['TRAINYARD_DIST'] ?? committed;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(GITHUB_|INPUT_|RUNNER_|ACTIONS_)/.test(name),
    ),
  );
  const child = spawn(process.execPath, [`${dist}/trainyard.js`, ...argv], {
    cwd,
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
