import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { conditionSql } from '#tables/checks/condition-sql.ts';
import type { Table } from '#tables/table.ts';
import { openBoth, startTrino, type TrinoTables } from './trino-tables.ts';

let trino: TrinoTables | undefined;
beforeAll(async () => {
  trino = await startTrino();
});
afterAll(async () => {
  await trino?.[Symbol.asyncDispose]();
});

/** A table of the memory catalog, opened. */
async function memoryTable(name: string, sql: string): Promise<Table> {
  await trino!.run(`CREATE TABLE memory.default."${name.replaceAll('"', '""')}" AS ${sql}`);
  return trino!.engine.open(trino!.source('memory', 'default', name));
}

describe('a table of a server', () => {
  test('has its columns with their types, and values whole', async () => {
    if (!trino) return;
    const table = await memoryTable(
      'types',
      `SELECT bigint '9007199254740993' AS a, timestamp '2026-01-31 10:00:00.123456789' AS b,
        timestamp '2026-01-31 10:00:00.5 +02:00' AS c, cast('ab' AS char(5)) AS d, uuid '12151fd2-7586-11e9-8f9e-2a86e4085a59' AS e,
        decimal '12.50' AS f, date '2026-01-31' AS g, real '1.5' AS h, true AS i, ARRAY[1] AS j, 'x' AS k, tinyint '1' AS l`,
    );
    expect(table.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'a integer',
      'b timestamp',
      'c timestamp',
      'd string',
      'e string',
      'f number',
      'g date',
      'h number',
      'i boolean',
      'j other',
      'k string',
      'l integer',
    ]);
    const [row] = await table.engine.query(
      `SELECT a, CAST(b AS varchar) AS b, c, d, e, f, g, h FROM ${table.relation}`,
    );
    expect({ ...row }).toEqual({
      a: '9007199254740993',
      b: '2026-01-31 10:00:00.123456789',
      c: '2026-01-31T08:00:00.500Z',
      d: 'ab',
      e: '12151fd2-7586-11e9-8f9e-2a86e4085a59',
      f: 12.5,
      g: '2026-01-31',
      h: 1.5,
    });
  });

  test('may have names of any kind', async () => {
    if (!trino) return;
    const names = ['a"b', "c'd", 'e f; --', 'ü|*', 'select', '<b>', 'x\ny', '::'];
    const columns = names.map((name, index) => `${index} AS "${name.replaceAll('"', '""')}"`);
    const table = await memoryTable('tab"le; --/x', `SELECT ${columns.join(', ')}`);
    expect(table.columns.map(({ name }) => name)).toEqual(names);
    const numbers = await table.engine.readNumbers(table, names);
    expect(names.map((name) => numbers.get(name)![0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test.each([
    ['memory', 'default', 'typos', "there is no table 'typos'. Did you mean 'types'?"],
    ['memory', 'defalt', 'types', "there is no schema 'defalt'. Did you mean 'default'?"],
    ['memry', 'default', 'types', "there is no catalog 'memry'. Did you mean 'memory'?"],
    ['memory', 'default', 'empty', 'has columns but no rows'],
    ['memory', 'denied', 'secret', 'Access Denied: Cannot select from table memory.denied.secret'],
  ])('%s.%s.%s cannot be opened, and why is told', async (catalog, schema, table, message) => {
    if (!trino) return;
    await trino.run('CREATE SCHEMA IF NOT EXISTS memory.denied');
    await trino.run('CREATE TABLE IF NOT EXISTS memory.denied.secret AS SELECT 1 AS a');
    await trino.run('CREATE TABLE IF NOT EXISTS memory.default.empty (a integer)');
    const source = trino.source(catalog, schema, table, 'reader');
    await expect(trino.engine.open(source)).rejects.toThrow(message);
  });
});

describe('the digest of a table', () => {
  const values = "(1, 'a', nan()), (2, NULL, 0.5e0), (2, NULL, 0.5e0)";
  const digestOf = async (name: string, sql: string): Promise<string> => {
    const table = await memoryTable(name, sql);
    return table.engine.digestOf(table);
  };

  test('is the same for the same rows in another order, and another for any other rows', async () => {
    if (!trino) return;
    const first = await digestOf('d1', `SELECT * FROM (VALUES ${values}) AS t(a, b, c)`);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    const others = [
      `SELECT * FROM (VALUES ${values}) AS t(a, b, d)`,
      `SELECT * FROM (VALUES ${values}, (3, 'x', 1e0)) AS t(a, b, c)`,
      "SELECT * FROM (VALUES (1, NULL, nan()), (2, 'a', 0.5e0), (2, NULL, 0.5e0)) AS t(a, b, c)",
      "SELECT * FROM (VALUES (1, 'a', nan()), (1, 'a', nan()), (2, NULL, 0.5e0)) AS t(a, b, c)",
    ];
    expect(
      await digestOf('d2', `SELECT * FROM (VALUES ${values}) AS t(a, b, c) ORDER BY a DESC`),
    ).toBe(first);
    for (const [index, sql] of others.entries()) {
      expect(await digestOf(`other${index}`, sql)).not.toBe(first);
    }
  });
});

describe('the dialect says what DuckDB says', () => {
  const words = [
    'a\n',
    'a\rb',
    'a\nb',
    '٣',
    'é',
    '\u00A0',
    '\u000B',
    'K',
    '\u212A',
    'ſ',
    'S',
    'x_y',
    'éa',
    'a-b',
    'a[&b',
    '',
    'AAA',
    '12',
    'l:',
    ']',
    'a{,3}',
    "it's",
    '😀',
    'αβ',
    'foo bar',
    '\\',
    '^',
    'aé',
  ];
  const patterns = [
    '^a$',
    'a.b',
    '^\\d$',
    '^\\w$',
    '^\\s$',
    '(?i)^k$',
    '(?i)s',
    '\\ba',
    '\\Ba',
    'y\\b',
    '^[\\-a-c]+$',
    '[\\[&]',
    '^[^\\W]$',
    '[[:alpha:]]',
    '[[:^alpha:]]',
    '^\\pL$',
    '\\p{Greek}',
    '^\\P{Latin}+$',
    '[]]',
    'a{,3}',
    '^.$',
    '(?s)a.b',
    '(?P<n>f)oo',
    '\\Qa-b\\E',
    '\\x61',
    '^[^é]$',
    '^$',
    '[a&&b]',
    '\\\\',
    '^(A|B){2,}$',
    '[A-Z&&[^B]]',
    '\\S+\\s\\S+',
  ];

  test('of patterns', async () => {
    if (!trino) return;
    const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
    const both = await trino.both(
      'words',
      `SELECT * FROM (VALUES ${words.map((word, index) => `(${index}, ${literal(word)})`).join(', ')}) AS t(n, word)`,
    );
    const column = { name: 'word', type: 'string' } as const;
    const [inFile, inTrino] = await Promise.all(
      (await openBoth(trino, both)).map(async (table) => {
        const conditions = patterns.map(
          (pattern, index) =>
            `${conditionSql({ kind: 'matches', column, pattern }, { table, changed: new Set() })} AS p${index}`,
        );
        const rows = await table.engine.query(
          `SELECT n, ${conditions.join(', ')} FROM ${table.relation} ORDER BY n`,
        );
        return patterns.map((pattern, index) => [
          pattern,
          rows.filter((row) => row[`p${index}`] === true).map((row) => words[Number(row['n'])]),
        ]);
      }),
    );
    expect(inTrino).toEqual(inFile);
  });

  test('of values as text', async () => {
    if (!trino) return;
    const numbers = [
      '0',
      '-0.0',
      '1',
      '-1.5',
      '0.1',
      '1e-4',
      '0.00012345',
      '1.5e-5',
      '1e7',
      '12345678.5',
      '123456789012345.6',
      '1e15',
      '1e16',
      '-1.234e17',
      '1.7976931348623157e308',
      '2.2250738585072014e-308',
      "'nan'",
      "'inf'",
      "'-inf'",
      '100',
      '0.3333333333333333',
    ];
    const times = [
      '2026-01-31 10:00:00',
      '2026-01-31 10:00:00.5',
      '2026-01-31 10:00:00.123456',
      '1969-12-31 23:59:59.999900',
      '2026-01-31 00:00:00.100000',
    ];
    const rows = numbers.map(
      (number, index) =>
        `(${index}, ${number}::DOUBLE, (${number.replace('e308', 'e38').replace('1.79', '1.1').replace('e-308', 'e-38')})::FLOAT, TIMESTAMP '${times[index % times.length]}', ${index % 2 === 0}, DATE '2026-01-31', ${index}.50::DECIMAL(10, 2))`,
    );
    const both = await trino.both(
      'spellings',
      `SELECT * FROM (VALUES ${rows.join(', ')}) AS v(n, a, b, t, f, d, p) ORDER BY n`,
    );
    const [inFile, inTrino] = await Promise.all(
      (await openBoth(trino, both)).map(async (table) => {
        const columns = table.columns.map((column) => table.engine.dialect.text(column));
        const list = columns.map((sql, index) => `${sql} AS c${index}`).join(', ');
        const found = await table.engine.query(`SELECT ${list} FROM ${table.relation} ORDER BY n`);
        return found.map((row) => Object.values(row));
      }),
    );
    expect(inTrino).toEqual(inFile);
  });

  test('of text read as another type', async () => {
    if (!trino) return;
    const texts = [
      '12',
      ' -3 ',
      '1.5',
      '1.0',
      '1.',
      '+7',
      '1_000',
      'x',
      '',
      '9223372036854775808',
      '\u000B1',
      '\t1\n',
      '.5',
      '1e3',
      '1E-400',
      '1e400',
      'inf',
      '-Infinity',
      '+NaN',
      'nan',
      '1d',
      '0x1p3',
      '1e',
      '.',
      '2026-01-31',
      '2026-1-5',
      ' 2026-01-31',
      '2026-01-31 ',
      '2026/01/30',
      '2026-02-30',
      '31.01.2026',
      '2026-01-31 10:00:00',
      '2026-01-31 10:00',
      '2026-01-31T10:00:00Z',
      '2026-01-31T10:00:00.1234567Z',
      '2026-01-31 10:00:00+02',
      '2026-01-31 10:00:00-02:30',
      '2026-01-31 10:00:00+0200',
      '2026-01-31 10:00-02:30',
      '2026-01-31 00:00:00',
      '2026-01-31 10:00:00 Europe/Berlin',
      '2026-01-31 25:00:00',
      'noon',
      'true',
      'T',
      'yes',
      'No',
      'on',
      ' true',
      '0',
      '1',
    ];
    const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
    const both = await trino.both(
      'texts',
      `SELECT * FROM (VALUES ${texts.map((text, index) => `(${index}, ${literal(text)})`).join(', ')}) AS t(n, text)`,
    );
    const types = ['integer', 'number', 'boolean', 'date', 'timestamp'] as const;
    const [inFile, inTrino] = await Promise.all(
      (await openBoth(trino, both)).map(async (table) => {
        const { dialect } = table.engine;
        const read = types.map((type, index) => `${dialect.readText(type, 'text')} AS c${index}`);
        const rows = await table.engine.query(
          `SELECT n, ${read.join(', ')} FROM ${table.relation} ORDER BY n`,
        );
        return rows.map((row) => [
          texts[Number(row['n'])],
          ...types.map((type, index) =>
            isInfiniteTime(type, row[`c${index}`]) ? null : row[`c${index}`],
          ),
        ]);
      }),
    );
    expect(inTrino).toEqual(inFile);
  });
});

describe('an expression', () => {
  test.each([
    ['a > 0', undefined],
    ['element_at(ARRAY[a], 1) = 1 -- a comment', undefined],
    ['b > 0', "there is no column 'b'. Did you mean 'a'?"],
    ['a >', 'is no SQL expression'],
    ['nosuch(a)', "Trino says: Function 'nosuch' not registered"],
    ['sum(a) > 1', 'Trino says: WHERE clause cannot contain aggregations'],
    ["date '2026-01-01'", 'Trino says: Cannot cast date to boolean'],
    ['a FROM memory.default.types', 'is no SQL expression'],
  ])('%s is validated by the server', async (expression, message) => {
    if (!trino) return;
    await trino.run('CREATE TABLE IF NOT EXISTS memory.default.one AS SELECT 1 AS a');
    const table = await trino.engine.open(trino.source('memory', 'default', 'one'));
    const checked = table.engine.assertExpression(table, expression);
    if (message === undefined) await expect(checked).resolves.toBeUndefined();
    else await expect(checked).rejects.toThrow(message);
  });
});

/** What only DuckDB's calendar has. */
function isInfiniteTime(type: string, value: unknown): boolean {
  return /^(date|timestamp)$/.test(type) && /infinity|^5881580|BC/.test(String(value));
}
