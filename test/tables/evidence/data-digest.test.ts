import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseGates } from '#core/gate/parse-gates.ts';
import type { TableEngine } from '#tables/engine.ts';
import { evaluationDataDigest } from '#tables/evidence/data-digest.ts';
import { sha256 } from '#toolkit/digest.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;
let files = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'data-digest-'));
  engine = await testEngine(directory);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

const { columns } = parseGates(
  'version: 1\ntask: binary\nmetrics: { roc_auc: { minimum: 0.5 } }\n',
  'gates.yaml',
);

async function digestOf(rows: string): Promise<string | undefined> {
  const path = join(directory, `${++files}.parquet`);
  await engine.query(`COPY (${rows}) TO '${path}' (FORMAT parquet)`);
  return evaluationDataDigest(engine, await engine.open(path), { columns, digest: sha256 });
}

const labelled = (label: string): string =>
  `SELECT range AS id, ${label} AS label FROM range(100) ORDER BY hash(range)`;

test.each([
  ['integers', labelled('range % 2'), labelled('CAST(range % 2 AS UTINYINT)')],
  ['doubles', labelled('range % 2'), labelled('CAST(range % 2 AS DOUBLE)')],
  ['booleans', labelled('range % 2'), labelled('range % 2 = 1')],
  ['text', labelled('range % 2'), labelled('CAST(range % 2 AS VARCHAR)')],
  ['numbers of a regression', labelled('range - 7'), labelled('CAST(range - 7 AS DOUBLE)')],
  ['rows in another order', labelled('range % 2'), `${labelled('range % 2')} DESC`],
])('the digest of evaluation data is the same for %s', async (_what, one, other) => {
  expect(await digestOf(one)).toMatch(/^[0-9a-f]{64}$/);
  expect(await digestOf(other)).toBe(await digestOf(one));
});

test('the digest of evaluation data is that which stored evaluations have', async () => {
  // Computed with Python's hashlib over the rows '1:11.0', '1:20.0' and '2:102.0' (length, id, label).
  expect(await digestOf('SELECT * FROM (VALUES (1, 1), (2, 0), (10, 2)) AS t(id, label)')).toBe(
    '5e5840e038779c5073b8a9002a6e3a861fcda4b32b9d7ca045f9d24a4c053377',
  );
});

test.each([
  ['a label', labelled('range % 2'), labelled('CASE range WHEN 3 THEN 0 ELSE range % 2 END')],
  ['a row', labelled('range % 2'), `${labelled('range % 2')} LIMIT 99`],
  ['an id', labelled('range % 2'), labelled('range % 2').replace('range AS id', 'range + 1 AS id')],
])('the digest of evaluation data tells %s apart', async (_what, one, other) => {
  expect(await digestOf(other)).not.toBe(await digestOf(one));
});
