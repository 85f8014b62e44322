import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  all,
  any,
  everyRow,
  missing,
  not,
  present,
  type Comparison,
  type Condition,
} from '#core/contract/condition.ts';
import { conditionSql, filterSql } from '#tables/checks/condition-sql.ts';
import { countSql } from '#tables/checks/count-sql.ts';
import type { ColumnShape } from '#core/contract/column-shape.ts';
import type { TableEngine } from '#tables/engine.ts';
import type { Table } from '#tables/table.ts';
import { sqlTable, testEngine } from '../../support/sql-table.ts';

const i = { name: 'i', type: 'integer' } as const;
const x = { name: 'x "quoted"', type: 'number' } as const;
const s = { name: 's', type: 'string' } as const;
const t = { name: 't', type: 'timestamp' } as const;
const d = { name: 'd', type: 'date' } as const;
const b = { name: 'b', type: 'boolean' } as const;

const rows = `SELECT * FROM (VALUES
  (1, 1, 0.5::DOUBLE, 'AAA', TIMESTAMP '2026-01-31 00:00:00', DATE '2026-01-31', true),
  (2, 9007199254740993, 'nan'::DOUBLE, 'it''s', TIMESTAMP '2026-01-31 00:00:01', DATE '2026-02-01', false),
  (3, -5, 'inf'::DOUBLE, 'naïve 👍🏽', TIMESTAMP '2025-12-31 23:59:59.5', DATE '2025-12-31', true),
  (4, NULL, NULL, NULL, NULL, NULL, NULL),
  (5, 3, -1.5::DOUBLE, 'xAAAx', TIMESTAMP 'infinity', DATE 'infinity', false)
) AS v(row, i, "x ""quoted""", s, t, d, b)`;

let engine: TableEngine;
let table: Table;

beforeAll(async () => {
  engine = await testEngine();
  table = await sqlTable(engine, rows);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

async function rowsWhere(condition: Condition): Promise<number[]> {
  const sql = conditionSql(condition, { table, changed: new Set() });
  const found = await engine.query(
    `SELECT row, ${sql} AS holds FROM ${table.relation} ORDER BY row`,
  );
  expect(found.every(({ holds }) => typeof holds === 'boolean')).toBe(true);
  const filtered = await engine.query(
    `SELECT row FROM ${table.relation} WHERE ${filterSql(condition, { table, changed: new Set() })} ORDER BY row`,
  );
  expect(filtered).toEqual(found.filter(({ holds }) => holds).map(({ row }) => ({ row })));
  const [counted] = await engine.query(
    `SELECT ${countSql(condition, { table, changed: new Set() })} AS rows FROM ${table.relation}`,
  );
  expect(Number(counted!['rows'])).toBe(filtered.length);
  return found.filter(({ holds }) => holds === true).map(({ row }) => Number(row));
}

const moment = (text: string): { moment: string } => ({ moment: `${text} 00:00:00.000` });

describe('a condition holds for rows', () => {
  test.each<[string, Condition, number[]]>([
    ['every row', everyRow, [1, 2, 3, 4, 5]],
    ['any of nothing', any(), []],
    ['null', { kind: 'null', column: i }, [4]],
    ['missing: null or NaN', missing(x), [2, 4]],
    ['present', present(x), [1, 3, 5]],
    ['infinite', { kind: 'infinite', column: x }, [3]],
    [
      'NaN or infinite, and never a missing value',
      any({ kind: 'nan', column: x }, { kind: 'infinite', column: x }),
      [2, 3],
    ],
    [
      'not NaN and not infinite, or missing',
      not(any({ kind: 'infinite', column: x }, { kind: 'nan', column: x })),
      [1, 4, 5],
    ],
    [
      'above, exact beyond 2^53',
      { kind: 'compare', column: i, operator: '>', bound: 9007199254740991 },
      [2],
    ],
    ['below a fraction', { kind: 'compare', column: i, operator: '<', bound: 1.5 }, [1, 3]],
    [
      'below, never on a missing value',
      { kind: 'compare', column: x, operator: '<', bound: 0.5 },
      [5],
    ],
    ['at most a small fraction', { kind: 'compare', column: x, operator: '<=', bound: 1e-7 }, [5]],
    [
      'after a moment',
      { kind: 'compare', column: t, operator: '>', bound: moment('2026-01-31') },
      [2, 5],
    ],
    [
      'before a moment',
      { kind: 'compare', column: t, operator: '<', bound: moment('2026-01-01') },
      [3],
    ],
    [
      'on or before a date',
      { kind: 'compare', column: d, operator: '<=', bound: moment('2026-01-31') },
      [1, 3],
    ],
    ['in numbers', { kind: 'in', column: i, values: [1, 3] }, [1, 5]],
    ['in numbers with a fraction', { kind: 'in', column: x, values: [0.5, -1.5] }, [1, 5]],
    ['in text with a quote', { kind: 'in', column: s, values: ["it's", 'AAA'] }, [1, 2]],
    ['in booleans', { kind: 'in', column: b, values: ['true'] }, [1, 3]],
    ['matches anywhere', { kind: 'matches', column: s, pattern: 'A{3}' }, [1, 5]],
    ['matches as a whole when anchored', { kind: 'matches', column: s, pattern: '^A{3}$' }, [1]],
    ['matches a quote and a backslash', { kind: 'matches', column: s, pattern: "^it's\\b" }, [2]],
    ['length in code points', { kind: 'length', column: s, operator: '>', length: 7 }, [3]],
    ['SQL, where null is not true', { kind: 'sql', text: 'i > 2 -- a comment' }, [2, 5]],
    [
      'not, of a missing value',
      not({ kind: 'compare', column: i, operator: '>', bound: 0 }),
      [3, 4],
    ],
    [
      'all and any',
      all(present(i), any({ kind: 'in', column: i, values: [1] }, { kind: 'null', column: s })),
      [1],
    ],
  ])('%s', async (_name, condition, expected) => {
    expect(await rowsWhere(condition)).toEqual(expected);
  });
});

describe('rows that are out of bounds are counted by those within', () => {
  const hasValue = (column: ColumnShape) => not({ kind: 'null', column });
  const beyond = (column: ColumnShape, operator: Comparison, bound: number): Condition => ({
    kind: 'compare',
    column,
    operator,
    bound,
  });
  const nan: Condition = { kind: 'nan', column: x };
  const infinite: Condition = { kind: 'infinite', column: x };
  const below = beyond(x, '<', 0);
  test.each<[string, ColumnShape, Condition, number[]]>([
    ['numbers', x, any(below, beyond(x, '>', 0.4), nan, infinite), [1, 2, 3, 5]],
    ['the bounds let in', x, any(beyond(x, '<', -1.5), beyond(x, '>', 0.5), nan, infinite), [2, 3]],
    ['the bounds excluded', x, any(beyond(x, '<=', -1.5), nan, infinite), [2, 3, 5]],
    ['a lower bound alone', x, any(below, nan, infinite), [2, 3, 5]],
    ['an upper bound alone', x, any(infinite, nan, beyond(x, '>', 0)), [1, 2, 3]],
    ['infinity let in', x, any(below, nan), [2, 5]],
    ['NaN let in', x, any(all(beyond(x, '>', 0), not(nan)), infinite), [1, 3]],
    ['two lower bounds', x, any(below, beyond(x, '<', 1), nan, infinite), [1, 2, 3, 5]],
    ['whole numbers', i, any(beyond(i, '<', 0), beyond(i, '>', 9007199254740991)), [2, 3]],
    ['whole numbers, one bound', i, beyond(i, '>=', 3), [2, 5]],
    ['whole numbers, a fraction', i, beyond(i, '>=', 2.5), [2, 5]],
    ['the bounds of another column', s, beyond(x, '<', 1), [1, 5]],
  ])('%s', async (_name, column, failing, expected) => {
    expect(await rowsWhere(all(hasValue(column), failing))).toEqual(expected);
  });

  test('in one comparison a side', () => {
    const failing = any(below, beyond(x, '>', 1), nan, infinite);
    const value = 'CAST("x ""quoted""" AS DOUBLE)';
    expect(countSql(all(hasValue(x), failing), { table, changed: new Set() })).toBe(
      `(count("x ""quoted""") - count_if(${value} >= 0 AND ${value} <= 1))`,
    );
  });
});
