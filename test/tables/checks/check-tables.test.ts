import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseContract, referencedSources, textColumns } from '#core/contract/parse-contract.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { checkTables, type SplitTable } from '#tables/checks/check-tables.ts';
import type { TableEngine } from '#tables/engine.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;

const trips = `id,zip,amount,when,late,code
1,01234,1.5,2026-11-20,0,AAA
2,99999,abc,2026-11-20,1,BBB
3,12345,-3,2026-11-19 10:00,0,aab
3,,7,,1,
`;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'check-tables-'));
  writeFileSync(join(directory, 'trips.csv'), trips);
  writeFileSync(join(directory, 'trips.csv.gz'), gzipSync(trips));
  writeFileSync(join(directory, 'codes.csv'), 'code\nAAA\nBBB\n');
  writeFileSync(
    join(directory, 'trips.jsonl'),
    '{"id": 1, "zip": "01234"}\n{"id": 2, "zip": null}\n',
  );
  writeFileSync(join(directory, 'test.csv'), 'id,zip\n3,\n9,77777\n');
  engine = await testEngine(directory);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

async function check(
  text: string,
  sources: Readonly<Record<string, string>> | string,
): Promise<readonly Finding[]> {
  const contract = parseContract(text, 'contract.yaml');
  const named =
    typeof sources === 'string' ? [[undefined, sources] as const] : Object.entries(sources);
  const data: SplitTable[] = [];
  for (const [split, source] of named) {
    data.push({ split, table: await engine.open(source, { textColumns: textColumns(contract) }) });
  }
  const references = new Map();
  for (const source of referencedSources(contract))
    references.set(source, await engine.open(source));
  const now = Date.UTC(2026, 10, 21);
  return (await checkTables(engine, contract, data, { references, now })).findings;
}

function told(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ verdict }) => verdict !== 'pass')
    .map(
      ({ verdict, check, subject, observed }) =>
        `${verdict} ${check} ${subject} ${observed.value}/${observed.n}`,
    );
}

const contract = `version: 1
columns:
  - { name: id, type: integer, checks: [not_null, unique] }
  - { name: zip, type: string, checks: [{ regex: '^[0-9]{5}$' }, { string_length: { min: 5, max: 5 } }, { not_null: { severity: warn } }] }
  - { name: amount, type: number, checks: [not_null, { range: { min: 0 } }] }
  - { name: when, type: date, checks: [{ freshness: 3d }] }
  - { name: late, checks: [{ class_balance: { min: 0.05, max: 0.6 } }, { accepted_values: [0, 1] }] }
checks:
  - expression: { sql: amount > 0 or late = 1, name: positive }
  - relationships: { column: code, to: codes.csv }
  - row_count: { min: 4 }
`;

describe('a CSV file with faults', () => {
  const faults = [
    'fail type amount 1/4',
    'fail type when 1/3',
    'fail unique id 1/4',
    'warn not_null zip 1/4',
    'fail range amount 1/3',
    'fail expression positive 1/4',
    'fail relationships code 1/3',
  ];

  test('gives a finding for each, and none for the rest', async () => {
    expect(told(await check(contract, 'trips.csv'))).toEqual(faults);
  });

  test('gives the same findings when it is compressed', async () => {
    expect(told(await check(contract, 'trips.csv.gz'))).toEqual(faults);
  });

  test('says where the first failing row is', async () => {
    const findings = await check(contract, 'trips.csv');
    const range = findings.find(({ check: name }) => name === 'range')!;
    expect(range.message).toContain(
      'trips.csv: amount: 1 of 3 values (33.3 %) are not at least 0; the first is line 4 (data row 3)',
    );
  });
});

test('names the line of the file, not only the row, also when the file is compressed', async () => {
  const text = 'id,note\n1,"two\nlines"\n2,"three\n\nlines"\n-3,x\n';
  writeFileSync(join(directory, 'lines.csv'), text);
  writeFileSync(join(directory, 'lines.csv.gz'), gzipSync(text));
  const rules = 'version: 1\nchecks: [{ expression: id > 0 }]\n';
  for (const file of ['lines.csv', 'lines.csv.gz']) {
    const finding = (await check(rules, file)).find(({ verdict }) => verdict === 'fail');
    expect(finding!.message).toContain('the first is line 7 (data row 3)');
  }
});

test('codes of digits stay text, so their leading zeros count', async () => {
  const zip =
    'version: 1\ncolumns: [{ name: zip, type: string, checks: [{ accepted_values: ["01234"] }] }]\n';
  expect(told(await check(zip, 'trips.csv'))).toEqual(['fail accepted_values zip 2/3']);
});

test('JSON lines are checked like any other table', async () => {
  const rules =
    'version: 1\ncolumns: [{ name: id, type: integer, checks: [unique] }, { name: zip, checks: [not_null] }]\n';
  expect(told(await check(rules, 'trips.jsonl'))).toEqual(['fail not_null zip 1/2']);
});

test('splits are compared by key, missing values included', async () => {
  const rules =
    'version: 1\nchecks: [{ no_overlap: { splits: [train, test], columns: [id, zip] } }]\n';
  expect(told(await check(rules, { train: 'trips.csv', test: 'test.csv' }))).toEqual([
    'fail no_overlap train, test 1/2',
  ]);
});

test('a column of numbers with a word in it fails its type, and only its values that are numbers meet other checks', async () => {
  const rules =
    'version: 1\ncolumns: [{ name: amount, type: number, checks: [{ range: { min: -10 } }] }]\n';
  const findings = await check(rules, 'trips.csv');
  expect(told(findings)).toEqual(['fail type amount 1/4']);
  expect(findings.find(({ check: name }) => name === 'range')!.observed).toMatchObject({
    value: 0,
    n: 3,
  });
});

test('column names may hold anything', async () => {
  const names = ['a"b', "c'd", 'e f; --', 'ü|*', 'select'];
  const header = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
  writeFileSync(join(directory, 'names.csv'), `${header}\n1,1,1,1,1\nx,x,x,x,x\n`);
  const columns = names.map((name) => ({
    name,
    type: 'integer',
    checks: ['not_null', 'unique', { range: { min: 2 } }],
  }));
  const findings = await check(JSON.stringify({ version: 1, columns }), 'names.csv');
  expect(told(findings)).toEqual([
    ...names.map((name) => `fail type ${name} 1/2`),
    ...names.map((name) => `fail range ${name} 1/1`),
  ]);
});

describe('an expression', () => {
  test.each([
    ['that names no column', 'amonut > 0', "there is no column 'amonut'. Did you mean 'amount'?"],
    ['that is no SQL', 'amount >', 'is no SQL expression'],
    [
      'that is more than an expression',
      '1) FROM range(3); SELECT (1',
      'expected one SQL expression',
    ],
    [
      'that reads something else',
      "(SELECT count(*) FROM read_text('/etc/hostname')) > 0",
      'is not allowed here',
    ],
    [
      'that fails in a function',
      "strptime(code, '%Y') IS NULL",
      'the expression fails on a value: Could not parse string',
    ],
    ['that fails on a value', 'CAST(code AS INTEGER) > 0', 'the expression fails on a value'],
  ])('%s is a problem at its rule', async (_name, sql, message) => {
    const rules = `version: 1\nchecks:\n  - expression: ${JSON.stringify(sql)}\n`;
    await expect(check(rules, 'trips.csv')).rejects.toThrow(/^contract\.yaml:3:5 expression: /);
    await expect(check(rules, 'trips.csv')).rejects.toThrow(message);
  });
});
