import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TableEngine } from '#tables/engine.ts';
import { testEngine } from '../../support/sql-table.ts';
import { checkData, values, type DataOptions } from './check-data.ts';

let engine: TableEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

type Case = [
  name: string,
  check: string,
  data: string | Readonly<Record<string, string>>,
  expected: string,
];

async function outcome(check: string, data: Case[2], options?: DataOptions): Promise<string> {
  const findings = await checkData(engine, check, data, options);
  return findings
    .map(({ verdict, observed }) => `${verdict} ${String(observed.value)}/${observed.n}`)
    .join(', ');
}

const none = 'SELECT 1 AS id, 2 AS x WHERE false';
const days = (list: string): string =>
  values('d, g', list.replaceAll(/'(2026[^']*)'/g, "TIMESTAMP '$1'"));

describe('duplicate_rows', () => {
  const rows = values(
    'id, x, y',
    `(1, 5, 'a'), (2, 5, 'a'), (2, 5, 'a'), (4, NULL, 'b'), (5, NULL, 'b')`,
  );
  test.each<Case>([
    ['counts copies beyond the first', 'duplicate_rows', rows, 'fail 1/5'],
    ['leaves columns out', 'duplicate_rows: { except: [id] }', rows, 'fail 3/5'],
    ['looks at some columns', 'duplicate_rows: { columns: [y] }', rows, 'fail 3/5'],
    ['tolerates a share', 'duplicate_rows: { tolerance: 0.2 }', rows, 'pass 1/5'],
    ['warns and fails', 'duplicate_rows: { warn: 0.1, error: 0.5 }', rows, 'warn 1/5'],
    ['has nothing to say of no rows', 'duplicate_rows', none, 'inconclusive null/0'],
    [
      'takes NaN for equal to NaN',
      'duplicate_rows',
      `SELECT 'nan'::DOUBLE AS x FROM range(2)`,
      'fail 1/2',
    ],
  ])('%s', async (_name, check, data, expected) => {
    expect(await outcome(check, data)).toBe(expected);
  });

  test('of a column that is not there fails by name', async () => {
    const [finding] = await checkData(engine, 'duplicate_rows: { except: [di] }', rows);
    expect(finding).toMatchObject({ verdict: 'fail' });
    expect(finding!.message).toContain("there is no column 'di' in made.parquet");
  });
});

describe('relationships with a key of several columns', () => {
  const rows = values('a, b', `(1, 'x'), (1, 'y'), (2, 'x'), (NULL, 'x'), (2, NULL)`);
  const other = { 'keys.csv': values('k, l', `(1, 'x'), (2, 'x'), (2, 'x')`) };
  test.each<[string, string, string]>([
    [
      'counts keys that are not there; a key with a gap is left out, as in SQL',
      'fields: [k, l]',
      'fail 1/3',
    ],
    ['may look at one column', 'fields: [k, k]', 'fail 3/3'],
    ['tolerates a share', 'fields: [k, l], tolerance: 0.4', 'pass 1/3'],
  ])('%s', async (_name, rest, expected) => {
    const check = `relationships: { columns: [a, b], to: keys.csv, ${rest} }`;
    expect(await outcome(check, rows, { references: other })).toBe(expected);
  });
});

describe('date_gaps', () => {
  const week = days(
    `('2026-01-01', 1), ('2026-01-02', 1), ('2026-01-02', 1), ('2026-01-05', 1), (NULL, 1)`,
  );
  const groups = days(`('2026-01-01', 1), ('2026-01-02', 1), ('2026-01-05', 2), ('2026-01-07', 2)`);
  test.each<Case>([
    ['counts days without a row', 'date_gaps: { column: d, every: day }', week, 'fail 2/5'],
    [
      'counts days in each group',
      'date_gaps: { column: d, every: day, by: [g] }',
      groups,
      'fail 1/5',
    ],
    [
      'counts weeks from Monday',
      'date_gaps: { column: d, every: week }',
      days(`('2026-01-04', 1), ('2026-01-05', 1), ('2026-01-19', 1)`),
      'fail 1/4',
    ],
    [
      'counts months of the calendar',
      'date_gaps: { column: d, every: month }',
      days(`('2025-12-31', 1), ('2026-03-01', 1)`).replace("'2025", "TIMESTAMP '2025"),
      'fail 2/4',
    ],
    [
      'counts quarters',
      'date_gaps: { column: d, every: quarter }',
      days(`('2026-01-31', 1), ('2026-12-01', 1)`),
      'fail 2/4',
    ],
    [
      'counts years',
      'date_gaps: { column: d, every: year }',
      `SELECT DATE '2020-05-05' AS d UNION ALL SELECT DATE '2022-01-01'`,
      'fail 1/3',
    ],
    [
      'counts steps of any length',
      'date_gaps: { column: d, every: 15m }',
      days(`('2026-01-01 00:14', 1), ('2026-01-01 00:31', 1)`),
      'fail 1/3',
    ],
    [
      'counts hours before 1970',
      'date_gaps: { column: d, every: hour }',
      `SELECT TIMESTAMP '1969-12-31 22:59' AS d UNION ALL SELECT TIMESTAMP '1970-01-01 00:00'`,
      'fail 1/3',
    ],
    [
      'takes DATE columns',
      'date_gaps: { column: d, every: day }',
      `SELECT DATE '2026-01-01' + CAST(i AS INTEGER) AS d FROM range(9) AS r(i)`,
      'pass 0/9',
    ],
    ['counts gaps that are too long', 'date_gaps: { column: d, max_gap: 36h }', week, 'fail 1/2'],
    ['passes gaps that are not', 'date_gaps: { column: d, max_gap: 3d }', week, 'pass 0/2'],
    [
      'tolerates a share of steps',
      'date_gaps: { column: d, every: day, tolerance: 0.4 }',
      week,
      'pass 2/5',
    ],
    [
      'leaves infinite moments out',
      'date_gaps: { column: d, every: day }',
      `SELECT TIMESTAMP 'infinity' AS d`,
      'inconclusive null/0',
    ],
    [
      'has nothing to say of missing values',
      'date_gaps: { column: d, every: day }',
      'SELECT NULL::TIMESTAMP AS d',
      'inconclusive null/0',
    ],
    [
      'has nothing to say of no rows',
      'date_gaps: { column: d, every: day }',
      "SELECT DATE '2026-01-01' AS d WHERE false",
      'inconclusive null/0',
    ],
    [
      'has nothing to say of a single moment',
      'date_gaps: { column: d, max_gap: 1d }',
      `SELECT DATE '2026-01-01' AS d`,
      'inconclusive null/0',
    ],
  ])('%s', async (_name, check, data, expected) => {
    expect(await outcome(check, data)).toBe(expected);
  });

  test.each([
    [
      'date_gaps: { column: d, every: day }',
      week,
      'the first gap begins at 2026-01-03 00:00:00 UTC',
    ],
    [
      'date_gaps: { column: d, every: month }',
      days(`('2026-01-31', 1), ('2026-03-01', 1)`),
      'begins at 2026-02-01 00:00:00',
    ],
    [
      'date_gaps: { column: d, every: week }',
      days(`('2026-01-05', 1), ('2026-01-19', 1)`),
      'begins at 2026-01-12 00:00:00',
    ],
    [
      'date_gaps: { column: d, max_gap: 36h }',
      week,
      'begins at 2026-01-02 00:00:00 UTC, the widest is 3d',
    ],
  ])('%s says where the first gap is', async (check, data, message) => {
    expect((await checkData(engine, check, data))[0]!.message).toContain(message);
  });

  test.each([
    ['date_gaps: { column: x, every: day }', 'date_gaps needs dates or times'],
    ['date_gaps: { column: x }', "expected 'every' or 'max_gap', got none"],
    [
      'date_gaps: { column: x, every: day, max_gap: 1d }',
      "expected 'every' or 'max_gap', got both",
    ],
    ['date_gaps: { column: x, every: fortnight }', "or a duration such as 15m, got 'fortnight'"],
    ['date_gaps: { column: x, max_gap: long }', "expected a duration such as 36h, got 'long'"],
  ])('%s is a problem', async (check, message) => {
    await expect(checkData(engine, check, none)).rejects.toThrow(message);
  });
});

describe('monotonic', () => {
  const rows = values('x, t, g', '(1, 3, 1), (1, 2, 2), (5, 1, 1), (NULL, 9, 1), (4, 0, 2)');
  test.each<Case>([
    ['follows the order of the file', 'monotonic: { column: x }', rows, 'fail 1/3'],
    [
      'follows another column',
      'monotonic: { column: x, order_by: t, direction: decreasing }',
      rows,
      'fail 1/3',
    ],
    ['looks into each group', 'monotonic: { column: x, by: [g] }', rows, 'pass 0/2'],
    ['may be strict', 'monotonic: { column: x, strictly: true }', rows, 'fail 2/3'],
    ['may go down', 'monotonic: { column: t, direction: decreasing }', rows, 'fail 1/4'],
    [
      'takes rows of one place in either order',
      'monotonic: { column: x, order_by: g, tolerance: 0 }',
      values('x, g', '(2, 1), (1, 1), (3, 2)'),
      'pass 0/2',
    ],
    [
      'but not strictly',
      'monotonic: { column: x, order_by: g, strictly: true }',
      values('x, g', '(1, 1), (1, 1), (3, 2)'),
      'fail 1/2',
    ],
    [
      'leaves rows without a place out',
      'monotonic: { column: x, order_by: g }',
      values('x, g', '(1, 1), (0, NULL), (3, 2)'),
      'pass 0/1',
    ],
    [
      'leaves NaN out and keeps infinity',
      'monotonic: { column: x }',
      values('x', "('-inf'::DOUBLE), ('nan'::DOUBLE), (0), ('inf'::DOUBLE), (1)"),
      'fail 1/3',
    ],
    [
      'takes times',
      'monotonic: { column: d }',
      days(`('2026-01-02', 1), ('2026-01-01', 1)`),
      'fail 1/1',
    ],
    [
      'has nothing to say of one value',
      'monotonic: { column: x }',
      'SELECT 1 AS x',
      'inconclusive null/0',
    ],
    [
      'has nothing to say of no value',
      'monotonic: { column: x }',
      'SELECT NULL::DOUBLE AS x FROM range(3)',
      'inconclusive null/0',
    ],
    ['has nothing to say of no rows', 'monotonic: { column: x }', none, 'inconclusive null/0'],
  ])('%s', async (_name, check, data, expected) => {
    expect(await outcome(check, data)).toBe(expected);
  });

  test('names the first row that goes the wrong way', async () => {
    const [finding] = await checkData(engine, 'monotonic: { column: x }', rows);
    expect(finding!.message).toContain('the first is data row 5');
  });

  test('needs values with an order', async () => {
    const run = checkData(engine, 'monotonic: { column: x }', "SELECT 'a' AS x");
    await expect(run).rejects.toThrow('monotonic needs numbers, dates or times');
  });
});

describe('label_conflicts', () => {
  const rows = values(
    'id, x, y, late',
    '(1, 1, NULL, 0), (2, 1, NULL, 1), (3, 2, 5, 0), (4, 2, 5, 0), (5, 1, NULL, NULL)',
  );
  test.each<Case>([
    [
      'counts rows whose features have several labels; missing equals missing',
      'label_conflicts: { label: late, except: [id] }',
      rows,
      'fail 2/4',
    ],
    ['looks at some features', 'label_conflicts: { label: late, columns: [y] }', rows, 'fail 2/4'],
    [
      'finds none when an id tells all rows apart',
      'label_conflicts: { label: late }',
      rows,
      'pass 0/4',
    ],
    [
      'tolerates a share',
      'label_conflicts: { label: late, columns: [x], tolerance: 0.5 }',
      rows,
      'pass 2/4',
    ],
    [
      'has nothing to say without labels',
      'label_conflicts: { label: late, columns: [x] }',
      'SELECT 1 AS x, NULL::INTEGER AS late',
      'inconclusive null/0',
    ],
    [
      'has nothing to say of no rows',
      'label_conflicts: { label: id, columns: [x] }',
      none,
      'inconclusive null/0',
    ],
    [
      'leaves a NaN label out',
      'label_conflicts: { label: x, columns: [k] }',
      values('x, k', "('nan'::DOUBLE, 1), (1, 1)"),
      'pass 0/1',
    ],
  ])('%s', async (_name, check, data, expected) => {
    expect(await outcome(check, data)).toBe(expected);
  });

  test.each([
    [
      'label_conflicts: { label: late, columns: [x], except: [y] }',
      "expected 'columns' or 'except', got both",
    ],
    ['label_conflicts', "expected the key 'label', or a column with 'role: label'"],
    ['label_conflicts: { label: late, columns: [late] }', 'no feature is left to compare'],
  ])('%s is a problem', async (check, message) => {
    await expect(checkData(engine, check, rows)).rejects.toThrow(message);
  });
});

describe('no_time_overlap', () => {
  const train = days(`('2026-01-01', 1), ('2026-01-03 12:00', 1), (NULL, 1)`);
  const test1 = days(
    `('2026-01-03 12:00', 1), ('2026-01-03 12:30', 1), ('2026-01-09', 1), (NULL, 1)`,
  );
  const check = (rest = ''): string =>
    `no_time_overlap: { splits: [train, test], column: d${rest} }`;
  test.each<Case>([
    ['counts rows that are not later', check(), { train, test: test1 }, 'fail 1/3'],
    ['counts rows that are too near', check(', gap: 1h'), { train, test: test1 }, 'fail 2/3'],
    [
      'passes what is later',
      check(', gap: 1d'),
      { train, test: days(`('2026-01-05', 1)`) },
      'pass 0/1',
    ],
    ['tolerates a share', check(', tolerance: 0.5'), { train, test: test1 }, 'pass 1/3'],
    [
      'has nothing to say without moments before',
      check(),
      { train: 'SELECT NULL::TIMESTAMP AS d', test: test1 },
      'inconclusive null/3',
    ],
    [
      'has nothing to say without moments after',
      check(),
      { train, test: 'SELECT NULL::TIMESTAMP AS d' },
      'inconclusive null/0',
    ],
    [
      'leaves infinite moments out',
      check(),
      {
        train: `SELECT TIMESTAMP 'infinity' AS d UNION ALL SELECT TIMESTAMP '2026-01-01'`,
        test: test1,
      },
      'pass 0/3',
    ],
  ])('%s', async (_name, rule, data, expected) => {
    expect(await outcome(rule, data)).toBe(expected);
  });

  test('compares each split with the one before it, and says when they end and begin', async () => {
    const splits = { a: train, b: test1, c: days(`('2026-02-01', 1)`) };
    const findings = await checkData(
      engine,
      'no_time_overlap: { splits: [a, b, c], column: d }',
      splits,
    );
    expect(findings.map(({ subject, verdict }) => `${subject} ${verdict}`)).toEqual([
      'a, b fail',
      'b, c pass',
    ]);
    expect(findings[0]!.message).toContain(
      "it ends at 2026-01-03 12:00:00, 'b' begins at 2026-01-03 12:00:00 UTC",
    );
  });

  test.each([
    [check(), { train, tst: test1 }, "there is no split 'test'"],
    [check(', gap: soon'), { train, test: test1 }, "expected a duration such as 1d, got 'soon'"],
    [check(), { train, test: 'SELECT 1 AS d' }, "no_time_overlap (in 'test') needs dates or times"],
  ])('%s is a problem', async (rule, data, message) => {
    await expect(checkData(engine, rule, data)).rejects.toThrow(message);
  });
});
