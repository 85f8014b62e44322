import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { runProcess, type ProcessOptions } from '#delivery/serving/run-process.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'run-process-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const source = new URL('../../../packages/delivery/serving/run-process.ts', import.meta.url);

function options(changes: Partial<ProcessOptions> = {}): ProcessOptions {
  return {
    cwd: directory,
    env: process.env,
    timeoutMs: 20_000,
    stdout: join(directory, 'stdout'),
    cleanUp() {},
    ...changes,
  };
}

const node = (script: string, ...args: string[]): [string, ...string[]] => [
  process.execPath,
  '-e',
  script,
  ...args,
];

describe('a process', () => {
  test('reads a file and writes one, whatever their size', async () => {
    const stdin = join(directory, 'stdin');
    writeFileSync(stdin, 'x'.repeat(3_000_000));
    const end = await runProcess(node('process.stdin.pipe(process.stdout)'), options({ stdin }));
    expect(end).toMatchObject({ exitCode: 0, signal: null, timedOut: false });
    expect(readFileSync(join(directory, 'stdout'), 'utf8')).toHaveLength(3_000_000);
  });

  test('gets its arguments as they are', async () => {
    const hostile = ['a b', '$(id)', '; rm -rf /', '"', '', '*'];
    await runProcess(
      node('console.log(JSON.stringify(process.argv.slice(1)))', ...hostile),
      options(),
    );
    expect(JSON.parse(readFileSync(join(directory, 'stdout'), 'utf8'))).toEqual(hostile);
  });

  test('is quoted by the end of what it says', async () => {
    const script = "process.stderr.write('x'.repeat(50_000) + ' the end'); process.exitCode = 4";
    const { exitCode, stderr } = await runProcess(node(script), options());
    expect([exitCode, stderr.length, stderr.endsWith(' the end')]).toEqual([4, 8192, true]);
  });

  test('is not waited for when a child of it goes on', async () => {
    const script =
      "require('node:child_process').spawn('sleep', ['600'], { stdio: 'inherit' }).unref(); process.exit(0)";
    expect(await runProcess(node(script), options())).toMatchObject({
      exitCode: 0,
      timedOut: false,
    });
  });

  test('that does not listen to SIGTERM is killed', async () => {
    const script = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)";
    const end = await runProcess(node(script), options({ timeoutMs: 300 }));
    expect(end).toMatchObject({ exitCode: null, signal: 'SIGKILL', timedOut: true });
  }, 20_000);

  test('ends with us when the job is cancelled, and leaves nothing behind', async () => {
    const program = join(directory, 'run.mjs');
    await build({
      entryPoints: [fileURLToPath(source)],
      outfile: program,
      platform: 'node',
      format: 'esm',
    });
    const [pid, rows] = [join(directory, 'pid'), join(directory, 'rows')];
    writeFileSync(rows, 'secret');
    const child =
      "require('node:fs').writeFileSync(process.argv[1], String(process.pid)); setInterval(() => {}, 1000)";
    const parent = `import { rmSync } from 'node:fs';
      import { runProcess } from ${JSON.stringify(pathToFileURL(program).href)};
      await runProcess(${JSON.stringify(node(child, pid))}, { cwd: '.', env: process.env, timeoutMs: 60000,
        stdout: ${JSON.stringify(join(directory, 'stdout'))}, cleanUp: () => rmSync(${JSON.stringify(rows)}) });`;
    const us = spawn(process.execPath, ['--input-type=module', '-e', parent], { stdio: 'inherit' });
    const ended = new Promise((resolve) => us.once('exit', (_, signal) => resolve(signal)));
    while (!existsSync(pid) || readFileSync(pid, 'utf8') === '') await sleep(20);
    us.kill('SIGTERM');
    expect(await ended).toBe('SIGTERM');
    expect(existsSync(rows)).toBe(false);
    while (isRunning(Number(readFileSync(pid, 'utf8')))) await sleep(20);
  });
});

/** Whoever ended stays a zombie until somebody waits for it: that is not running. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      !existsSync('/proc/self/stat') || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    );
  } catch {
    return false;
  }
}
