import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseContract, referencedSources } from '#core/contract/parse-contract.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { checkTables, type SplitTable } from '#tables/checks/check-tables.ts';
import type { Table } from '#tables/table.ts';
import { startTrino, type BothTables, type TrinoTables } from './trino-tables.ts';

let trino: TrinoTables | undefined;
let events: BothTables;
let later: BothTables;
let codes: BothTables;

const rows = `SELECT
  9007199254740990 + i AS id,
  (i % 97)::INTEGER AS small,
  CASE WHEN i % 50 = 0 THEN 'nan'::DOUBLE WHEN i % 77 = 0 THEN 'inf'::DOUBLE WHEN i % 41 = 0 THEN NULL ELSE (i * 7919 % 1000) / 8.0 END AS amount,
  ((i % 13) / 3.0)::FLOAT AS ratio,
  (i % 7 / 4.0)::DECIMAL(10, 2) AS price,
  CASE WHEN i % 31 = 0 THEN NULL ELSE chr(65 + (i % 26)::INTEGER) || repeat('é', (i % 4)::INTEGER) END AS code,
  CASE i % 12 WHEN 0 THEN ' 12 ' WHEN 1 THEN '1.5' WHEN 2 THEN '-3.0' WHEN 3 THEN 'x' WHEN 4 THEN '1_000' WHEN 5 THEN '+7' WHEN 6 THEN '1e3' WHEN 7 THEN '.5' WHEN 8 THEN 'inf' WHEN 9 THEN '1d' WHEN 10 THEN '' ELSE '9007199254740993' END AS text_number,
  CASE i % 8 WHEN 0 THEN '2026-01-31' WHEN 1 THEN '2026-1-5' WHEN 2 THEN '2026-01-31 10:00:00' WHEN 3 THEN '31.01.2026' WHEN 4 THEN '2026-02-30' WHEN 5 THEN '2026-01-31T10:00:00+02:00' WHEN 6 THEN '2026/01/30' ELSE ' 2026-01-29 ' END AS text_date,
  CASE i % 4 WHEN 0 THEN 'yes' WHEN 1 THEN 'false' WHEN 2 THEN 'T' ELSE 'maybe' END AS text_flag,
  i % 3 = 0 AS flag,
  DATE '2026-10-01' + (i % 30)::INTEGER AS day,
  TIMESTAMP '2026-10-30 00:00:00.000001' + to_microseconds(i * 1234567) AS at,
  (i % 2)::DOUBLE AS late
FROM range(1, 2001) AS r(i)`;

beforeAll(async () => {
  trino = await startTrino();
  if (!trino) return;
  events = await trino.both('events', rows);
  later = await trino.both('later', rows.replace('range(1, 2001)', 'range(1990, 2100)'));
  codes = await trino.both(
    'codes',
    'SELECT chr(65 + i::INTEGER) AS code, i::VARCHAR AS number FROM range(0, 20) AS r(i)',
  );
});
afterAll(async () => {
  await trino?.[Symbol.asyncDispose]();
});

const contract = (to: string): string => `version: 1
inconclusive: pass
columns:
  - { name: id, type: integer, checks: [not_null, unique, { range: { min: 9007199254740993 } }] }
  - { name: small, type: integer, checks: [unique, { range: { min: 3, max: 90 } }, { accepted_values: [1, 2, 3] }, { relationships: { to: '${to}', field: number } }] }
  - { name: amount, type: number, checks: [not_null, { range: { min: 0.5, max: 100.25 } }, { range: { min: 0, allow_nan: true, allow_infinite: true } }] }
  - { name: ratio, type: number, checks: [unique, { range: { min: 0.5, exclusive: true } }] }
  - { name: price, type: number, checks: [{ accepted_values: [0.25, 1.5] }] }
  - { name: code, type: string, checks: [not_null, { regex: '^[A-M]é*$' }, { string_length: { min: 2, max: 3 } }, { accepted_values: [A, Bé] }, { relationships: { to: '${to}', field: code } }] }
  - { name: text_number, type: number, checks: [not_null, { range: { min: 0 } }] }
  - { name: text_date, type: date, checks: [not_null, { range: { min: 2026-01-10 } }] }
  - { name: text_flag, type: boolean, checks: [not_null] }
  - { name: flag, type: boolean, checks: [{ accepted_values: [true] }, class_balance: { min: 0.4 }] }
  - { name: day, type: date, checks: [{ range: { min: 2026-10-05, max: 2026-10-20 } }, { freshness: 12h }] }
  - { name: at, type: timestamp, checks: [unique, { range: { max: '2026-10-30 00:20:00' } }, { freshness: 1h }] }
  - { name: late, role: label, type: integer, checks: [{ class_balance: { min: 0.6, max: 0.9 } }, { class_balance: { class: 1, max: 0.4 } }] }
checks:
  - row_count: { min: 5000 }
  - unique: { columns: [small, code] }
  - unique
  - expression: 'small > 10 and amount < 50 -- a comment'
`;

async function findings(
  text: string,
  sources: Readonly<Record<string, string>>,
): Promise<Finding[]> {
  const { engine } = trino!;
  const parsed = parseContract(text, 'contract.yaml');
  const data: SplitTable[] = [];
  for (const [split, source] of Object.entries(sources)) {
    data.push({ split: split === 'data' ? undefined : split, table: await engine.open(source) });
  }
  const references = new Map<string, Table>();
  for (const source of referencedSources(parsed)) references.set(source, await engine.open(source));
  const now = Date.UTC(2026, 9, 30, 12);
  const checked = await checkTables(parsed, data, { references, now });
  return checked.findings.map((finding) => neutral(finding));
}

/** Without what only a file has: the numbers of its rows; and without the names of the sources. */
function neutral(finding: Finding): Finding {
  const named = (text: string): string =>
    [events, later, codes].reduce(
      (rest, both, index) =>
        rest.replaceAll(both.file, `TABLE ${index}`).replaceAll(both.trino, `TABLE ${index}`),
      text,
    );
  const message = named(finding.message).replace(/; the first is data row \d+/, '');
  return { ...finding, expected: named(finding.expected), message };
}

test('every kind of check finds in Trino what it finds in the file', async () => {
  if (!trino) return;
  const inFile = await findings(contract(codes.file), { data: events.file });
  const inTrino = await findings(contract(codes.trino), { data: events.trino });
  expect(inTrino).toEqual(inFile);
  expect(inFile.filter(({ verdict }) => verdict === 'fail').length).toBeGreaterThan(20);
});

test('splits are compared by key and by whole row', async () => {
  if (!trino) return;
  const text = `version: 1
checks:
  - no_overlap: { splits: [train, test], columns: [small, flag] }
  - no_overlap: { splits: [train, test], columns: [id] }
  - no_overlap: { splits: [train, test] }
`;
  const inFile = await findings(text, { train: events.file, test: later.file });
  const inTrino = await findings(text, { train: events.trino, test: later.trino });
  expect(inTrino).toEqual(inFile);
  const overlaps = inFile.filter(({ check }) => check === 'no_overlap');
  expect(overlaps.map(({ observed }) => observed.value)).toEqual([110, 11, 11]);
});

test('quantities, gaps, order, conflicts and queries too', async () => {
  if (!trino) return;
  const text = `version: 1
inconclusive: pass
columns:
  - { name: id, type: integer, checks: [{ mean: { min: 1 } }, { sum: { min: 1 } }, { median: { max: 1 } }] }
  - { name: amount, type: number, checks: [{ mean: { max: 50 } }, { standard_deviation: { max: 3 } }, { missing_share: { max: 0.01 } }] }
  - { name: price, type: number, checks: [{ quantile: { q: 0.9, max: 0.5 } }, { sum: { max: 5 } }] }
  - { name: ratio, type: number, checks: [{ quantile: { q: 0.001, min: 0.2 } }, { quantile: { q: 0.37, min: 2 } }, { distinct_count: { max: 5 } }] }
  - { name: small, checks: [{ monotonic: { direction: increasing, order_by: id } }, { monotonic: { direction: decreasing, strictly: true, order_by: at, by: [flag] } }] }
  - { name: day, checks: [{ date_gaps: { every: day, by: [small] } }, { date_gaps: month }] }
  - { name: at, checks: [{ date_gaps: { max_gap: 1s } }, { date_gaps: 1m }] }
checks:
  - label_conflicts: { label: late, columns: [small] }
  - duplicate_rows: { columns: [small, flag] }
  - sql: { query: 'SELECT count(DISTINCT code) FROM data WHERE small > 10;', max: 3 }
`;
  const inFile = await findings(text, { data: events.file });
  const inTrino = await findings(text, { data: events.trino });
  expect(inTrino.map(rounded)).toEqual(inFile.map(rounded));
  expect(inFile.filter(({ verdict }) => verdict === 'fail').length).toBeGreaterThan(12);
});

/** Means and spreads of doubles are summed in another order: they agree to 12 digits. */
function rounded({ observed, ...finding }: Finding): object {
  const round = (value: unknown): unknown =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value;
  const interval = observed.interval && {
    ...observed.interval,
    lower: round(observed.interval.lower),
    upper: round(observed.interval.upper),
  };
  return { ...finding, observed: { ...observed, value: round(observed.value), interval } };
}

test('splits follow each other in time', async () => {
  if (!trino) return;
  const text =
    'version: 1\nchecks: [{ no_time_overlap: { splits: [train, test], column: at, gap: 1s } }]\n';
  const inFile = await findings(text, { train: events.file, test: later.file });
  const inTrino = await findings(text, { train: events.trino, test: later.trino });
  expect(inTrino).toEqual(inFile);
  expect(inFile.find(({ check }) => check === 'no_time_overlap')!.verdict).toBe('fail');
});

describe('what cannot be answered is refused at its rule', () => {
  test.each([
    [
      'relationships: { column: code, to: FILE, field: code }',
      'a Trino server holds the one, this machine the other',
    ],
    ['monotonic: { column: small }', "say with 'order_by' which column gives it"],
    [
      "expression: 'nosuch(small)'",
      "contract.yaml:3:5 expression: Trino says: Function 'nosuch' not registered",
    ],
    ["expression: '1 / (small - small) = 1'", 'the expression fails on a value: Division by zero'],
    [
      "sql: { query: 'SELECT count(*) FROM hive.files.codes', max: 1 }",
      'reads the table hive.files.codes; expected one SELECT over data',
    ],
    [
      "sql: { query: 'SELECT count(*) FROM TABLE(sequence(1, 2))', max: 1 }",
      'table is not allowed here',
    ],
    [
      "sql: { query: 'SELECT count(*) FROM system.runtime.nodes', max: 1 }",
      'reads the table system.runtime.nodes',
    ],
    [
      "sql: { query: 'SELECT count(*) FROM nosuch', max: 1 }",
      'Trino says: Schema must be specified',
    ],
    ["sql: { query: 'SELECT 1) AS a, (SELECT 2', max: 1 }", 'is more than one'],
  ])('%s', async (rule, message) => {
    if (!trino) return;
    const text = `version: 1\nchecks:\n  - ${rule.replace('FILE', `'${codes.file}'`)}\n`;
    await expect(findings(text, { data: events.trino })).rejects.toThrow(message);
  });
});
