import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A real server of scripts/services/, on loopback. */
export interface Service {
  /** What its users need in their environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Its data and its log (server.log). */
  readonly directory: string;
  stop(): void;
}

/** Exit code of a service script when the machine lacks a tool. */
const toolMissing = 3;

/**
 * Installs (the first time) and starts a service. Undefined, with a line that says why, when the machine lacks a tool
 * that it needs; in CI that is an error, so that a lane is never green because it did not run.
 */
export function startService(name: string): Service | undefined {
  const script = fileURLToPath(new URL(`../../scripts/services/${name}.sh`, import.meta.url));
  const directory = mkdtempSync(join(tmpdir(), `trainyard-${name}-`));
  const { status, stdout, stderr } = spawnSync('bash', [script, 'start', directory], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  const stop = (): void => {
    spawnSync('bash', [script, 'stop', directory]);
    rmSync(directory, { recursive: true, force: true });
  };
  if (status === 0) return { env: parseLines(stdout), directory, stop };
  stop();
  if (status !== toolMissing || process.env['CI'])
    throw new Error(`the service ${name} did not start (exit ${status}): ${stderr}`);
  process.stderr.write(`skipped, the service ${name} cannot start here: ${stderr}`);
  return undefined;
}

/** Whether the machine has a tool; as with services, in CI it must. */
export function hasTool(name: string, purpose: string): boolean {
  if (spawnSync(name, ['--version']).status === 0) return true;
  if (process.env['CI'])
    throw new Error(`no '${name}' on this machine; it is needed to ${purpose}`);
  process.stderr.write(`skipped, no '${name}' on this machine; it is needed to ${purpose}\n`);
  return false;
}

function parseLines(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.includes('='));
  return Object.fromEntries(
    lines.map((line): [string, string] => [
      line.slice(0, line.indexOf('=')),
      line.slice(line.indexOf('=') + 1),
    ]),
  );
}
