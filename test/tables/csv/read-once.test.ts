import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GuessedTypesWrong } from '#tables/guessed-types-wrong.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

const rows = 12_000;
let tables: TemporaryTables;

async function csv(name: string, lines: readonly string[]): Promise<string> {
  await writeFile(join(tables.directory, name), `${lines.join('\n')}\n`);
  return name;
}

beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

describe('CSV that is read once', () => {
  const numbers = (last: string): string[] => [
    'id,amount',
    ...Array.from({ length: rows }, (_, row) => `${row},${row / 4}`),
    last,
  ];

  it('answers as the loaded table does', async () => {
    const file = await csv('good.csv', numbers('7,'));
    const [once, loaded] = [
      await tables.engine.open(file, { isReadOnce: true }),
      await tables.engine.open(file),
    ];
    expect(once.columns).toEqual(loaded.columns);
    const question = (relation: string): string =>
      `SELECT count(*) AS n, count(amount) AS present, sum(id) AS ids FROM ${relation}`;
    const answers = await Promise.all(
      [once, loaded].map(({ relation }) => tables.engine.query(question(relation))),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(await tables.engine.digestOf(once)).toBe(await tables.engine.digestOf(loaded));
  });

  it('is kept when it is asked more than once', async () => {
    const table = await tables.engine.open(await csv('kept.csv', numbers('7,1')), {
      isReadOnce: true,
    });
    await table.engine.keep!(table);
    await table.engine.keep!(table);
    const [row] = await tables.engine.query(`SELECT max(amount) AS most FROM ${table.relation}`);
    expect(row).toEqual({ most: (rows - 1) / 4 });
  });

  it('says that its types were guessed wrong, and is right when it is opened again', async () => {
    const file = await csv('word.csv', numbers('eight,2'));
    const once = await tables.engine.open(file, { isReadOnce: true });
    expect(once.columns[0]!.type).toBe('integer');
    const question = `SELECT count(id) AS n FROM ${once.relation}`;
    await expect(tables.engine.query(question)).rejects.toThrow(GuessedTypesWrong);
    const again = await tables.engine.open(file);
    expect(again.columns[0]!.type).toBe('string');
  });

  it.each([
    ['a row with too many fields', '1,2,3', 'file-ragged'],
    ['a NUL character', '1,\u0000', 'file-nul'],
  ])('has nothing to say of a file with %s, whatever is asked', async (_what, last, code) => {
    const opened = tables.engine.open(await csv(`${code}.csv`, numbers(last)), {
      isReadOnce: true,
    });
    const answer = opened.then(({ relation }) =>
      tables.engine.query(`SELECT count(*) AS n FROM ${relation}`),
    );
    await expect(answer).rejects.toMatchObject({ problems: [{ code }] });
  });
});
