import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runValidateData } from '#actions/validate-data/src/run.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { runContext } from '../../support/run-context.ts';
import { testEngine } from '../../support/sql-table.ts';

const good = 'id,delay,origin\n1,5,SFO\n2,20,JFK\n3,0,ORD\n';
const rules = `version: 1
columns:
  - { name: id, type: integer, checks: [not_null, unique] }
  - { name: delay, type: number, checks: [not_null, { range: { min: -60, max: 600 } }] }
  - { name: origin, type: string, checks: [{ regex: '^[A-Z]{3}$' }] }
`;

let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'broken-data-'));
  mkdirSync(join(directory, 'folder.csv'));
  writeFileSync(join(directory, 'contract.yaml'), rules);
  const engine = await testEngine(directory);
  const copy = (sql: string, name: string): Promise<unknown> =>
    engine.query(`COPY (${sql}) TO '${join(directory, name)}' (FORMAT parquet)`);
  await copy(
    "SELECT * FROM (VALUES (1, 5.0::DOUBLE, 'SFO'), (2, 'nan'::DOUBLE, 'JFK')) AS v(id, delay, origin)",
    'nan.parquet',
  );
  await copy(
    "SELECT * FROM (VALUES (1, '5', 'SFO'), (2, 'late', 'JFK')) AS v(id, delay, origin)",
    'text.parquet',
  );
  await copy(
    "SELECT range AS id, 1.0::DOUBLE AS delay, 'SFO' AS origin FROM range(2000)",
    'whole.parquet',
  );
  await engine[Symbol.asyncDispose]();
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** Bytes of a file, or undefined when it is there already (or must not be). */
type Broken = readonly [
  kind: string,
  file: string,
  bytes: string | (() => Buffer) | undefined,
  told: string,
];

const kinds: readonly Broken[] = [
  ['an empty file', 'empty.csv', '', 'is empty (0 bytes)'],
  ['white space only', 'blank.csv', '\n\n', 'blank.csv'],
  ['a header without rows', 'header.csv', 'id,delay,origin\n', 'has columns but no rows'],
  ['a row with too few fields', 'ragged.csv', `${good}4,5\n`, 'line 5 has'],
  ['a row with too many fields', 'wide.csv', `${good}4,5,SFO,7\n`, 'line 5 has'],
  [
    'another encoding',
    'latin.csv',
    () => Buffer.from(`${good}4,5,M\u00FCN\n`, 'latin1'),
    'is not UTF-8',
  ],
  ['UTF-16', 'utf16.csv', () => Buffer.from(`\uFEFF${good}`, 'utf16le'), 'UTF-16'],
  [
    'a header that names a column twice',
    'twice.csv',
    'id,delay,delay,origin\n1,5,6,SFO\n',
    'twice',
  ],
  ['a quote that is not closed', 'quote.csv', `${good}4,5,"SFO\n`, 'quote'],
  ['a NUL character', 'nul.csv', `${good}4,5,S\0O\n`, 'NUL'],
  [
    'text among numbers',
    'words.csv',
    `${good}4,late,SFO\n`,
    '1 of 4 values (25 %) cannot be read as number',
  ],
  [
    'a comma for a decimal point',
    'decimal.csv',
    'id;delay;origin\n1;5,5;SFO\n',
    'cannot be read as number',
  ],
  [
    'NaN in a CSV file',
    'nan.csv',
    `${good}4,NaN,SFO\n`,
    'nan.csv: delay: 1 of 4 rows (25 %) have no value',
  ],
  [
    'NaN in a Parquet file',
    'nan.parquet',
    undefined,
    'nan.parquet: delay: 1 of 2 rows (50 %) have no value',
  ],
  [
    'an infinite number',
    'infinite.csv',
    `${good}4,inf,SFO\n`,
    'infinite.csv: delay: 1 of 4 values (25 %) are not between',
  ],
  [
    'text in a Parquet column',
    'text.parquet',
    undefined,
    '1 of 2 values (50 %) cannot be read as number',
  ],
  [
    'a truncated Parquet file',
    'cut.parquet',
    () => readFileSync(join(directory, 'whole.parquet')).subarray(0, 300),
    'cut off',
  ],
  [
    'a damaged Parquet file',
    'damaged.parquet',
    () => damaged(readFileSync(join(directory, 'whole.parquet'))),
    'damaged.parquet',
  ],
  ['a CSV file called Parquet', 'fake.parquet', good, 'fake.parquet'],
  ['a CSV file called gzip', 'plain.csv.gz', good, 'gzip'],
  ['a truncated gzip file', 'cut.csv.gz', () => gzipSync(good).subarray(0, 30), 'cut.csv.gz'],
  ['a gzip file called CSV', 'zipped.csv', () => gzipSync(good), 'zipped.csv'],
  [
    'JSON that breaks off',
    'cut.jsonl',
    '{"id": 1, "delay": 5, "origin": "SFO"}\n{"id": 2, "del',
    'cut.jsonl',
  ],
  [
    'a column that is not there',
    'lacking.csv',
    'id,origin\n1,SFO\n',
    'delay: the column is missing',
  ],
  ['a column of another name', 'renamed.csv', 'id,Delay,origin\n1,5,SFO\n', "is 'Delay' meant?"],
  [
    'a column without a value',
    'hollow.csv',
    'id,delay,origin\n1,,SFO\n2,,JFK\n',
    '2 of 2 rows (100 %) have no value',
  ],
  ['repeated rows', 'repeated.csv', `${good}3,0,ORD\n`, '1 of 4 values (25 %) repeat'],
  ['a directory', 'folder.csv', undefined, 'is a directory'],
  ['no file', 'absent.csv', undefined, 'there is no such file'],
  ['a glob that matches nothing', 'absent-*.csv', undefined, 'no file matches'],
  ['an unknown format', 'book.xlsx', 'x', '.xlsx'],
];

test.each(kinds)('%s is never green, and %s is named', async (_kind, file, bytes, told) => {
  if (bytes !== undefined) {
    writeFileSync(join(directory, file), typeof bytes === 'string' ? bytes : bytes());
  }
  const message = await whatIsWrong(file);
  expect(message).toContain(file);
  expect(message).toContain(told);
  expect(message).not.toMatch(/\bat .*\.(ts|js):\d+|exception_type|trainyard_\d/);
});

/** Problems (exit 2) or failed findings (exit 1). */
async function whatIsWrong(source: string): Promise<string> {
  const data = [{ split: undefined, source }];
  const inputs = {
    contract: 'contract.yaml',
    data,
    profile: 'p.json',
    referenceProfile: undefined,
    samples: 'none' as const,
  };
  try {
    const { findings, inconclusive } = await runValidateData(inputs, runContext(directory));
    expect(combineVerdicts(findings, inconclusive)).toBe('fail');
    const failed = findings.filter(({ verdict }) => verdict === 'fail');
    return failed.map(({ message }) => message).join('\n');
  } catch (error) {
    expect(error).toBeInstanceOf(CannotRunError);
    return (error as CannotRunError).message;
  }
}

function damaged(bytes: Buffer): Buffer {
  return Buffer.from(bytes).fill(0xff, 4, bytes.length - 400);
}
