import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peersDirectory } from './peers.ts';

/** What the operating system says of one finished process, from start to exit. */
export interface ProcessCost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMebibytes: number;
}

/** Runs argv to its end. @throws with the end of its output when it exits with another code than expected. */
export function measureProcess(
  argv: readonly string[],
  {
    expectedExitCodes = [0],
    cwd = tmpdir(),
  }: { expectedExitCodes?: readonly number[]; cwd?: string } = {},
): ProcessCost {
  const log = join(tmpdir(), `trainyard-bench-${process.pid}.log`);
  const said = execFileSync('python3', [join(peersDirectory, 'measure.py'), log, ...argv], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1024 * 1024,
  });
  const { exitCode, ...cost } = JSON.parse(said) as ProcessCost & { exitCode: number };
  if (expectedExitCodes.includes(exitCode)) return cost;
  const output = readFileSync(log, 'utf8').slice(-2000);
  throw new Error(`${argv.join(' ')} exited with ${exitCode}:\n${output}`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
