import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { assessDrift, type DriftAssessment } from '#core/drift/assess-drift.ts';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import { checkSections } from '#tables/drift/check-sections.ts';
import { compareSources, type ComparedSources } from '#tables/drift/compare-sources.ts';
import { contractEvidence } from '#tables/profile/contract-evidence.ts';
import { mostProfiledRows, profileTable } from '#tables/profile/profile-table.ts';
import { openDownloads } from '#tables/sources/downloads.ts';
import { quiet } from '../../support/sql-table.ts';
import { openBoth, startTrino, type BothTables, type TrinoTables } from './trino-tables.ts';

let trino: TrinoTables | undefined;
let before: BothTables;
let after: BothTables;

const size = mostProfiledRows + 20_000;
const rows = (shift: number): string => `SELECT
  i AS id,
  'ORD-' || (100000 + i) AS number,
  CASE WHEN i % 53 = 0 THEN 'nan'::DOUBLE WHEN i % 77 = 0 THEN 'inf'::DOUBLE WHEN i % 41 = 0 THEN NULL ELSE (i * 7919 % 20011) / 7.0 + ${shift} END AS amount,
  1e9 + (i * 31 % 1009) / 8.0 AS far,
  (i * i % 17)::INTEGER AS few,
  chr(65 + (i * i % ${17 + shift / 100})::INTEGER) AS code
FROM range(1, ${size + 1}) AS r(i)`;

beforeAll(async () => {
  trino = await startTrino();
  if (!trino) return;
  before = await trino.both('large_before', rows(0));
  after = await trino.both('large_after', rows(600));
});
afterAll(async () => {
  await trino?.[Symbol.asyncDispose]();
});

test('what a contract is proposed from is the same: the ends of numbers whole, codes drawn by their hash', async () => {
  if (!trino) return;
  const [file, server] = await openBoth(trino, before);
  const profile = await profileTable(trino.engine, file);
  const ofFile = await contractEvidence(file, profile);
  const ofServer = await contractEvidence(server, profile);
  expect(ofServer.tails).toEqual(ofFile.tails);
  expect(ofServer.tails.get('amount')!.smallest.length).toBeGreaterThan(200);
  expect([...ofServer.samples.get('code')!].sort()).toEqual(
    [...ofFile.samples.get('code')!].sort(),
  );
  const drawn = ofServer.samples.get('number')!;
  expect(drawn.length).toBeGreaterThan(3000);
  expect(drawn.every((text) => /^ORD-\d{6}$/.test(text))).toBe(true);
  // Not the first ones: spread over the whole table.
  expect(new Set(drawn.map((text) => text.slice(0, 6))).size).toBeGreaterThan(8);
});

describe('drift against a table too large for its values to be held', () => {
  const policy = parseDriftPolicy(
    'version: 1\nmethod: ks\ncolumns: { exclude: [id, number] }\n',
    'drift.yaml',
  );

  async function compare(reference: string, current: string): Promise<ComparedSources> {
    await using downloads = openDownloads({ logger: quiet, env: {} });
    return compareSources(trino!.engine, downloads, {
      policy,
      reference,
      current,
      workingDirectory: dirname(before.file),
      logger: quiet,
      openRegistry: () => {
        throw new Error('no registry here');
      },
    });
  }

  const assess = async (reference: string, current: string): Promise<DriftAssessment> =>
    assessDrift((await compare(reference, current)).input, policy);

  test('finds the same columns, with intervals that hold the exact distances of two files', async () => {
    if (!trino) return;
    const exact = await assess(before.file, after.file);
    expect(exact.driftedColumns).toEqual(expect.arrayContaining(['amount']));
    for (const [reference, current] of [
      [before.file, after.trino],
      [before.trino, after.file],
      [before.trino, after.trino],
    ] as const) {
      const found = await assess(reference, current);
      expect(found.driftedColumns).toEqual(exact.driftedColumns);
      expect(found.driftedShare).toBe(exact.driftedShare);
      expect(found.columns.map(({ judgement }) => judgement.state)).toEqual(
        exact.columns.map(({ judgement }) => judgement.state),
      );
      for (const { column, statistics } of exact.columns.filter(({ kind }) => kind === 'numeric')) {
        const { value } = statistics.get('ks')!;
        const ks = found.columns.find((one) => one.column === column)!.statistics.get('ks')!;
        const { lower, upper } = ks.interval ?? { lower: ks.value, upper: ks.value };
        expect([column, lower <= value, value <= upper, upper - lower < 0.015]).toEqual([
          column,
          true,
          true,
          true,
        ]);
      }
    }
  });

  test('labels and logs in files are joined beside a current table on a server', async () => {
    if (!trino) return;
    const directory = await mkdtemp(join(tmpdir(), 'trainyard-logs-'));
    const write = (name: string, header: string, row: (id: number) => string): Promise<void> => {
      const lines = Array.from({ length: 400 }, (_, id) => `${id},${row(id)}`);
      return writeFile(join(directory, `${name}.csv`), `id,${header}\n${lines.join('\n')}\n`);
    };
    await write('training', 'x', (id) => String(id));
    await write('serving', 'x', (id) => String(id % 4 === 0 ? id + 1 : id));
    await write('predictions', 's,amount,code', (id) => `${id / 400},${id * 3},${'AB'[id % 2]}`);
    // Half of the labels have arrived.
    await write('labels', 'y', (id) => (id % 2 === 0 ? String(id % 4 === 0 ? 1 : 0) : ''));
    const of = (name: string): string => `'${directory}/${name}.csv'`;
    const both = parseDriftPolicy(
      `version: 1
skew: { join: id, training_log: ${of('training')}, serving_log: ${of('serving')} }
performance: { join: id, label: y, score: s, metric: roc_auc, minimum: 0.1, predictions: ${of('predictions')}, labels: ${of('labels')} }
`,
      'drift.yaml',
    );
    const { current, plan } = await compare(before.trino, after.trino);
    await using downloads = openDownloads({ logger: quiet, env: {} });
    const { skew, performance } = await checkSections(trino.engine, downloads, {
      policy: both,
      labels: undefined,
      current: current.table,
      plan,
      storedEvaluation: async (uri) => uri,
    });
    await rm(directory, { recursive: true });
    expect(skew?.assessment.columns).toMatchObject([{ column: 'x', differing: 100, rows: 400 }]);
    expect(skew?.digests.serving_log).toMatch(/^[0-9a-f]{64}$/);
    expect(performance?.assessment.current.counts).toMatchObject({
      predictions: 400,
      labelled: 200,
    });
    expect(performance?.assessment.arrival.map(({ column }) => column)).toEqual([
      's',
      'amount',
      'code',
    ]);
  });
});
