import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rowsOfPredictions } from '#core/gate/aligned-predictions.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { evaluateSearches } from '#core/gate/slice-search/search-findings.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { TableEngine } from '#tables/engine.ts';
import { alignPredictions } from '#tables/predictions/align-predictions.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;

/** A model that is as good as a coin where "o'dd" is it's and the distance is long. */
const rows = Array.from({ length: 3000 }, (_, row) => {
  const label = (row * 7) % 2;
  const place = ["it's", 'b "c"', ''][row % 3]!;
  const distance = ((row * 37) % 1000) + 0.5;
  const isWeak = place === "it's" && distance > 500;
  const noise = ((row * 7919) % 1009) / 1009;
  const score = isWeak ? noise : 0.45 * label + 0.55 * noise;
  return `${row},${label},${score.toFixed(6)},"${place.replaceAll('"', '""')}",${distance},${row % 5 === 0},${row % 4 === 0 ? '' : row % 4}`;
});

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'search-'));
  engine = await testEngine(directory);
  writeFileSync(
    join(directory, 'rows.csv'),
    ['id,label,score,"o\'d""d",distance,flag,level', ...rows, ''].join('\n'),
  );
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

async function read(slices: string) {
  const policy = parseGates(
    `version: 1\ntask: binary\nmetrics: { roc_auc: { minimum: 0.5 } }\nslices:\n${slices}\n`,
    'gates.yaml',
  );
  const tables = { candidate: await engine.open('rows.csv'), champion: undefined };
  const predictions = await alignPredictions(engine, tables, { policy, needsProbabilities: false });
  return { policy, predictions, ...rowsOfPredictions(predictions, policy) };
}

async function search(entry: string): Promise<Finding[]> {
  const { policy, predictions, rows: all } = await read(`  - search: ${entry}`);
  return evaluateSearches(policy, predictions.searches, all);
}

const columns = `columns: ["o'd\\"d", distance, flag, level]`;

describe('a search over the columns of a table', () => {
  test('finds the weak slice, whatever its column and value are called', async () => {
    const findings = await search(`{ ${columns}, metric: roc_auc, min_rows: 100 }`);
    const weak = findings.filter(({ check }) => check === 'roc_auc.weak_slice');
    expect(weak[0]).toMatchObject({ verdict: 'fail', severity: 'warning' });
    expect(weak[0]!.subject).toContain(`"o'd""d" = 'it''s'`);
    expect(weak[0]!.subject).toContain('"distance" >=');
    const summary = findings.at(-1)!;
    expect(summary).toMatchObject({
      check: 'roc_auc.slice_search',
      verdict: 'pass',
      severity: 'info',
    });
    expect(summary.observed.value).toBeGreaterThan(30);
  });

  test('gives a condition that makes the same slice when it is pasted', async () => {
    const [weak] = await search(`{ ${columns}, metric: roc_auc, min_rows: 100 }`);
    const pasted = `  - { name: weak, where: ${JSON.stringify(weak!.subject)}, metrics: { roc_auc: { minimum: 0 } } }`;
    const { slices } = await read(pasted);
    expect(slices.map(({ size }) => size)).toEqual([weak!.observed.n]);
  });

  test('takes missing values, truth values and few numbers as values of their own', async () => {
    const { predictions } = await read(
      `  - search: { ${columns}, metric: accuracy, min_rows: 300, depth: 1 }`,
    );
    const [, , flag, level] = predictions.searches[0]!.columns;
    expect(flag!.conditions).toEqual(['"flag" = false', '"flag" = true']);
    expect(level!.conditions).toEqual([
      '"level" IS NULL',
      '"level" = 1',
      '"level" = 2',
      '"level" = 3',
    ]);
    expect([...level!.codes].filter((code) => code === 1)).toHaveLength(750);
  });

  test('that finds no slice large enough says so and does not pass', async () => {
    const [finding] = await search(`{ ${columns}, metric: roc_auc, min_rows: 2900 }`);
    expect(finding).toMatchObject({ verdict: 'inconclusive', severity: 'warning' });
    expect(finding!.message).toContain('nothing was searched');
  });

  test('refuses sample weights, which it would not count', () => {
    const text =
      'version: 1\ntask: binary\ncolumns: { weight: w }\nmetrics: { roc_auc: { minimum: 0.5 } }\nslices: [{ search: { columns: [a], metric: roc_auc } }]\n';
    expect(() => parseGates(text, 'gates.yaml')).toThrow('takes no sample weights');
  });

  test.each([
    ['a column that is not there', '{ columns: [flags], metric: roc_auc }', "Did you mean 'flag'?"],
    [
      'a metric that cannot be searched by',
      '{ columns: [flag], metric: mcc }',
      "'mcc' cannot be searched by",
    ],
    [
      'an option that the metric does not have',
      '{ columns: [flag], metric: roc_auc, at_threshold: 0.4 }',
      'take it out',
    ],
    [
      'rows of its own beside it',
      '{ columns: [flag], metric: roc_auc }\n    by: flag',
      "'search' stands alone",
    ],
  ])('refuses %s', async (_, entry, message) => {
    await expect(search(entry)).rejects.toThrow(message);
  });
});
