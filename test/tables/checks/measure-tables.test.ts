import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { everyRow } from '#core/contract/condition.ts';
import { measureId, type Measure, type Measured } from '#core/contract/measure.ts';
import type { CheckedTable, OtherTables } from '#tables/checks/checked-table.ts';
import { measureTables } from '#tables/checks/measure-tables.ts';
import type { TableEngine } from '#tables/engine.ts';
import type { Table } from '#tables/table.ts';
import { sqlTable, testEngine } from '../../support/sql-table.ts';

let engine: TableEngine;
let train: Table;
let other: Table;
let airports: Table;

beforeAll(async () => {
  engine = await testEngine();
  train = await sqlTable(
    engine,
    `SELECT * FROM (VALUES (1, 'a', 1.0::DOUBLE, TIMESTAMP '2026-01-01 10:00:00.25'), (2, 'a', 'nan'::DOUBLE, TIMESTAMP '2026-01-03'),
      (2, 'a', 'nan'::DOUBLE, TIMESTAMP 'infinity'), (4, NULL, 0.0::DOUBLE, NULL), (NULL, 'c', 1.0::DOUBLE, TIMESTAMP '2099-01-01')) AS v(id, k, label, t)`,
  );
  other = await sqlTable(
    engine,
    "SELECT * FROM (VALUES ('2', 'a'), ('4', NULL), ('7', 'a')) AS v(id, k)",
  );
  airports = await sqlTable(
    engine,
    "SELECT * FROM (VALUES ('a', 1), ('b', 2), (NULL, 2)) AS v(code, number)",
  );
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

function splits(): OtherTables {
  const checked = (table: Table): CheckedTable => ({ table, changed: new Set() });
  return {
    splits: new Map([
      ['train', checked(train)],
      ['test', checked(other)],
    ]),
    references: new Map([['airports.csv', airports]]),
  };
}

async function measured(measure: Measure, split = 'train'): Promise<Measured | undefined> {
  const id = measureId(split, measure);
  return (await measureTables(engine, [{ id, split, measure }], splits())).get(id);
}

const id = { name: 'id', type: 'integer' } as const;
const k = { name: 'k', type: 'string' } as const;
const label = { name: 'label', type: 'number' } as const;
const t = { name: 't', type: 'timestamp' } as const;

describe('a measure', () => {
  test.each<[string, Measure, Measured]>([
    ['counts rows', { kind: 'count', where: everyRow }, 5],
    ['counts no rows', { kind: 'count', where: { kind: 'any', conditions: [] } }, 0],
    [
      'finds the latest moment up to a limit',
      { kind: 'latest', column: t, notAfter: '2026-02-01 00:00:00.000' },
      Date.UTC(2026, 0, 3),
    ],
    [
      'finds no moment before all',
      { kind: 'latest', column: t, notAfter: '2000-01-01 00:00:00.000' },
      null,
    ],
    [
      'finds the first row',
      { kind: 'first-row', where: { kind: 'in', column: k, values: ['c'] } },
      5,
    ],
    [
      'finds no first row',
      { kind: 'first-row', where: { kind: 'in', column: k, values: ['z'] } },
      null,
    ],
    [
      'counts repeated values of one column, not the missing',
      { kind: 'surplus', columns: [id] },
      1,
    ],
    ['counts NaN as missing, not as a repeated value', { kind: 'surplus', columns: [label] }, 1],
    [
      'counts repeated keys, where missing equals missing',
      { kind: 'surplus', columns: [id, k] },
      1,
    ],
    [
      'counts values that another table lacks',
      {
        kind: 'orphans',
        columns: [k],
        to: 'airports.csv',
        fields: [{ name: 'code', type: 'string' }],
      },
      1,
    ],
    [
      'compares numbers with text by their text',
      {
        kind: 'orphans',
        columns: [id],
        to: 'airports.csv',
        fields: [{ name: 'code', type: 'string' }],
      },
      4,
    ],
    [
      'compares whole numbers with numbers',
      {
        kind: 'orphans',
        columns: [label],
        to: 'airports.csv',
        fields: [{ name: 'number', type: 'integer' }],
      },
      1,
    ],
    [
      'counts rows whose key stands in another split',
      { kind: 'shared', columns: ['k'], with: 'test' },
      4,
    ],
    [
      'compares keys of differing types by their text',
      { kind: 'shared', columns: ['id', 'k'], with: 'test' },
      3,
    ],
  ])('%s', async (_name, measure, expected) => {
    expect(await measured(measure)).toBe(expected);
  });

  test.each([
    ['1 and 1.0', 'SELECT 1 AS k', 'SELECT 1.0::DOUBLE AS k'],
    [
      'a date and its midnight',
      "SELECT DATE '2026-01-31' AS k",
      "SELECT TIMESTAMP '2026-01-31' AS k",
    ],
    ['NaN and NaN', "SELECT 'nan'::DOUBLE AS k", "SELECT 'nan'::DOUBLE AS k"],
  ])('finds %s to be the same key', async (_name, first, second) => {
    const checked = async (sql: string): Promise<CheckedTable> => ({
      table: await sqlTable(engine, sql),
      changed: new Set(),
    });
    const tables = {
      references: new Map(),
      splits: new Map([
        ['train', await checked(first)],
        ['test', await checked(second)],
      ]),
    };
    const measure: Measure = { kind: 'shared', columns: ['k'], with: 'train' };
    const found = await measureTables(engine, [{ id: 'x', split: 'test', measure }], tables);
    expect(found.get('x')).toBe(1);
  });

  test('counts classes, NaN as missing, 1.0 as 1', async () => {
    expect(await measured({ kind: 'classes', column: label, named: '0' })).toEqual({
      rows: 3,
      classes: 2,
      smallest: { value: '0', count: 1 },
      largest: { value: '1', count: 2 },
      binary: true,
      positive: 2,
      named: 1,
    });
  });

  test('counts classes of text, ties by their text', async () => {
    const counted = await measured({ kind: 'classes', column: k }, 'test');
    expect(counted).toMatchObject({ rows: 2, classes: 1, binary: false, positive: 0 });
  });

  test('counts no classes where there is no value', async () => {
    const none = await sqlTable(engine, 'SELECT NULL::VARCHAR AS k FROM range(3)');
    const tables = {
      ...splits(),
      splits: new Map([['train', { table: none, changed: new Set<string>() }]]),
    };
    const measure: Measure = { kind: 'classes', column: k };
    const found = await measureTables(engine, [{ id: 'x', split: 'train', measure }], tables);
    expect(found.get('x')).toEqual({
      rows: 0,
      classes: 0,
      smallest: undefined,
      largest: undefined,
      binary: false,
      positive: 0,
      named: 0,
    });
  });
});

test('all counts of a table come from one scan', async () => {
  const asked: string[] = [];
  const counting: TableEngine = {
    ...engine,
    query: (sql: string) => (asked.push(sql), engine.query(sql)),
  };
  const measures: Measure[] = [
    ...Array.from({ length: 40 }, (_, index): Measure => ({
      kind: 'count',
      where: { kind: 'compare', column: id, operator: '>', bound: index },
    })),
    { kind: 'surplus', columns: [id] },
    { kind: 'latest', column: t, notAfter: '2026-02-01 00:00:00.000' },
  ];
  const requests = measures.map((measure) => ({
    id: measureId('train', measure),
    split: 'train',
    measure,
  }));
  const found = await measureTables(counting, requests, splits());
  expect(found.size).toBe(42);
  expect(asked).toHaveLength(1);
});
