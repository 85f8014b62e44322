import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkKinds } from '#core/contract/check-kinds.ts';
import { parseContract } from '#core/contract/parse-contract.ts';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { checkTables } from '#tables/checks/check-tables.ts';
import type { TableEngine } from '#tables/engine.ts';
import { sqlTable, testEngine } from '../../support/sql-table.ts';

let engine: TableEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

const hostile = `a"b'c | d::e <i>\n--`;
const quoted = `"${hostile.replaceAll('"', '""')}"`;

interface Kind {
  /** Under a column, or in the table's list (then the column is named in it). */
  readonly rule: (column: string) => Readonly<Record<string, unknown>>;
  readonly under?: true;
  readonly type: 'BIGINT' | 'VARCHAR' | 'TIMESTAMP' | 'DOUBLE';
}

/** One rule of every kind that good data satisfy. */
const rules: Readonly<Record<string, Kind>> = {
  not_null: { under: true, type: 'BIGINT', rule: () => ({}) },
  missing_share: { type: 'BIGINT', rule: (column) => ({ column, max: 0.5 }) },
  unique: { type: 'BIGINT', rule: (column) => ({ columns: [column] }) },
  duplicate_rows: { type: 'BIGINT', rule: (column) => ({ columns: [column] }) },
  distinct_count: { type: 'BIGINT', rule: (column) => ({ column, min: 2 }) },
  accepted_values: { under: true, type: 'VARCHAR', rule: () => ({ values: ['1', '2', '3', '4'] }) },
  range: { under: true, type: 'DOUBLE', rule: () => ({ min: 0, max: 9 }) },
  regex: { under: true, type: 'VARCHAR', rule: () => ({ pattern: '^[0-9]+$' }) },
  string_length: { under: true, type: 'VARCHAR', rule: () => ({ exactly: 1 }) },
  mean: { type: 'DOUBLE', rule: (column) => ({ column, max: 9 }) },
  median: { type: 'DOUBLE', rule: (column) => ({ column, max: 9 }) },
  quantile: { type: 'DOUBLE', rule: (column) => ({ column, q: 0.9, max: 9 }) },
  standard_deviation: { type: 'DOUBLE', rule: (column) => ({ column, max: 9 }) },
  sum: { type: 'BIGINT', rule: (column) => ({ column, max: 99 }) },
  psi: { type: 'DOUBLE', rule: (column) => ({ column, max: 1 }) },
  row_count: { type: 'BIGINT', rule: () => ({ min: 1 }) },
  schema: { type: 'BIGINT', rule: (column) => ({ required: [column] }) },
  class_balance: { type: 'BIGINT', rule: (column) => ({ column, min: 0.1 }) },
  label_conflicts: { type: 'BIGINT', rule: (column) => ({ label: 'other', columns: [column] }) },
  relationships: { type: 'BIGINT', rule: (column) => ({ column, to: 'parent' }) },
  no_overlap: {
    type: 'BIGINT',
    rule: (column) => ({ splits: ['train', 'test'], columns: [column] }),
  },
  no_time_overlap: { type: 'TIMESTAMP', rule: (column) => ({ splits: ['train', 'test'], column }) },
  freshness: { type: 'TIMESTAMP', rule: (column) => ({ column, max_age: '9999w' }) },
  date_gaps: { type: 'TIMESTAMP', rule: (column) => ({ column, every: 'day' }) },
  monotonic: { type: 'BIGINT', rule: (column) => ({ column }) },
  expression: {
    type: 'BIGINT',
    rule: (column) => ({ sql: `"${column.replaceAll('"', '""')}" > 0` }),
  },
  sql: {
    type: 'BIGINT',
    rule: (column) => ({
      query: `select count(*) from data where "${column.replaceAll('"', '""')}" > 0`,
      min: 1,
    }),
  },
};

function contractOf(name: string, column = hostile): string {
  const { rule, under } = rules[name]!;
  const check = { [name]: rule(column) };
  return JSON.stringify(
    under
      ? { version: 1, columns: [{ name: column, checks: [check] }] }
      : { version: 1, checks: [check] },
  );
}

const columnProfile: ColumnProfile = {
  type: 'number',
  role: 'numeric',
  rows: 4,
  missing: 0,
  infinite: 0,
  numeric: {
    min: 1,
    max: 4,
    mean: 2.5,
    std: 1.3,
    edges: [1, 2, 3, 4],
    counts: [1, 1, 1, 1],
    discrete: true,
  },
};
const profile: Profile = {
  schemaVersion: 2,
  rows: 4,
  dataDigest: 'a'.repeat(64),
  columns: { [hostile]: columnProfile },
};

async function findings(
  name: string,
  splits: Readonly<Record<string, string>>,
): Promise<readonly Finding[]> {
  const data = await Promise.all(
    Object.entries(splits).map(async ([split, sql]) => ({
      split,
      table: await sqlTable(engine, sql),
    })),
  );
  const parent = await sqlTable(engine, `SELECT i AS ${quoted} FROM range(20) AS r(i)`);
  const checked = await checkTables(
    engine,
    parseContract(contractOf(name), 'contract.yaml'),
    data,
    {
      references: new Map([['parent', parent]]),
      now: Date.UTC(2026, 10, 21),
      profiles: new Map([['', profile]]),
      samples: 10,
    },
  );
  return checked.findings.filter(({ check }) => check === name);
}

/** Four values of the type, from a number on. */
function valuesOf(type: Kind['type'], from: number, value = (i: string) => i): string {
  const made = {
    BIGINT: 'i',
    DOUBLE: 'i::DOUBLE',
    VARCHAR: 'i::VARCHAR',
    TIMESTAMP: "TIMESTAMP '2026-01-01' + to_days(i::INTEGER)",
  }[type];
  return `SELECT ${value(made)} AS ${quoted}, 1 AS other FROM range(${from}, ${from + 4}) AS r(i)`;
}

test('every kind of check is tried here', () => {
  expect(Object.keys(rules).sort()).toEqual(checkKinds.map(({ name }) => name).sort());
});

describe.each(Object.keys(rules))('%s, on a column of a hostile name and two splits,', (name) => {
  const { type } = rules[name]!;
  const isAboutSplits = name.startsWith('no_');
  const spread = ['accepted_values', 'string_length', 'psi'].includes(name) ? 1 : 5;

  test('passes good data, and names its subject', async () => {
    const found = await findings(name, {
      train: valuesOf(type, 1),
      test: valuesOf(type, spread),
    });
    expect(found.map(({ verdict }) => verdict)).toEqual(
      isAboutSplits ? ['pass'] : ['pass', 'pass'],
    );
    expect(found.every(({ message }) => message.length > 0)).toBe(true);
  });

  test('is never green on a table without rows', async () => {
    const none = `${valuesOf(type, 1)} WHERE false`;
    const found = await findings(name, { train: none, test: none });
    const harmless = ['schema'];
    const expected = harmless.includes(name)
      ? 'pass'
      : expect.stringMatching(/^(fail|inconclusive)$/);
    expect(found.map(({ verdict }) => verdict)).toEqual(
      isAboutSplits ? [expected] : [expected, expected],
    );
  });

  test('is never green on a column without values', async () => {
    const empty = valuesOf(type, 1, (made) => `nullif(${made}, ${made})`);
    const found = await findings(name, { train: empty, test: empty });
    // These speak of the table, its columns, or of something that missing values cannot hurt.
    const harmless = ['schema', 'row_count', 'label_conflicts'];
    const expected = harmless.includes(name)
      ? 'pass'
      : expect.stringMatching(/^(fail|inconclusive)$/);
    expect(found.map(({ verdict }) => verdict)).toEqual(
      isAboutSplits ? [expected] : [expected, expected],
    );
  });
});
