import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseGates } from '#core/gate/parse-gates.ts';
import type { MetricResult } from '#core/gate/metric.ts';
import type { TaskRows } from '#core/gate/task-rows.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { TableEngine } from '#tables/engine.ts';
import { rowsOfTask } from '#tables/predictions/rows-of-task.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;
let files = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ranking-'));
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

async function open(candidate: string, champion?: string, more = '') {
  const metrics = more.startsWith('metrics:') ? '' : 'metrics: { ndcg: { minimum: 0 } }\n';
  const policy = parseGates(`version: 1\ntask: ranking\n${metrics}${more}`, 'gates.yaml');
  const other = champion === undefined ? undefined : await csv(champion);
  return rowsOfTask(engine, { candidate: await csv(candidate), champion: other }, { policy });
}

async function problemsOf(...args: Parameters<typeof open>): Promise<readonly string[]> {
  const error: unknown = await open(...args).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CannotRunError))
    throw new Error(`expected a problem, got ${String(error)}`);
  return error.problems.map(({ code, message }) => `${code}: ${message}`);
}

function measure(rows: unknown, metric: string): MetricResult {
  return (rows as TaskRows).measure({ metric, rule: {}, severity: 'error', path: [] });
}

const head = 'group,id,label,score\n';
/** An id is only one of its group; rows of a group stand apart. */
const two = `${head}q1,1,1,0.2\nq2,1,0,0.9\nq1,2,0,0.8\nq2,2,2,0.1\nq2,3,0,0.5\n`;

describe('tables of ranked rows', () => {
  test('are read by group, wherever its rows stand', async () => {
    const { rows } = await open(two);
    expect(measure(rows, 'mrr').candidate).toMatchObject({
      value: (1 / 2 + 1 / 3) / 2,
      n: 2,
      rows: 5,
      method: 'Student t over 2 groups',
    });
    expect((rows as TaskRows).details()).toEqual({
      groups: { count: 2, withoutRelevant: 0, ofOneRow: 0, largest: 3 },
    });
  });

  test('are joined by group and id together', async () => {
    const champion = `${head}q2,3,0,0.5\nq2,2,2,0.9\nq2,1,0,0.1\nq1,2,0,0.8\nq1,1,1,0.2\n`;
    const { rows } = await open(two, champion);
    const { champion: other, improvement } = measure(rows, 'mrr');
    expect(other!.value).toBeCloseTo((1 / 2 + 1) / 2, 12);
    expect(improvement!.value).toBeCloseTo(-1 / 3, 12);
  });

  test('may have no ids without a champion', async () => {
    const { rows } = await open('group,label,score\n7,1,0.5\n7,0,0.1\n');
    expect(measure(rows, 'map').candidate.value).toBe(1);
  });

  test('with rows that only one of them has are refused', async () => {
    const champion = two.replace('q2,3,0', 'q3,3,0').replace('q1,2,0', 'q1,2,1');
    expect(await problemsOf(two, champion)).toEqual([
      expect.stringMatching(/^ids-differ: .*q2/),
      expect.stringMatching(/^ids-differ: .*q3/),
      expect.stringMatching(/^labels-differ: .*q1/),
    ]);
  });

  test.each([
    ['group-missing', ',9,0,0.5'],
    ['score-missing', 'q1,9,0,'],
    ['score-not-finite', 'q1,9,0,inf'],
    ['label-missing', 'q1,9,,0.5'],
    ['grade-negative', 'q1,9,-1,0.5'],
    ['ids-duplicate', 'q1,2,0,0.5'],
  ])('with %s are refused', async (code, row) => {
    expect(await problemsOf(`${two}${row}\n`, two)).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^${code}: .*`))]),
    );
  });

  test('with grades that no power of two bears are refused', async () => {
    const policy = 'metrics: { ndcg: { minimum: 0, gain: exponential } }\n';
    expect(await problemsOf(two.replace('q2,2,2', 'q2,2,99'), undefined, policy)).toEqual([
      expect.stringMatching(/^grade-too-large: .*1 of 5 rows/),
    ]);
  });

  test('without a group are told where to name it', async () => {
    expect(await problemsOf('query,label,score\n1,1,1\n')).toEqual([
      expect.stringContaining("no column 'group' with the query that each row belongs to"),
    ]);
  });
});

describe('weights and clusters of groups', () => {
  const more = (first: string, second: string, name = 'w'): string =>
    two
      .replace('score\n', `score,${name}\n`)
      .replaceAll(/^(q1.*)$/gm, `$1,${first}`)
      .replaceAll(/^(q2.*)$/gm, `$1,${second}`);
  const weight = 'columns: { weight: w }\n';

  test('make a weighted mean; a group of weight 0 is no group', async () => {
    const { rows } = await open(more('3', '1'), undefined, weight);
    expect(measure(rows, 'mrr').candidate.value).toBeCloseTo((3 / 2 + 1 / 3) / 4, 12);
    const without = await open(more('3', '0'), two, weight);
    expect(measure(without.rows, 'mrr').candidate).toMatchObject({ value: 0.5, n: 1, rows: 2 });
  });

  test.each(['weight', 'cluster'])('are refused where a group has several: %s', async (key) => {
    const mixed = more('3', '1').replace('q2,3,0,0.5,1', 'q2,3,0,0.5,2');
    expect(await problemsOf(mixed, undefined, `columns: { ${key}: w }\n`)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${key}-splits-groups: .*rows of 1 groups \\(first "q2"\\) have several values`,
        ),
      ),
    ]);
  });

  test.each([
    ['', 'weight-missing'],
    ['-2', 'weight-negative'],
    ['nan', 'weight-not-finite'],
  ])('are refused where they are %j', async (value, code) => {
    expect(await problemsOf(more('1', value), undefined, weight)).toEqual([
      expect.stringContaining(`${code}: `),
    ]);
  });

  test('are refused where they differ between the models', async () => {
    expect(await problemsOf(more('1', '2'), more('1', '3'), weight)).toEqual([
      expect.stringContaining('weights-differ: 3 of the weights'),
    ]);
  });

  test('are named where there is no such column', async () => {
    expect(await problemsOf(two, undefined, weight)).toEqual([
      expect.stringContaining("no column 'w' with how much each row counts"),
    ]);
  });

  test('are told apart by their column', async () => {
    const { rows } = await open(
      more('x', 'y', 'region'),
      undefined,
      'columns: { cluster: region }\n',
    );
    expect(measure(rows, 'mrr').candidate.unknown).toContain('2 clusters are too few');
  });
});

describe('slices', () => {
  const zoned = two
    .replace('group,', 'zone,group,')
    .replaceAll(/^q1/gm, 'north,q1')
    .replaceAll(/^q2/gm, 'south,q2');

  test('hold whole groups', async () => {
    const policy = 'slices: [{ by: zone, metrics: { mrr: { minimum: 0 } } }]\n';
    const { slices } = await open(zoned, undefined, policy);
    expect(slices.map(({ subject, size }) => [subject, size])).toEqual([
      ['zone = north', 2],
      ['zone = south', 3],
    ]);
    expect(measure(slices[1]!.rows, 'mrr').candidate.value).toBeCloseTo(1 / 3, 12);
  });

  test.each([
    ['{ by: id, metrics: { mrr: { minimum: 0 } } }', 2],
    ['{ name: top, where: id = 3, metrics: { mrr: { minimum: 0 } } }', 1],
  ])('that cut a group in two are refused: %s', async (slice, groups) => {
    expect(await problemsOf(zoned, undefined, `slices: [${slice}]\n`)).toEqual([
      expect.stringContaining(`slice-splits-groups: splits ${groups} groups`),
    ]);
  });
});
