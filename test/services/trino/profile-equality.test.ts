import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseContract } from '#core/contract/parse-contract.ts';
import { assessDrift, type DriftAssessment } from '#core/drift/assess-drift.ts';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import type { Profile } from '#core/profile/profile.ts';
import { checkTables } from '#tables/checks/check-tables.ts';
import { compareTables } from '#tables/drift/compare-tables.ts';
import { windowOf } from '#tables/drift/window.ts';
import { countInBins } from '#tables/profile/count-in-bins.ts';
import { countValues } from '#tables/profile/count-values.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import type { Table } from '#tables/table.ts';
import { openBoth, startTrino, type TrinoTables } from './trino-tables.ts';

let trino: TrinoTables | undefined;
let before: readonly [Table, Table];
let after: readonly [Table, Table];

const rows = (shift: number): string => `SELECT
  i AS id,
  9007199254740000 + (i * 31 % 1000) AS large,
  (i % 12)::INTEGER AS month,
  CASE WHEN i % 50 = 0 THEN 'nan'::DOUBLE WHEN i % 77 = 0 THEN '-inf'::DOUBLE WHEN i % 41 = 0 THEN NULL ELSE sin(i) * 100 + ${shift} END AS amount,
  exp(sin(i * 3) * 20)::DOUBLE AS wide,
  1e9 + cos(i) AS far,
  (i * 7 % 90 / 8.0)::FLOAT AS ratio,
  (i * 13 % 4000 / 100.0)::DECIMAL(10, 2) AS price,
  'constant' AS same,
  CASE WHEN i % 31 = 0 THEN NULL ELSE chr(65 + (i * i % (20 + ${shift}))::INTEGER) END AS code,
  'text ' || md5(i::VARCHAR) || ' of some length' AS note,
  i % 3 = 0 AS flag,
  DATE '2026-10-01' + (i % 30)::INTEGER AS day,
  TIMESTAMP '2026-10-30 00:00:00.000001' + to_microseconds(i * 1234567) AS at,
  NULL::DOUBLE AS nothing
FROM range(1, 5001) AS r(i)`;

beforeAll(async () => {
  trino = await startTrino();
  if (!trino) return;
  before = await openBoth(trino, await trino.both('before', rows(0)));
  after = await openBoth(trino, await trino.both('after', rows(6)));
});
afterAll(async () => {
  await trino?.[Symbol.asyncDispose]();
});

/** Numbers to 12 digits: means and spreads of doubles are summed in another order. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, item: unknown) =>
      typeof item === 'number' && !Number.isInteger(item) ? Number(item.toPrecision(12)) : item,
    ),
  );
}

async function profileOf(table: Table): Promise<Profile> {
  return profileTable(trino!.engine, table);
}

test('a profile of a server’s table is that of the file', async () => {
  if (!trino) return;
  const [inFile, inTrino] = await Promise.all(before.map((table) => profileOf(table)));
  const { dataDigest, ...own } = inTrino!;
  expect(rounded(own)).toEqual(rounded({ ...inFile!, dataDigest: undefined }));
  expect(dataDigest).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.values(own.columns).map(({ role }) => role)).toEqual(
    expect.arrayContaining(['numeric', 'categorical', 'timestamp', 'constant', 'id', 'text']),
  );
  expect(own.columns['amount']).toMatchObject({ missing: 218, infinite: 63 });
});

test('counts between edges and of values are exact', async () => {
  if (!trino) return;
  const most = Number.MAX_VALUE;
  const edges = new Map([
    ['amount', [-100, -50, 0, Math.sin(1) * 100, 99.5]],
    ['far', [1e9]],
    ['month', [3]],
    ['wide', [-most, 1, most]],
    ['at', [Date.UTC(2026, 9, 30, 0, 10), Date.UTC(2026, 9, 30, 1)]],
  ]);
  const [inFile, inTrino] = await Promise.all(before.map((table) => countInBins(table, edges)));
  expect(inTrino).toEqual(inFile);
  const names = ['month', 'amount', 'ratio', 'price', 'code', 'flag', 'day'];
  const [valuesInFile, valuesInTrino] = await Promise.all(
    before.map((table) => countValues(table, names)),
  );
  expect(valuesInTrino).toEqual(valuesInFile);
  const [, alone] = await Promise.all(before.map((table) => countValues(table, ['code'])));
  expect(alone!.get('code')).toEqual(valuesInFile!.get('code'));
});

test('a window holds the same rows', async () => {
  if (!trino) return;
  const location = { file: 'drift.yaml', line: 1, column: 1 };
  for (const [column, lastMs] of [
    ['at', 600_000.5],
    ['day', 3 * 86_400_000],
  ] as const) {
    const counts = await Promise.all(
      before.map(async (table) => {
        const { table: own, span } = await windowOf(table, {
          column,
          lastMs,
          rows: undefined,
          location,
        });
        const [row] = await own.engine.query(`SELECT count(*) AS n FROM ${own.relation}`);
        return { n: Number(row!['n']), span };
      }),
    );
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[0]!.n).toBeGreaterThan(100);
  }
});

test('the PSI against a profile, which counts between its edges, is the same', async () => {
  if (!trino) return;
  const reference = await profileOf(before[0]);
  const contract = parseContract(
    'version: 1\ncolumns: [{ name: amount, checks: [psi] }, { name: code, checks: [psi] }]\n',
    'contract.yaml',
  );
  const [inFile, inTrino] = await Promise.all(
    after.map(async (table) => {
      const options = { references: new Map(), now: 0, profiles: new Map([['', reference]]) };
      const { findings } = await checkTables(contract, [{ split: undefined, table }], options);
      return findings.filter(({ check }) => check === 'psi').map(({ observed }) => observed);
    }),
  );
  expect(inTrino).toEqual(inFile);
  expect(inFile!.map(({ value }) => Number(value) > 0)).toEqual([true, true]);
});

describe('drift', () => {
  const policy = parseDriftPolicy('version: 1\ncolumns: { exclude: [id, note] }\n', 'drift.yaml');

  async function assess(
    reference: Profile,
    referenceTable: Table | undefined,
    current: Table,
  ): Promise<DriftAssessment> {
    const { input } = await compareTables(
      trino!.engine,
      { reference, referenceTable, current },
      policy,
    );
    return assessDrift(input, policy);
  }

  test('of a server’s table against a profile is that of the file', async () => {
    if (!trino) return;
    const reference = await profileOf(before[0]);
    const [inFile, inTrino] = await Promise.all(
      after.map((table) => assess(reference, undefined, table)),
    );
    expect(rounded(inTrino)).toEqual(rounded(inFile));
    expect(inFile!.driftedColumns).toEqual(expect.arrayContaining(['amount', 'code']));
  });

  test('of two tables of a server, and of one against a file, finds the same columns', async () => {
    if (!trino) return;
    const [file, server] = after;
    const profiles = await Promise.all(before.map((table) => profileOf(table)));
    const inFile = await assess(profiles[0]!, before[0], file);
    const onServer = await assess(profiles[1]!, before[1], server);
    const mixed = await assess(profiles[0]!, before[0], server);
    for (const one of [onServer, mixed]) {
      expect(one.driftedColumns).toEqual(inFile.driftedColumns);
      expect(one.driftedShare).toBe(inFile.driftedShare);
    }
  });
});
