import { describe, expect, test } from '@jest/globals';
import type { Table } from '#tables/table.ts';
import { checkTrinoExpression } from '#tables/trino/check-trino-expression.ts';
import { TrinoError } from '#tables/trino/trino-protocol.ts';

const table = {
  relation: '"c"."s"."t"',
  columns: [{ name: 'distance', type: 'integer', sqlType: 'bigint' }],
} as unknown as Table;

/** What the server was asked; undefined when the text was refused before. */
async function asked(expression: string, error?: Error): Promise<string | undefined> {
  let statement: string | undefined;
  await checkTrinoExpression(table, expression, async (sql) => {
    statement = sql;
    if (error) throw error;
  });
  return statement;
}

describe('an expression over the row is asked about, within parentheses of ours', () => {
  test.each([
    'distance > 0',
    'distance IN (1, 2) AND \'a; select\' <> "values" -- select',
    "CAST(at AS timestamp(3) with time zone) > date_add('day', -1, at)",
    '/* select */ element_at(transform(ARRAY[distance], x -> x + 1), 1) = 2',
    'nullif(distance, 0) IS NOT NULL',
  ])('%s', async (expression) => {
    expect(await asked(expression)).toBe(
      `EXPLAIN (TYPE VALIDATE) SELECT 1 FROM "c"."s"."t" WHERE CAST((\n${expression}\n) AS BOOLEAN) IS NULL`,
    );
  });
});

describe('everything that could be more is refused before', () => {
  test.each([
    ['(SELECT count(*) FROM other) > 0', 'select is not allowed here'],
    ['EXISTS (TABLE secrets)', 'table is not allowed here'],
    ['distance IN (values 1)', 'values is not allowed here'],
    ['distance > 0) OR (1 = 1', 'is more than one expression'],
    ['distance, 1', 'is more than one expression'],
    ['distance; DROP SCHEMA t', 'is more than one expression'],
    ['distance = ?', 'is more than one expression'],
    ['(distance > 0', 'a parenthesis is not closed'],
    ["distance = 'x", "' begins something that does not end"],
    ['distance = "x', '" begins something that does not end'],
    ['distance > 0 /* open', '/* begins something that does not end'],
    ['`distance` > 0', '` begins something'],
    ['random() < 0.5', 'the function random is not allowed here'],
    ['at < current_timestamp', 'the function current_timestamp is not allowed here'],
    ['-- nothing', 'is empty'],
  ])('%s', async (expression, message) => {
    await expect(asked(expression)).rejects.toThrow(message);
  });
});

describe('what the server says of it is told', () => {
  const failure = (errorName: string, message: string): TrinoError =>
    new TrinoError({ errorName, message, errorType: 'USER_ERROR' }, 'q1');

  test.each([
    [
      failure('COLUMN_NOT_FOUND', "line 2:1: Column 'distanc' cannot be resolved"),
      "there is no column 'distanc'. Did you mean 'distance'?",
    ],
    [
      failure('SYNTAX_ERROR', "line 2:3: mismatched input ')'"),
      "is no SQL expression: mismatched input ')'",
    ],
    [
      failure('FUNCTION_NOT_FOUND', "line 2:3: Function 'f' not registered"),
      "Trino says: Function 'f' not registered",
    ],
  ])('%s', async (error, message) => {
    await expect(asked('distanc > 0', error)).rejects.toThrow(message);
  });

  test('a server that cannot be reached is no fault of the expression', async () => {
    const error = new Error('unreachable');
    await expect(asked('distance > 0', error)).rejects.toBe(error);
  });
});
