import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const program = fileURLToPath(new URL('../../actions/dist/trainyard.js', import.meta.url));
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'closed-pipe-'));
  writeFileSync(join(directory, 'rows.csv'), 'id\n1\n');
  writeFileSync(
    join(directory, 'contract.yaml'),
    'version: 1\ncolumns: [{ name: id, checks: [{ range: { max: 0 } }] }]\n',
  );
});
afterAll(() => rmSync(directory, { recursive: true }));

/** The reader of the named stream is gone before the first word: `trainyard … | head -0`. */
async function runWithout(
  reader: 'stdout' | 'stderr',
  ...argv: readonly string[]
): Promise<{ readonly exitCode: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [program, ...argv], { cwd: directory });
  child[reader].destroy();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.resume();
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, stderr };
}

describe('a reader who went away', () => {
  const validate = ['validate-data', '--data', 'rows.csv', '--contract', 'contract.yaml'];

  test.each(['stdout', 'stderr'] as const)(
    'of %s changes neither the reports nor the exit code',
    async (reader) => {
      const run = await runWithout(reader, ...validate, '--report-directory', reader);
      expect(run).toMatchObject({ exitCode: 1, stderr: expect.not.stringContaining('EPIPE') });
      const report: unknown = JSON.parse(
        readFileSync(join(directory, reader, 'report.json'), 'utf8'),
      );
      expect(report).toMatchObject({ verdict: 'fail' });
    },
  );

  test('of a help text is no error', async () => {
    const run = await runWithout('stdout', 'validate-data', '--help');
    expect(run).toEqual({ exitCode: 0, stderr: '' });
  });
});
