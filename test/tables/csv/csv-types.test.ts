import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TypeGuess } from '#tables/csv/csv-types.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

describe('The type of a CSV column', () => {
  test.each<[string, string[], string | undefined]>([
    ['whole numbers', ['1', '-2', '+3', ' 4'], 'BIGINT'],
    ['whole numbers and fractions', ['1', '2.5'], 'DOUBLE'],
    ['fractions, NaN and infinities', ['.5', '1e-3', 'NaN', '-inf', 'Infinity'], 'DOUBLE'],
    ['codes with leading zeros', ['02134', '10001'], 'VARCHAR'],
    ['fractions and codes with leading zeros', ['1.5', '007'], 'VARCHAR'],
    ['numbers that no 64 bits hold, among fractions', ['12345678901234567890', '1.5'], 'VARCHAR'],
    ['numbers with separators', ['1,000', '1_000'], 'VARCHAR'],
    ['hexadecimal numbers', ['0x10'], 'VARCHAR'],
    ['true and false', ['true', 'FALSE'], 'BOOLEAN'],
    ['T and F', ['T', 'F'], 'VARCHAR'],
    ['0 and 1', ['0', '1'], 'BIGINT'],
    ['days', ['2026-01-31', '2026-02-01'], 'DATE'],
    ['days in another order', ['31.01.2026'], 'VARCHAR'],
    ['days and times', ['2026-01-31', '2026-01-31 10:00'], 'VARCHAR'],
    ['times', ['2026-01-31 10:00:01.5', '2026-01-31T10:00'], 'TIMESTAMP'],
    [
      'times with an offset',
      ['2026-01-31T10:00:00Z', '2026-01-31 10:00:00+02:00'],
      'TIMESTAMP WITH TIME ZONE',
    ],
    [
      'times with and without an offset',
      ['2026-01-31T10:00:00Z', '2026-01-31 10:00:00'],
      'VARCHAR',
    ],
    ['no values', [], undefined],
  ])('of %s', (_title, values, type) => {
    const guess = new TypeGuess();
    guess.add([null]);
    guess.add(values);
    expect(guess.type).toBe(type);
  });

  test.each<[string, string, string]>([
    ['a word', 'oops', 'VARCHAR'],
    ['a fraction, which a cast would round', '1.5', 'DOUBLE'],
    ['a leading zero, which a cast would drop', '007', 'VARCHAR'],
    ['a number beyond 64 bits', '99999999999999999999', 'VARCHAR'],
  ])(
    'holds for rows far behind the sample: whole numbers and then %s',
    async (what, last, sqlType) => {
      const rows = Array.from({ length: 30_000 }, (_, row) => `${row},${row}`);
      const file = `${what.replaceAll(/\W+/g, '-')}.csv`;
      await tables.write(file, `id,x\n${rows.join('\n')}\n30000,${last}\n`);
      const table = await tables.engine.open(file);
      expect(table.columns).toMatchObject([
        { name: 'id', type: 'integer' },
        { name: 'x', sqlType },
      ]);
      const [row] = await tables.engine.query(
        `SELECT CAST(x AS VARCHAR) AS x, count(*) OVER () AS n FROM ${table.relation} ORDER BY id DESC LIMIT 1`,
      );
      expect(row).toEqual({ x: last, n: 30_001 });
    },
  );

  test('of a column that is empty as far as the sample goes comes from its later rows', async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => `${row},`);
    await tables.write('late.csv', `id,x\n${rows.join('\n')}\n30000,7\n`);
    const table = await tables.engine.open('late.csv');
    expect(table.columns[1]).toMatchObject({ name: 'x', type: 'integer' });
  });

  // DuckDB 1.5.5 has a parser of its own in its reader of CSV.
  test('DOUBLE is read from the text as a cast of the text would', async () => {
    const texts =
      `1,1.5, 1.5,1.5 ,1e5,1e-400,1e400,nan,NaN,-Infinity,+1,-0,00012,1_000,0x10,1.,.5,.,-,1e,abc,1d,1.5f,1 2,
      _1,1_,infinity,-nan,+inf,.e5,9007199254740993,123456789012345678901234567890,0.1,5e-324,2.2250738585072011e-308`
        .split(/,\n? */)
        .concat('', '\t1.5', '"  3"', '"2.5"', '1.5\t');
    const readAs = async (file: string, type: string): Promise<unknown> => {
      const text = `read_csv('${tables.directory}/${file}', auto_detect = false, header = true, delim = ',', quote = '"', columns = {'k': 'VARCHAR', 'x': '${type}'})`;
      const rows = await tables.engine
        .query(`SELECT CAST(CAST(x AS DOUBLE) AS VARCHAR) AS x FROM ${text}`)
        .catch(() => 'refused');
      return rows;
    };
    for (const [index, text] of texts.entries()) {
      await tables.write(`double-${index}.csv`, `k,x\n1,${text}\n`);
      const read = await readAs(`double-${index}.csv`, 'DOUBLE');
      expect([text, read]).toEqual([text, await readAs(`double-${index}.csv`, 'VARCHAR')]);
    }
  });
});
