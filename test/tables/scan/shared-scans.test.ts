import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startDuckDb } from '#tables/duckdb/open-duckdb.ts';
import { DuckDbSession } from '#tables/duckdb/session.ts';
import { SharedScans, type SharedScan } from '#tables/duckdb/shared-scans.ts';
import type { ColumnTask, TaskOutcome } from '#tables/scan/column-task.ts';
import type { ScanThreadsOptions } from '#tables/scan/scan-threads.ts';
import { quiet } from '../../support/sql-table.ts';

const directory = mkdtempSync(join(tmpdir(), 'trainyard-scan-'));
const script = join(directory, 'scan-worker.mjs');
const session = new DuckDbSession(async () =>
  startDuckDb({ workingDirectory: directory, logger: quiet, env: process.env }, directory),
);

beforeAll(async () => {
  const source = new URL('../../../packages/tables/scan/scan-worker.ts', import.meta.url);
  buildSync({
    entryPoints: [fileURLToPath(source)],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
  });
  await session.rows(
    `COPY (SELECT range / 7 AS a, CASE WHEN range % 5 > 0 THEN sin(range) END AS b, range % 3 AS c FROM range(50000)) TO '${directory}/rows.parquet'`,
  );
  await session.rows(statement);
});
afterAll(async () => {
  await session.close();
  rmSync(directory, { recursive: true, force: true });
});

const statement = `CREATE OR REPLACE VIEW numbers AS SELECT * FROM read_parquet('${directory}/rows.parquet')`;
const count = (max: number): ColumnTask => ({
  kind: 'count',
  numbers: { bits: 9, min: -1, max, count: 50_000, areHalved: false },
});
const scan: SharedScan = {
  columns: [
    { expression: 'CAST(a AS DOUBLE)', task: count(8000) },
    { expression: "coalesce(b, 'nan'::DOUBLE)", task: count(1) },
    {
      expression: 'CAST(c AS DOUBLE)',
      task: {
        kind: 'collect',
        open: {
          near: Float64Array.of(2),
          bits: 9,
          largest: 2,
          ranges: [[1.9, 2.1]],
          count: 16_666,
        },
      },
    },
  ],
  select: (expressions) => `SELECT ${expressions.join(', ')} FROM numbers`,
  statements: [statement],
};

async function outcomesWith(options: ScanThreadsOptions): Promise<TaskOutcome[]> {
  const scans = new SharedScans(session, { smallest: 0, ...options });
  try {
    return await scans.run(scan);
  } finally {
    await scans.close();
  }
}

function write(name: string, text: string): URL {
  writeFileSync(join(directory, name), text);
  return pathToFileURL(join(directory, name));
}

describe('a scan that threads share', () => {
  let alone: TaskOutcome[];
  beforeAll(async () => {
    alone = await outcomesWith({ workers: 0 });
  });

  test('counts and collects what one thread finds', () => {
    const [a, b, twos] = alone;
    expect(a).toMatchObject({ finite: 50_000, missing: 0 });
    expect(b).toMatchObject({ finite: 40_000, missing: 10_000 });
    expect(twos).toEqual(new Float64Array(16_666).fill(2));
  });

  test.each([1, 2, 3])('has the same outcomes with %i beside this one', async (workers) => {
    expect(await outcomesWith({ workers, script: pathToFileURL(script) })).toEqual(alone);
  });

  test('is asked for again and again, also at once', async () => {
    const scans = new SharedScans(session, {
      workers: 2,
      smallest: 0,
      script: pathToFileURL(script),
    });
    const both = await Promise.all([scans.run(scan), scans.run(scan)]);
    expect([...both, await scans.run(scan)]).toEqual([alone, alone, alone]);
    await scans.close();
  });

  test.each([
    ['cannot start', 'missing.mjs', undefined],
    [
      'dies',
      'dead.mjs',
      "import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => process.exit(3));\n",
    ],
    ['throws', 'broken.mjs', "throw new Error('broken');\n"],
  ])('is made here when a thread %s', async (_what, name, text) => {
    const url = text === undefined ? pathToFileURL(join(directory, name)) : write(name, text);
    expect(await outcomesWith({ workers: 2, script: url })).toEqual(alone);
  });

  test('is made here when rows are in this engine alone', async () => {
    const scans = new SharedScans(session, {
      workers: 2,
      smallest: 0,
      script: write('never.mjs', "throw new Error('started');\n"),
    });
    expect(await scans.run({ ...scan, statements: undefined })).toEqual(alone);
    await scans.close();
  });
});
