import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isScored, type TaskRows } from '#core/gate/task-rows.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { TableEngine } from '#tables/engine.ts';
import { rowsOfTask } from '#tables/predictions/rows-of-task.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;
let files = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'multiclass-'));
  engine = await testEngine(directory);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

async function csv(text: string) {
  const name = `table-${++files}.csv`;
  writeFileSync(join(directory, name), text);
  return engine.open(name);
}

interface Given {
  readonly columns?: string;
  readonly metrics?: string;
  readonly slices?: string;
  readonly champion?: string;
}

const everyMetric =
  'accuracy: { minimum: 0 }, log_loss: { maximum: 9 }, brier_score: { maximum: 9 }, top_k_accuracy: { minimum: 0 }, calibration_error: { maximum: 1 }, roc_auc_ovr: { minimum: 0 }';

async function open(candidate: string, given: Given = {}) {
  const text = `version: 1
task: multiclass
columns: { ${given.columns ?? 'probabilities: { prefix: p_ }'} }
metrics: { ${given.metrics ?? everyMetric} }
${given.slices ?? ''}`;
  const policy = parseGates(text, 'gates.yaml');
  const champion = given.champion === undefined ? undefined : await csv(given.champion);
  return rowsOfTask(engine, { candidate: await csv(candidate), champion }, { policy });
}

async function problemsOf(...args: Parameters<typeof open>): Promise<readonly string[]> {
  const error: unknown = await open(...args).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CannotRunError))
    throw new Error(`expected a problem, got ${String(error)}`);
  return error.problems.map(
    ({ code, message }) => `${code}: ${message.replaceAll(/table-\d+/g, 't')}`,
  );
}

function valueOf(rows: Awaited<ReturnType<typeof open>>['rows'], metric: string): number {
  if (isScored(rows)) throw new Error('expected rows of many classes');
  return rows.measure({ metric, rule: {}, severity: 'error', path: [] }).candidate.value;
}

function bothOf(rows: Awaited<ReturnType<typeof open>>['rows'], metric: string): number[] {
  if (isScored(rows)) throw new Error('expected rows of many classes');
  const { candidate, champion } = rows.measure({ metric, rule: {}, severity: 'error', path: [] });
  return [candidate.value, champion!.value];
}

const details = (
  rows: unknown,
): { name: string; rows: number; candidate: { predicted: number } }[] =>
  (rows as TaskRows).details()['classes'] as never;

const three = `id,label,p_cat,p_dog,p_eel
1,cat,0.7,0.2,0.1
2,dog,0.5,0.25,0.25
3,eel,0.25,0.25,0.5
4,cat,0.25,0.5,0.25
`;

describe('a table of probabilities', () => {
  test('gives every metric the values of scikit-learn 1.9.1', async () => {
    const { rows } = await open(three);
    expect(valueOf(rows, 'accuracy')).toBe(0.5);
    expect(valueOf(rows, 'log_loss')).toBeCloseTo(0.9556027116846146, 12);
    expect(valueOf(rows, 'brier_score')).toBeCloseTo(0.56625, 12);
    // Of the two 0.25 in row 2 the later class is ahead; in row 4 too.
    expect(valueOf(rows, 'top_k_accuracy')).toBe(0.5);
    expect(valueOf(rows, 'roc_auc_ovr')).toBeCloseTo(0.7083333333333334, 12);
  });

  test.each([
    'accuracy',
    'log_loss',
    'brier_score',
    'top_k_accuracy',
    'calibration_error',
    'roc_auc_ovr',
  ])('gives %s the same value alone, when nothing else is read, as among all', async (metric) => {
    const alone = await open(three, { metrics: `${metric}: { minimum: 0, maximum: 9 }` });
    const all = await open(three);
    expect(valueOf(alone.rows, metric)).toBe(valueOf(all.rows, metric));
  });

  test('stands beside the champion of the same ids, whatever the order of the files', async () => {
    const [head, ...lines] = three.trim().split('\n');
    const champion = three.replace('1,cat,0.7,0.2,0.1', '1,cat,0.2,0.7,0.1');
    const shuffled = (text: string): string => {
      const [, ...ofText] = text.trim().split('\n');
      return `${[head, ofText[2], ofText[0], ofText[3], ofText[1]].join('\n')}\n`;
    };
    expect(lines).toHaveLength(4);
    const inOrder = await open(three, { champion });
    const results = await Promise.all(
      (['candidate', 'champion', 'both'] as const).map(async (which) => {
        const mine = which === 'champion' ? three : shuffled(three);
        const other = which === 'candidate' ? champion : shuffled(champion);
        return open(mine, { champion: other });
      }),
    );
    for (const { rows } of results) {
      for (const metric of ['accuracy', 'log_loss', 'calibration_error', 'top_k_accuracy']) {
        expect(bothOf(rows, metric)).toEqual(bothOf(inOrder.rows, metric));
      }
    }
    expect(bothOf(inOrder.rows, 'accuracy')).toEqual([0.5, 0.25]);
  });

  test('answers with the likeliest class, of two alike with the first', async () => {
    const { rows } = await open('id,label,p_b,p_a\n1,a,0.5,0.5\n2,b,0.4,0.6\n');
    expect(details(rows).map(({ name, candidate }) => [name, candidate.predicted])).toEqual([
      ['a', 2],
      ['b', 0],
    ]);
  });

  test('has classes by a map, with names of any spelling', async () => {
    const text = `id,label,one,two\n1,"it's, odd",0.9,0.1\n2,"","0.2",0.8\n3,b,0.3,0.7\n`;
    const columns = `probabilities: { "it's, odd": one, b: two }`;
    const rows = (await open(text.replace('2,""', '2,b'), { columns })).rows;
    expect(details(rows).map(({ name }) => name)).toEqual(['b', "it's, odd"]);
    expect(valueOf(rows, 'accuracy')).toBe(1);
  });

  test.each([
    ['whole numbers beside fractions of them', '0\n1\n10\n', '1.0,0.0,0.0'],
    ['booleans', 'true\nfalse\n', ''],
  ])('knows %s as one class', async (name, labels) => {
    const words = labels.trim().split('\n');
    const titled = name === 'booleans' ? ['True', 'False'] : ['0.0', '1.0', '10'];
    const head = `id,label,${titled.map((word) => `p_${word}`).join(',')}\n`;
    const body = words
      .map((word, at) => `${at},${word},${words.map((_w, k) => Number(k === at)).join(',')}`)
      .join('\n');
    const { rows } = await open(`${head}${body}\n`);
    expect(valueOf(rows, 'accuracy')).toBe(1);
    // Numbers by size, not by their text.
    if (name !== 'booleans') expect(details(rows).map((one) => one.name)).toEqual(['0', '1', '10']);
  });
});

describe('a table of predictions', () => {
  const text = 'id,label,prediction\n1,a,a\n2,b,c\n3,c,c\n';

  test('needs no probabilities', async () => {
    const { rows } = await open(text, { columns: '', metrics: 'f1_macro: { minimum: 0 }' });
    expect(valueOf(rows, 'f1_macro')).toBeCloseTo((1 + 0 + 2 / 3) / 3, 12);
  });

  test('cannot answer a metric of probabilities', async () => {
    expect(await problemsOf(text, { columns: '' })).toEqual([
      expect.stringMatching(
        /^probabilities-missing: log_loss, .* need the probability of every class/,
      ),
    ]);
  });

  test('is preferred to the likeliest class where it is named', async () => {
    const both = three.replace('id,', 'said,id,').replaceAll(/^(\d)/gm, 'eel,$1');
    const { rows } = await open(both, {
      columns: 'prediction: said, probabilities: { prefix: p_ }',
    });
    expect(valueOf(rows, 'accuracy')).toBe(0.25);
    expect(valueOf(rows, 'log_loss')).toBeCloseTo(0.9556027116846146, 12);
  });

  test('that spells its classes otherwise than the labels is refused', async () => {
    const columns = '';
    const metrics = 'accuracy: { minimum: 0 }';
    expect(await problemsOf('id,label,prediction\n1,a,0\n2,b,1\n', { columns, metrics })).toEqual([
      'classes-differ: t.csv: predictions name classes "0", "1" and labels classes "a", "b"; expected the same spelling of classes',
    ]);
  });

  test('that is not there is told with what else may be meant', async () => {
    const metrics = 'accuracy: { minimum: 0 }';
    expect(await problemsOf('id,label,predicted\n1,a,a\n', { columns: '', metrics })).toEqual([
      expect.stringMatching(/no column 'prediction'.*Did you mean 'predicted'.*probabilities/),
    ]);
  });
});

describe('classes', () => {
  test('that occur in the labels have a column', async () => {
    const text = `${three}5,fox,0.2,0.2,0.6\n6,fox,0.2,0.2,0.6\n`;
    expect(await problemsOf(text)).toEqual([
      'class-without-probability: t.csv: no column of probabilities for class "fox", which 2 rows are labelled as; it has classes "cat", "dog", "eel". Add the column, also where the model never answers so (all 0)',
    ]);
  });

  test('may have a column and no label; areas then have no value', async () => {
    const { rows } = await open('id,label,p_a,p_b,p_c\n1,a,0.8,0.1,0.1\n2,b,0.2,0.7,0.1\n');
    expect(valueOf(rows, 'accuracy')).toBe(1);
    expect(valueOf(rows, 'roc_auc_ovr')).toBeNaN();
  });

  test('are the same for both models', async () => {
    const champion = three.replace('p_eel', 'p_fox').replaceAll('eel', 'cat');
    const candidate = three.replaceAll(/^(\d),eel/gm, '$1,cat');
    expect(await problemsOf(candidate, { champion })).toEqual([
      'classes-differ: the probabilities of both models are of different classes: t.csv lacks class "eel"; t.csv lacks class "fox". Give a model that does not know a class a column of zeros for it',
    ]);
  });

  test('are no measurements and no ids', async () => {
    const columns = '';
    const metrics = 'accuracy: { minimum: 0 }';
    const many = Array.from({ length: 1001 }, (_row, at) => `${at},u${at},u${at}\n`).join('');
    expect(await problemsOf('id,label,prediction\n1,0.5,0.5\n', { columns, metrics })).toEqual([
      expect.stringContaining('holds 0.5, which is no class'),
    ]);
    expect(await problemsOf(`id,label,prediction\n${many}`, { columns, metrics })).toEqual([
      expect.stringContaining('names more than 1,000 classes'),
    ]);
  });
});

describe('rows', () => {
  test.each([
    ['label-missing', '5,,0.5,0.25,0.25'],
    ['probability-missing', '5,cat,0.5,,0.5'],
    ['probability-not-finite', '5,cat,nan,0.5,0.5'],
    ['probability-out-of-range', '5,cat,1.5,-0.5,0'],
    ['probability-sum', '5,cat,0.5,0.25,0.2'],
  ])('with %s are counted and named', async (code, row) => {
    expect(await problemsOf(`${three}${row}\n`)).toEqual([
      expect.stringMatching(new RegExp(`^${code}: t.csv: 1 of 5 rows \\(id 5\\) have`)),
    ]);
  });

  test('whose probabilities were rounded to three digits add up well enough', async () => {
    const { rows } = await open(`${three}5,cat,0.333,0.333,0.333\n`);
    expect(valueOf(rows, 'accuracy')).toBe(0.6);
  });

  test('occur once, with the same ids and labels in both tables', async () => {
    const champion = three.replace('2,dog', '2,eel').replace('4,cat', '9,cat');
    expect(await problemsOf(`${three}4,cat,0.2,0.2,0.6\n`, { champion })).toEqual([
      expect.stringContaining('ids-duplicate'),
    ]);
    expect(await problemsOf(three, { champion })).toEqual([
      expect.stringMatching(/^ids-differ: .*\(id 4\)/),
      expect.stringMatching(/^ids-differ: .*\(id 9\)/),
      expect.stringMatching(/^labels-differ: .*\(id 2\)/),
    ]);
  });

  test('fall into slices, each with its own metrics', async () => {
    const text = three.replace('id,', 'zone,id,').replaceAll(/^(\d)/gm, 'z$1,$1');
    const { slices } = await open(text, {
      slices:
        'slices: [{ by: zone, metrics: { accuracy: { minimum: 0 } } }, { name: low, where: id < 3, metrics: { log_loss: { maximum: 1 } } }]',
    });
    expect(slices.map(({ subject, size }) => [subject, size])).toEqual([
      ['zone = z1', 1],
      ['zone = z2', 1],
      ['zone = z3', 1],
      ['zone = z4', 1],
      ['low', 2],
    ]);
    expect(slices.map(({ rows }) => valueOf(rows, 'accuracy'))).toEqual([1, 0, 1, 0, 0.5]);
  });
});

describe('weights', () => {
  const columns = 'weight: w, probabilities: { prefix: p_ }';
  const weighted = (weights: readonly (number | string)[], text = three): string =>
    text
      .trim()
      .split('\n')
      .map((line, at) => `${line},${at === 0 ? 'w' : weights[at - 1]}\n`)
      .join('');

  test('count in every metric; a row of weight 0 is no row', async () => {
    const { rows } = await open(weighted([2, 1, 0, 0.5]), { columns });
    expect(valueOf(rows, 'accuracy')).toBeCloseTo(2 / 3.5, 12);
    const losses = 2 * Math.log(0.7) + Math.log(0.25) + 0.5 * Math.log(0.25);
    expect(valueOf(rows, 'log_loss')).toBeCloseTo(-losses / 3.5, 12);
    // Nobody is labelled as an eel any more.
    expect(valueOf(rows, 'roc_auc_ovr')).toBeNaN();
    expect(details(rows).map((one) => one.rows)).toEqual([2, 1, 0]);
  });

  test("are the candidate's, also of the champion, and of slices", async () => {
    const champion = three.replace('2,dog,0.5,0.25', '2,dog,0.25,0.5');
    const slices = 'slices: [{ name: low, where: id < 3, metrics: { accuracy: { minimum: 0 } } }]';
    const found = await open(weighted([2, 1, 0, 0.5]), { columns, champion, slices });
    const rule = { metric: 'accuracy', rule: {}, severity: 'error' as const, path: [] };
    const { improvement } = (found.rows as TaskRows).measure(rule);
    expect(improvement!.value).toBeCloseTo(-1 / 3.5, 12);
    expect(found.slices.map(({ size }) => size)).toEqual([2]);
    expect(valueOf(found.slices[0]!.rows, 'accuracy')).toBeCloseTo(2 / 3, 12);
  });

  test.each([
    ['', 'weight-missing: t.csv: 1 of 4 rows (id 3) have no weight'],
    ['nan', 'weight-not-finite: t.csv: 1 of 4 rows (id 3) have a weight that is NaN'],
    ['-1', 'weight-negative: t.csv: 1 of 4 rows (id 3) have a weight below 0'],
    ['heavy', "column-type: column 'w' of t.csv holds text in 1 rows"],
  ])('such as %j are refused', async (weight, problem) => {
    expect(await problemsOf(weighted([1, 1, weight, 1]), { columns })).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  test('that are all 0, are missing or differ between the models are refused', async () => {
    expect(await problemsOf(weighted([0, 0, 0, 0]), { columns })).toEqual([
      expect.stringContaining('weights-zero'),
    ]);
    expect(await problemsOf(three, { columns })).toEqual([
      expect.stringContaining("column-missing: t.csv has no column 'w' with how much each row"),
    ]);
    const champion = weighted([1, 1, 2, 1]);
    expect(await problemsOf(weighted([1, 1, 1, 1]), { columns, champion })).toEqual([
      expect.stringMatching(/^weights-differ: 1 of the weights .*\(id 3\)/),
    ]);
  });
});

describe('clusters', () => {
  const columns = 'cluster: zone, probabilities: { prefix: p_ }';
  const zoned = (zones: readonly string[]): string =>
    three
      .trim()
      .split('\n')
      .map((line, at) => `${line},${at === 0 ? 'zone' : zones[at - 1]}\n`)
      .join('');

  test('are read from their column', async () => {
    const { rows } = await open(zoned(['a', 'b', 'a', 'b']), { columns });
    const rule = { metric: 'accuracy', rule: {}, severity: 'error' as const, path: [] };
    expect((rows as TaskRows).measure(rule).candidate.unknown).toContain('2 clusters are too few');
  });

  test('are refused where a row has none', async () => {
    expect(await problemsOf(zoned(['a', '', 'a', 'b']), { columns })).toEqual([
      expect.stringContaining("cluster-missing: t.csv: 1 of 4 rows have no value of 'zone'"),
    ]);
  });
});

test('the champion may have columns of its own in the same table', async () => {
  const text = `id,label,p_a,p_b,q_a,q_b\n1,a,0.8,0.2,0.3,0.7\n2,b,0.1,0.9,0.2,0.8\n`;
  const { rows } = await open(text, {
    columns: 'probabilities: { prefix: p_ }, champion_probabilities: { prefix: q_ }',
    champion: text,
  });
  const rule = { metric: 'accuracy', rule: {}, severity: 'error' as const, path: [] };
  const { candidate, champion } = (rows as TaskRows).measure(rule);
  expect([candidate.value, champion!.value]).toEqual([1, 0.5]);
});
