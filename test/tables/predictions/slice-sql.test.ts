import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rowsOfPredictions } from '#core/gate/aligned-predictions.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import type { TableEngine } from '#tables/engine.ts';
import { alignPredictions } from '#tables/predictions/align-predictions.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;
let files = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'slices-'));
  engine = await testEngine(directory);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

/** The slices of a table by name, with their sizes. */
async function slicesOf(columns: string, rows: readonly string[], slice: string) {
  const name = `rows-${++files}.csv`;
  const lines = rows.map((row, index) => `${index},${index % 2},0.5,${row}`);
  writeFileSync(join(directory, name), [`id,label,score,${columns}`, ...lines, ''].join('\n'));
  const policy = parseGates(
    `version: 1\ntask: binary\nmetrics: { any: { minimum: 0 } }\nslices:\n  - { ${slice}, metrics: { accuracy: { minimum: 0 } } }\n`,
    'gates.yaml',
  );
  const tables = { candidate: await engine.open(name), champion: undefined };
  const read = await alignPredictions(engine, tables, { policy, needsProbabilities: false });
  const { slices } = rowsOfPredictions(read, policy);
  return Object.fromEntries(slices.map(({ subject, size }) => [subject, size]));
}

const distances = ['100', '499.9', '500', '999', '1000', '5000', ''];

describe('slices of a number', () => {
  test('by edges: the lower edge belongs to the band, missing values are a slice', async () => {
    const slice = 'bands: { column: distance, edges: [500, 1000] }';
    expect(await slicesOf('distance', distances, slice)).toEqual({
      'distance = (−∞, 500)': 2,
      'distance = [500, 1000)': 2,
      'distance = [1000, ∞)': 2,
      'distance = (missing)': 1,
    });
  });

  test('by quantiles: bands of about as many rows', async () => {
    const rows = Array.from({ length: 100 }, (_, row) => String((row * 37) % 100));
    const sizes = await slicesOf('x', rows, 'bands: { column: x, quantiles: 4 }');
    expect(Object.keys(sizes)).toHaveLength(4);
    for (const size of Object.values(sizes)) expect(Math.abs(size - 25)).toBeLessThanOrEqual(1);
  });

  test('of few values: equal quantiles are one edge, and no band is empty', async () => {
    const rows = ['0', '0', '0', '0', '0', '0', '0', '3', '7'];
    const sizes = await slicesOf('x', rows, 'bands: { column: x, quantiles: 4 }');
    expect(Object.values(sizes).every((size) => size > 0)).toBe(true);
    expect(Object.values(sizes).reduce((sum, size) => sum + size, 0)).toBe(rows.length);
  });

  test('that has one value only: one slice', async () => {
    expect(await slicesOf('x', ['5', '5'], 'bands: { column: x, quantiles: 2 }')).toEqual({
      'x = all values': 2,
    });
  });

  test('negative edges, and values that are not numbers', async () => {
    const slice = 'bands: { column: x, edges: [-1.5] }';
    expect(await slicesOf('x', ['-2.5', '-1.5', 'NaN', 'inf'], slice)).toEqual({
      'x = (−∞, −1.5)': 1,
      'x = [−1.5, ∞)': 2,
      'x = (not a number)': 1,
    });
  });
});

describe('crossed columns', () => {
  test('make one slice for every combination that occurs', async () => {
    const rows = ['ATL,AA', 'ATL,DL', 'JFK,AA', 'ATL,AA', ',AA'];
    expect(await slicesOf('origin,carrier', rows, 'by: [origin, carrier]')).toEqual({
      'origin × carrier = ATL × AA': 2,
      'origin × carrier = ATL × DL': 1,
      'origin × carrier = JFK × AA': 1,
      'origin × carrier = (missing) × AA': 1,
    });
  });

  test('keep apart what only looks alike', async () => {
    const rows = ['a × b,c', 'a,b × c', '(missing),c', ',c'];
    const sizes = await slicesOf('p,q', rows, 'by: [p, q]');
    expect(Object.values(sizes)).toEqual([1, 1, 1, 1]);
  });
});

describe('slices that cannot be', () => {
  test.each([
    ['bands of a text', 'bands: { column: x, quantiles: 4 }', /type string; expected numbers/],
    ['bands of a column that is not there', 'bands: { column: y, edges: [1] }', /no column 'y'/],
    ['crossed columns of which one is not there', 'by: [x, y]', /no column 'y'/],
    [
      'falling edges',
      'bands: { column: x, edges: [2, 1] }',
      /expected rising edges, got 1 after 2/,
    ],
    [
      'edges and quantiles',
      'bands: { column: x, edges: [2], quantiles: 3 }',
      /either 'edges' or 'quantiles'/,
    ],
    ['no way to make bands', 'bands: { column: x }', /either 'edges' or 'quantiles'/],
    ['two kinds at once', 'by: x, bands: { column: x, edges: [1] }', /expected one of 'by'/],
  ])('%s', async (_, slice, message) => {
    await expect(slicesOf('x', ['text', 'more'], slice)).rejects.toThrow(message);
  });
});
