import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseGates } from '#core/gate/parse-gates.ts';
import type { StagedTest } from '#core/gate/behaviour/staged-test.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { behaviourTables } from '#tables/behaviour/behaviour-rows.ts';
import type { TableEngine } from '#tables/engine.ts';
import type { Downloads } from '#tables/sources/downloads.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'behaviour-rows-'));
  engine = await testEngine(directory);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

const downloads: Downloads = {
  filesOf: () => Promise.reject(new Error('nothing is downloaded here')),
  pathOf: (source) => Promise.resolve(source),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

interface Staging {
  /** Entries of `behaviour`. */
  readonly tests: string;
  readonly predictor?: string;
  readonly files?: Readonly<Record<string, string>>;
}

async function stage(
  { tests, predictor = '{}', files = {} }: Staging,
  use: (staged: StagedTest[]) => Promise<void>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  const text = `version: 1\ntask: binary\npredictor: ${predictor}\nbehaviour:\n${tests}\n`;
  const policy = parseGates(text, 'gates.yaml');
  const { rows } = behaviourTables(engine, { policy, candidate: undefined, downloads });
  const staged: StagedTest[] = [];
  for (const one of policy.behaviour) staged.push(await rows.stage(one));
  await use(staged);
}

const invariance = (rows: string, change: string): string =>
  `  - invariance: { name: a, rows: ${rows}, change: [${change}], within: 0.1, maximum_share: 0.5 }`;

/** The rows as they are, then the changed ones. */
async function asked(staged: StagedTest): Promise<readonly (readonly unknown[])[]> {
  return staged.asked.slice(0, staged.asked.count);
}

describe('a change of one row', () => {
  const row = '[{ n: 10, x: 0.5, s: "Ab c", b: true, big: 9007199254740991 }]';
  test.each<[string, Record<string, unknown>]>([
    ['{ column: n, to: 11 }', { n: 11 }],
    ['{ column: n, to: null }', { n: null }],
    ['{ column: s, to: "it\'s |" }', { s: "it's |" }],
    ['{ column: s, to: 5 }', { s: '5' }],
    ['{ column: b, to: false }', { b: false }],
    ['{ column: x, to: -1e-300 }', { x: -1e-300 }],
    ['{ column: n, add: 5 }', { n: 15 }],
    ['{ column: n, add: 2.4 }', { n: 12 }],
    ['{ column: n, multiply: 1.5 }', { n: 15 }],
    ['{ column: x, add: -0.25 }', { x: 0.25 }],
    ['{ column: x, multiply: -3 }', { x: -1.5 }],
    // Beyond 2^53 a double would lose the last digit.
    ['{ column: big, add: 2 }', { big: '9007199254740993' }],
    ['{ column: s, case: upper }', { s: 'AB C' }],
    ['{ column: s, case: lower }', { s: 'ab c' }],
    ['{ column: x, expression: "x * n -- a comment" }', { x: 5 }],
    ['{ column: s, expression: "s || \'!\'" }', { s: 'Ab c!' }],
    ['{ set: { n: 1, s: z } }', { n: 1, s: 'z' }],
  ])('%s', async (change, expected) => {
    await stage({ tests: invariance(row, change) }, async ([staged]) => {
      const [before, after, ...more] = await asked(staged!);
      const names = staged!.asked.columns.map(({ name }) => name);
      const changed = names.filter((_, index) => before![index] !== after![index]);
      expect(
        Object.fromEntries(changed.map((name) => [name, after![names.indexOf(name)]])),
      ).toEqual(expected);
      expect(more).toEqual([]);
      expect(staged!.versions.map(({ rows }) => [...rows])).toEqual([[0]]);
    });
  });

  test('two columns swapped', async () => {
    const tests = invariance(
      '[{ from: SFO, to: JFK }, { from: SFO, to: SFO }]',
      '{ swap: [from, to] }',
    );
    await stage({ tests }, async ([staged]) => {
      expect(await asked(staged!)).toEqual([
        ['SFO', 'JFK'],
        ['SFO', 'SFO'],
        ['JFK', 'SFO'],
      ]);
      expect([...staged!.versions[0]!.rows]).toEqual([0]);
    });
  });

  test('a value that the row has already, or that is missing, is no change', async () => {
    const tests = invariance(
      '[{ n: 1, s: a }, { n: null, s: b }]',
      '{ column: n, to: 1 }, { column: n, add: 1 }, { column: s, typo: true }',
    );
    await stage({ tests }, async ([staged]) => {
      expect(staged!.versions.map(({ rows }) => [...rows])).toEqual([[1], [0], []]);
    });
  });
});

describe('a change by chance', () => {
  const texts = Array.from({ length: 200 }, (_, index) => `r${index},${index + 1}.5,word${index}`);
  const files = { 'chance.csv': ['id,x,s', ...texts, ''].join('\n') };

  test('noise stays within its factor and takes both sides', async () => {
    const tests = invariance('{ table: chance.csv }', '{ column: x, noise: 0.1 }');
    await stage({ tests, files }, async ([staged]) => {
      const rows = (await asked(staged!)).map(([x]) => x as number);
      const factors = [...staged!.versions[0]!.rows].map(
        (row, index) => rows[200 + index]! / rows[row]!,
      );
      expect(factors.length).toBeGreaterThan(190);
      for (const factor of factors) expect(Math.abs(factor - 1)).toBeLessThanOrEqual(0.1 + 1e-12);
      const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
      // Uniform on ±0.1: the standard error of 200 is 0.0041.
      expect(Math.abs(mean - 1)).toBeLessThan(0.017);
      expect(Math.max(...factors)).toBeGreaterThan(1.08);
      expect(Math.min(...factors)).toBeLessThan(0.92);
    });
  });

  test('a typo swaps two neighbours and nothing else', async () => {
    const tests = invariance('{ table: chance.csv }', '{ column: s, typo: true }');
    await stage({ tests, files }, async ([staged]) => {
      const rows = (await asked(staged!)).map(([, s]) => s as string);
      const pairs = [...staged!.versions[0]!.rows].map(
        (row, index) => [rows[row]!, rows[200 + index]!] as const,
      );
      expect(pairs.length).toBeGreaterThan(150);
      const places = pairs.map(([before, after]) => {
        const at = Array.from(before).findIndex((letter, index) => letter !== after[index]);
        expect(after).toBe(
          before.slice(0, at) + before[at + 1] + before[at] + before.slice(at + 2),
        );
        return at;
      });
      expect(new Set(places).size).toBeGreaterThan(3);
    });
  });

  test('and a sample are the same again, however the file is ordered, and others by another seed', async () => {
    const turned = { 'turned.csv': ['id,x,s', ...texts.toReversed(), ''].join('\n') };
    const drawn = async (table: string, seed: number): Promise<string[]> => {
      let rows: string[] = [];
      const change = '{ column: x, noise: 0.1 }, { column: s, typo: true }';
      const tests = invariance(`{ table: ${table}, sample: 50, seed: ${seed} }`, change);
      await stage({ tests, files: { ...files, ...turned } }, async ([staged]) => {
        expect(staged).toMatchObject({ count: 50, population: 200 });
        rows = (await asked(staged!)).map((row) => JSON.stringify(row)).toSorted();
      });
      return rows;
    };
    const first = await drawn('chance.csv', 1);
    expect(await drawn('turned.csv', 1)).toEqual(first);
    expect(await drawn('chance.csv', 2)).not.toEqual(first);
  });
});

describe('rows of a table', () => {
  const files = {
    'flights.csv':
      'id,zip,day,score,label,late,n\na,01234,2024-02-29,0.5,1,1,1\nb,00007,2024-03-01,0.6,0,0,\n',
  };

  test('lose the columns of the evaluation, and keep what a code is', async () => {
    const rows = '{ table: flights.csv, text_columns: [zip], where: "id = \'b\'" }';
    const tests = `  - minimum_functionality: { name: a, rows: ${rows}, expect: { label_column: late } }`;
    await stage({ tests, files }, async ([staged]) => {
      expect(staged!.asked.columns.map(({ name }) => name)).toEqual(['zip', 'day', 'n']);
      expect(await asked(staged!)).toEqual([['00007', '2024-03-01', null]]);
      expect(staged).toMatchObject({ count: 1, population: 1 });
      expect(staged!.expected.get('late')).toEqual(Float64Array.of(0));
      expect(await staged!.show(0, undefined)).toEqual({
        before: { id: 'b', values: { zip: '00007', day: '2024-03-01', n: null } },
      });
    });
  });

  test('are written with the number of each row, as CSV and as Parquet', async () => {
    const predictor = '{ columns: [n, zip] }';
    const tests = invariance(
      '{ table: flights.csv, text_columns: [zip] }',
      '{ column: zip, to: "x,\\"y\\"" }',
    );
    await stage({ tests, predictor, files }, async ([staged]) => {
      const csv = join(directory, 'asked.csv');
      await staged!.asked.write(csv, 'csv', 'id');
      expect(readFileSync(csv, 'utf8')).toBe(
        'id,n,zip\n0,1,01234\n1,,00007\n2,1,"x,""y"""\n3,,"x,""y"""\n',
      );
      const parquet = join(directory, 'asked.parquet');
      await staged!.asked.write(parquet, 'parquet', 'row');
      const table = await engine.open(parquet);
      expect(table.columns.map(({ name, sqlType }) => `${name} ${sqlType}`)).toEqual([
        'row BIGINT',
        'n BIGINT',
        'zip VARCHAR',
      ]);
    });
  });

  test('hostile names of columns are names', async () => {
    const tests = invariance(
      '[{ "a\\"; DROP TABLE x; --": 1, "__proto__": 2 }]',
      '{ column: "a\\"; DROP TABLE x; --", add: 1 }',
    );
    await stage({ tests }, async ([staged]) => {
      expect(await asked(staged!)).toEqual([
        [1, 2],
        [2, 2],
      ]);
    });
  });

  test.each([
    [
      'a column that is not there',
      invariance('{ table: flights.csv }', '{ column: zp, to: 1 }'),
      "gates.yaml:5:67 behaviour.0.invariance.change.0: flights.csv has no column 'zp'. Did you mean 'zip'?",
    ],
    [
      'a column that the model is not given',
      invariance('{ table: flights.csv }', '{ column: label, to: 1 }'),
      "the model is not given the column 'label', so changing it tests nothing",
    ],
    [
      'a condition that is none',
      invariance('{ table: flights.csv, where: "n +" }', '{ column: n, add: 1 }'),
      'rows.where: ',
    ],
    [
      'a condition that reads a file',
      invariance(
        '{ table: flights.csv, where: "(SELECT true FROM read_csv(\'/etc/passwd\'))" }',
        '{ column: n, add: 1 }',
      ),
      'is not allowed here',
    ],
    [
      'a condition that no row satisfies',
      invariance('{ table: flights.csv, where: "n > 5" }', '{ column: n, add: 1 }'),
      'no row of flights.csv satisfies the condition: nothing would be tested',
    ],
    [
      'an expression that reads a file',
      invariance(
        '{ table: flights.csv }',
        '{ column: n, expression: "(SELECT 1 FROM read_csv(\'x\'))" }',
      ),
      'is not allowed here',
    ],
    [
      'a value of another type',
      invariance('{ table: flights.csv }', '{ column: n, to: many }'),
      '"many" is no value of \'n\', which is of type BIGINT',
    ],
    [
      'a value that would be rounded',
      invariance('{ table: flights.csv }', '{ column: n, to: 1.5 }'),
      "1.5 is no value of 'n'",
    ],
    [
      'arithmetic with a date',
      invariance('{ table: flights.csv }', '{ column: day, add: 1 }'),
      "'add' is for numbers, but 'day' is of type DATE; use 'expression'",
    ],
    [
      'a typo in a number',
      invariance('{ table: flights.csv }', '{ column: n, typo: true }'),
      "'typo' is for text",
    ],
    [
      'a swap of two types',
      invariance('{ table: flights.csv }', '{ swap: [n, day] }'),
      'expected columns of one type to swap, got BIGINT and DATE',
    ],
    [
      'a result that does not fit',
      invariance('{ table: flights.csv }', '{ column: n, multiply: 1.0e+300 }'),
      'a change fails on a value: ',
    ],
    [
      'labels of three kinds',
      '  - minimum_functionality: { name: a, rows: [{ x: 1, y: 2 }], expect: { label_column: y } }',
      "label column 'y' of the rows of 'a' holds 2",
    ],
    [
      'a bound that is text',
      '  - minimum_functionality: { name: a, rows: [{ x: 1, y: low }], expect: { minimum_column: y } }',
      'holds text in 1 rows, first "low"; expected numbers',
    ],
    [
      'no table at all',
      invariance('{ sample: 3 }', '{ column: n, add: 1 }'),
      'names no table, and there is no prediction table of the candidate',
    ],
    [
      'a table that is not there',
      invariance('{ table: no.csv }', '{ column: n, add: 1 }'),
      'no.csv: ',
    ],
    [
      'too many rows to ask about',
      invariance(
        '{ table: flights.csv }',
        `{ column: n, each: [${Array.from({ length: 100 }, (_, i) => i).join(', ')}] }`,
      ).replace('flights.csv', 'many.csv'),
      'asks about up to 1,010,000 rows; expected at most 1,000,000. Draw some of them with rows.sample',
    ],
  ])('%s is refused at its place', async (_, tests, message) => {
    const many = [
      'id,n',
      ...Array.from({ length: 10_000 }, (__, index) => `${index},${index}`),
      '',
    ].join('\n');
    const error: unknown = await stage({ tests, files: { ...files, 'many.csv': many } }, () =>
      Promise.resolve(),
    ).catch((reason: unknown) => reason);
    if (!(error instanceof CannotRunError)) throw error;
    expect(error.message).toContain(message);
  });
});
