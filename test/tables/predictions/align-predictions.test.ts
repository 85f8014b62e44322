import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import { parseGates, type GatePolicy } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { SliceCodes } from '#core/gate/slice-codes.ts';
import type { TableEngine } from '#tables/engine.ts';
import { alignPredictions } from '#tables/predictions/align-predictions.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;
let files = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'align-'));
  engine = await testEngine(directory);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

/** Opens CSV text as a table. */
async function csv(text: string) {
  const name = `predictions-${++files}.csv`;
  writeFileSync(join(directory, name), text);
  return engine.open(name);
}

function policyOf(more = ''): GatePolicy {
  return parseGates(
    `version: 1\n${more.includes('task:') ? '' : 'task: binary\n'}${more.startsWith('metrics:') ? '' : 'metrics: { any: { minimum: 0.5 } }\n'}${more}`,
    'gates.yaml',
  );
}

async function align(candidate: string, champion?: string, more = ''): Promise<AlignedPredictions> {
  const policy = policyOf(more);
  const tables = {
    candidate: await csv(candidate),
    champion: champion === undefined ? undefined : await csv(champion),
  };
  return alignPredictions(engine, tables, {
    policy,
    needsProbabilities: more.includes('# p') || more.includes('log_loss'),
  });
}

async function problemsOf(...args: Parameters<typeof align>): Promise<readonly string[]> {
  const error: unknown = await align(...args).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CannotRunError))
    throw new Error(`expected a problem, got ${String(error)}`);
  return error.problems.map(
    ({ code, message }) => `${code}: ${message.replaceAll(/predictions-\d+/g, 'p')}`,
  );
}

const head = 'id,label,score\n';

describe('two prediction tables', () => {
  test('are joined by id, in the order of the ids', async () => {
    const rows = await align(
      `${head}3,1,0.9\n1,0,0.1\n2,1,0.4\n`,
      `${head}2,1,0.5\n3,1,0.8\n1,0,0.2\n`,
    );
    expect([...rows.labels]).toEqual([0, 1, 1]);
    expect([...rows.candidate]).toEqual([0.1, 0.4, 0.9]);
    expect([...rows.champion!]).toEqual([0.2, 0.5, 0.8]);
  });

  test('are joined exactly by ids that a double cannot tell apart', async () => {
    const rows = await align(
      `${head}9007199254740993,1,0.9\n9007199254740992,0,0.1\n`,
      `${head}9007199254740992,0,0.2\n9007199254740993,1,0.8\n`,
    );
    expect([...rows.champion!]).toEqual([0.2, 0.8]);
  });

  test('hold the same rows however their files are ordered', async () => {
    const ascending = ['1,0,0.1', '2,1,0.4', '10,1,0.9', '11,0,0.2'];
    const orders = [
      ascending,
      ascending.toReversed(),
      ['10,1,0.9', '1,0,0.1', '11,0,0.2', '2,1,0.4'],
    ];
    const table = (lines: readonly string[]): string => `${head}${lines.join('\n')}\n`;
    for (const candidate of orders) {
      for (const champion of orders) {
        const rows = await align(table(candidate), table(champion));
        expect([...rows.labels]).toEqual([0, 1, 1, 0]);
        expect([...rows.candidate]).toEqual([0.1, 0.4, 0.9, 0.2]);
        expect([...rows.champion!]).toEqual([0.1, 0.4, 0.9, 0.2]);
      }
    }
  });

  test('stand in the order of text when their ids are text', async () => {
    const rows = await align(
      `${head}a1,1,0.3\na10,0,0.1\na2,1,0.4\n`,
      `${head}a2,1,0.5\na1,1,0.8\na10,0,0.2\n`,
    );
    expect([...rows.candidate]).toEqual([0.3, 0.1, 0.4]);
    expect([...rows.champion!]).toEqual([0.8, 0.2, 0.5]);
  });

  test('whose ids ascend as numbers in one and as text in the other stand in the order of text', async () => {
    const candidate = await csv(`${head}1,1,0.9\n2,0,0.1\n10,0,0.3\n`);
    await engine.query(
      `CREATE TABLE named AS SELECT * FROM (VALUES ('1', 1, 0.8), ('10', 0, 0.4), ('2', 0, 0.2)) AS t(id, label, score)`,
    );
    const columns = [
      { name: 'id', type: 'string', sqlType: 'VARCHAR' },
      { name: 'label', type: 'integer', sqlType: 'INTEGER' },
      { name: 'score', type: 'number', sqlType: 'DOUBLE' },
    ] as const;
    const rows = await alignPredictions(
      engine,
      { candidate, champion: { ...candidate, columns, relation: 'named' } },
      { policy: policyOf(), needsProbabilities: false },
    );
    expect([...rows.candidate]).toEqual([0.9, 0.3, 0.1]);
    expect([...rows.champion!]).toEqual([0.8, 0.4, 0.2]);
  });

  test('of integers of different width are the same rows', async () => {
    const candidate = await csv(`${head}1,1,0.9\n2,0,0.1\n`);
    await engine.query(
      'CREATE TABLE narrow AS SELECT CAST(id AS UTINYINT) AS id, CAST(label AS BOOLEAN) AS label, score FROM ' +
        candidate.relation,
    );
    const rows = await alignPredictions(
      engine,
      { candidate, champion: { ...candidate, relation: 'narrow' } },
      { policy: policyOf(), needsProbabilities: false },
    );
    expect([...rows.champion!]).toEqual([0.9, 0.1]);
  });

  test('are compared as text when one has numbers for ids and the other names', async () => {
    const problems = await problemsOf(`${head}1,1,0.9\n2,0,0.1\n`, `${head}1,1,0.8\nb,0,0.2\n`);
    expect(problems).toEqual([
      expect.stringContaining('(id 2)'),
      expect.stringContaining('(id b)'),
    ]);
  });

  test.each([
    [
      'an id is missing in the champion',
      '1,0,0.1\n2,1,0.9\n7,1,0.9\n',
      '1,0,0.1\n2,1,0.9\n',
      'ids-differ: p.csv lacks 1 of the ids of p.csv (id 7); evaluate both models on the same rows with the same labels',
    ],
    [
      'an id is missing in the candidate',
      '1,0,0.1\n',
      '1,0,0.1\n2,1,0.9\n3,1,0.9\n',
      'ids-differ: p.csv lacks 2 of the ids of p.csv (id 2, 3); evaluate both models on the same rows with the same labels',
    ],
    [
      'ids ascend but for one that occurs twice',
      '1,0,0.1\n2,1,0.9\n2,1,0.9\n3,1,0.9\n',
      '1,0,0.1\n2,1,0.9\n3,1,0.9\n',
      'ids-duplicate: p.csv: ids that occur more than once: 1 (id 2); expected one row an id',
    ],
    [
      'two labels are swapped',
      '1,0,0.1\n2,1,0.9\n',
      '1,1,0.1\n2,0,0.9\n',
      'labels-differ: 2 of the labels of p.csv differ from p.csv (id 1, 2); evaluate both models on the same rows with the same labels',
    ],
    [
      'an id occurs twice',
      '1,0,0.1\n1,1,0.9\n',
      '1,0,0.1\n',
      'ids-duplicate: p.csv: ids that occur more than once: 1 (id 1); expected one row an id',
    ],
    [
      'the labels disagree',
      '1,0,0.1\n2,1,0.9\n',
      '1,0,0.1\n2,0,0.9\n',
      'labels-differ: 1 of the labels of p.csv differ from p.csv (id 2); evaluate both models on the same rows with the same labels',
    ],
  ])('are refused when %s', async (_, candidate, champion, problem) => {
    expect(await problemsOf(`${head}${candidate}`, `${head}${champion}`)).toEqual([problem]);
  });
});

describe('ids', () => {
  test('of which each table lacks one are named from both sides', async () => {
    const problems = await problemsOf(
      `${head}1,0,0.1\n2,1,0.9\n4,1,0.9\n`,
      `${head}1,0,0.1\n3,1,0.9\n4,1,0.9\n`,
    );
    expect(problems).toEqual([
      expect.stringContaining('lacks 1 of the ids of p.csv (id 2)'),
      expect.stringContaining('lacks 1 of the ids of p.csv (id 3)'),
    ]);
  });

  test('that occur twice around one that is missing are told beside it', async () => {
    const problems = await problemsOf(
      `${head}1,0,0.1\n2,1,0.9\n,1,0.9\n2,1,0.9\n`,
      `${head}1,0,0.1\n2,1,0.9\n`,
    );
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'id-missing',
      'ids-duplicate',
    ]);
  });
});

describe('a prediction table', () => {
  test.each([
    [
      'has a score that is NaN',
      '1,0,0.1\n2,1,NaN\n',
      '',
      'score-not-finite: p.csv: 1 of 2 rows (id 2)',
    ],
    ['lacks a score', '1,0,0.1\n2,1,\n', '', 'score-missing: p.csv: 1 of 2 rows (id 2)'],
    ['lacks a label', '1,0,0.1\n2,,0.9\n', '', 'label-missing: p.csv: 1 of 2 rows (id 2)'],
    ['lacks an id', '1,0,0.1\n,1,0.9\n', '', 'id-missing: p.csv: 1 of 2 rows (id missing)'],
    [
      'holds words for scores',
      '1,0,0.1\n2,1,high\n',
      '',
      'column-type: column \'score\' of p.csv holds text in 1 rows, first "high"',
    ],
    [
      'holds a score above 1',
      '1,0,0.1\n2,1,1.5\n',
      '# p\n',
      'score-out-of-range: p.csv: 1 of 2 rows (id 2)',
    ],
    [
      'has labels of its own',
      '1,no,0.1\n2,yes,0.9\n',
      '',
      'label-values: label column \'label\' of p.csv holds "no", "yes"; expected 0 and 1',
    ],
    [
      'has three labels',
      '1,no,0.1\n2,yes,0.9\n3,maybe,0.5\n',
      'positive: yes it is\n',
      'expected two values',
    ],
    [
      'never has the positive label',
      '1,no,0.1\n2,yes,0.9\n',
      'positive: true\n',
      'expected one of them to be true',
    ],
  ])('that %s is refused', async (_, rows, more, problem) => {
    const problems = await problemsOf(`${head}${rows}`, undefined, more);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test('may hold any score when no metric of probabilities is asked for', async () => {
    expect([...(await align(`${head}1,0,-3\n2,1,700\n`)).candidate]).toEqual([-3, 700]);
  });

  test.each([
    ['metrics: { accuracy: { minimum: 0.5 } }', 'accuracy would predict positive from 0.5 on'],
    ['metrics: { log_loss: { maximum: 9 } }', 'metrics of probabilities (log_loss); give'],
  ])('must hold probabilities where they are meant: %s', async (metrics, problem) => {
    const problems = await problemsOf(`${head}1,0,-3\n2,1,700\n`, undefined, `${metrics}\n`);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  test('may hold any score where the threshold is given', async () => {
    const rows = await align(
      `${head}1,0,-3\n2,1,700\n`,
      undefined,
      'metrics: { accuracy: { minimum: 0.5, at_threshold: 0 } }\n',
    );
    expect([...rows.candidate]).toEqual([-3, 700]);
  });

  test.each([
    ['booleans', 'false', 'true', ''],
    ['0 and 1', '0', '1', ''],
    ['decimals', '0.0', '1.0', 'positive: 1\n'],
    ['words', 'on time', 'late', 'positive: late\n'],
    ['words for booleans', 'False', 'True', 'positive: true\n'],
  ])('may have %s for labels', async (_, negative, positive, more) => {
    const rows = await align(`${head}1,${positive},0.1\n2,${negative},0.9\n`, undefined, more);
    expect([...rows.labels]).toEqual([1, 0]);
  });

  test('needs no id when there is no champion', async () => {
    const rows = await align('label,score\n1,0.3\n0,0.2\n');
    expect([...rows.candidate]).toEqual([0.3, 0.2]);
  });

  test('names every missing column at once, with the nearest name', async () => {
    const problems = await problemsOf('id,labels,scores\n1,0,0.5\n');
    expect(problems).toEqual([
      expect.stringContaining(
        "has no column 'label' with what really happened. Did you mean 'labels'?",
      ),
      expect.stringContaining(
        "has no column 'score' with the model's predictions. Did you mean 'scores'?",
      ),
    ]);
  });

  test('of a regression has numbers for labels', async () => {
    const rows = await align(`${head}1,3.5,3.4\n2,-1,0\n`, undefined, 'task: regression\n');
    expect([...rows.labels]).toEqual([3.5, -1]);
  });
});

describe('clusters', () => {
  const by = 'columns: { cluster: customer }\n';

  test('come as codes in the order of their values', async () => {
    const table = 'id,label,score,customer\n1,0,0.1,z\n2,1,0.9,a\n3,1,0.8,z\n';
    expect((await align(table, undefined, by)).clusters).toEqual(Uint32Array.of(1, 0, 1));
  });

  test.each([
    ['id,label,score,client\n1,0,0.1,z\n2,1,0.9,z\n', "has no column 'customer' of clusters"],
    ['id,label,score,customer\n1,0,0.1,\n2,1,0.9,z\n', '1 of 2 rows have no value of'],
  ])('that are missing are refused: %s', async (table, message) => {
    expect(await problemsOf(table, undefined, by)).toEqual([expect.stringContaining(message)]);
  });
});

describe('slices', () => {
  const slices = (text: string): string =>
    `slices: [{ ${text}, metrics: { accuracy: { minimum: 0 } } }]\n`;
  const table = 'id,label,score,city,km\n1,0,0.1,"Zürich ""City""",5\n2,1,0.9,,50\n3,1,0.8,a,\n';

  test('of a column come as text, missing as null', async () => {
    const {
      slices: [cities],
    } = await align(table, undefined, slices('by: city'));
    const { values, codes } = cities as SliceCodes;
    expect([...codes].map((code) => values[code])).toEqual(['Zürich "City"', null, 'a']);
  });

  test('of a column without any value are one slice', async () => {
    const empty = 'id,label,score,city\n1,0,0.1,\n2,1,0.9,\n';
    const { slices: read } = await align(empty, undefined, slices('by: city'));
    expect(read).toEqual([{ values: [null], codes: Uint16Array.of(0, 0) }]);
  });

  test('of a condition come as 1 and 0; unknown counts as not', async () => {
    const {
      slices: [far],
    } = await align(table, undefined, slices('name: far, where: km > 10'));
    expect([...(far as Float64Array)]).toEqual([0, 1, 0]);
  });

  test.each([
    ['a column that does not exist', 'by: town', "has no column 'town'"],
    ['a condition over a column that does not exist', 'name: x, where: kms > 1', "no column 'kms'"],
    [
      'a condition that is a number',
      'name: x, where: km',
      'expected a condition that is true or false, got one of type BIGINT',
    ],
    [
      'a condition that reads another file',
      "name: x, where: (SELECT true FROM 'x.csv')",
      'is not allowed here',
    ],
    [
      'a condition that fails on a value',
      'name: x, where: CAST(city AS INTEGER) > 1',
      'the condition fails',
    ],
  ])('cannot be %s', async (_, text, message) => {
    const problems = await problemsOf(table, undefined, slices(text));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  test('are at most a thousand', async () => {
    const rows = Array.from({ length: 1001 }, (_, id) => `${id},${id % 2},0.5,c${id}`);
    const problems = await problemsOf(
      `id,label,score,city\n${rows.join('\n')}\n`,
      undefined,
      slices('by: city'),
    );
    expect(problems[0]).toContain("column 'city' has 1,001 values; expected at most 1,000 slices");
  });
});

describe('weights', () => {
  const weighted = 'id,label,score,w\n';
  const column = 'columns: { weight: w }\n';

  test('are read in the order of the ids; a row of weight 0 is no row', async () => {
    const rows = await align(`${weighted}3,1,0.9,2\n1,0,0.1,0.5\n2,1,0.4,0\n`, undefined, column);
    expect([...rows.weights!]).toEqual([0.5, 2]);
    expect([...rows.labels]).toEqual([0, 1]);
  });

  test("may stand in the candidate's table alone", async () => {
    const rows = await align(
      `${weighted}1,0,0.1,0.5\n2,1,0.4,3\n`,
      `${head}2,1,0.4\n1,0,0.1\n`,
      column,
    );
    expect([...rows.weights!]).toEqual([0.5, 3]);
    expect([...rows.champion!]).toEqual([0.1, 0.4]);
  });

  test.each([
    ['are missing', '', 'weight-missing: p.csv: 1 of 2 rows (id 2) have no weight'],
    ['are NaN', 'nan', 'weight-not-finite: p.csv: 1 of 2 rows (id 2) have a weight that is NaN'],
    ['are negative', '-1', 'weight-negative: p.csv: 1 of 2 rows (id 2) have a weight below 0'],
    ['are words', 'heavy', "column-type: column 'w' of p.csv holds text in 1 rows"],
  ])('that %s are refused', async (_, value, problem) => {
    const problems = await problemsOf(
      `${weighted}1,0,0.1,1\n2,1,0.4,${value}\n`,
      undefined,
      column,
    );
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  test('that are all 0 are refused', async () => {
    const problems = await problemsOf(`${weighted}1,0,0.1,0\n2,1,0.4,0\n`, undefined, column);
    expect(problems).toEqual([expect.stringContaining('weights-zero: p.csv: every row has')]);
  });

  test('that both tables have must agree', async () => {
    const problems = await problemsOf(
      `${weighted}1,0,0.1,1\n2,1,0.4,2\n`,
      `${weighted}1,0,0.1,1\n2,1,0.4,3\n`,
      column,
    );
    expect(problems).toEqual([expect.stringMatching(/^weights-differ: 1 of the weights .*id 2/)]);
  });

  test('whose column is not there are asked for by name', async () => {
    const problems = await problemsOf(`${head}1,0,0.1\n`, undefined, column);
    expect(problems).toEqual([
      expect.stringContaining("p.csv has no column 'w' with how much each row counts"),
    ]);
  });
});
