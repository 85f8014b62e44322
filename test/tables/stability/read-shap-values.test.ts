import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isPaired } from '#core/gate/stability/resample-importances.ts';
import type { FeatureImportances } from '#core/gate/stability/feature-importances.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { readShapValues } from '#tables/stability/read-shap-values.ts';
import { runContext } from '../../support/run-context.ts';

let directory: string;
let engine: TableEngine;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'shap-'));
  engine = await openEngine(runContext(directory));
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

/** Rows whose |SHAP| of `a` is their number and of `b` is 2. */
async function read(count: number, row: (index: number) => number): Promise<FeatureImportances> {
  const file = `shap-${count}-${row(1)}.parquet`;
  const shuffled = Array.from({ length: count }, (_, index) => row(index));
  if (count <= 2000) {
    const csv = file.replace('parquet', 'csv');
    const lines = shuffled.map((one) => `r${one},${one % 2 ? -one : one},-2`);
    writeFileSync(join(directory, csv), ['id,a,b', ...lines, ''].join('\n'));
    return readShapValues(await engine.open(csv), { id: 'id', ignored: [] });
  }
  await engine.query(
    `COPY (SELECT 'r' || ((i * ${row(1)}) % ${count}) AS id, CAST((i * ${row(1)}) % ${count} AS DOUBLE) AS a, -2.0 AS b FROM range(${count}) AS r(i)) TO '${join(directory, file)}' (FORMAT parquet)`,
  );
  return readShapValues(await engine.open(file), { id: 'id', ignored: [] });
}

test.each([[40], [1300], [150_000]])(
  'of %p rows the mean sizes are exact, and equal ids fall in equal parts whatever their order',
  async (count) => {
    const [one, other] = [
      await read(count, (index) => index),
      await read(count, (index) => (index * 7) % count),
    ];
    for (const { weights, batches } of [one, other]) {
      expect(weights.get('a')).toBeCloseTo((count - 1) / 2, 6);
      expect(weights.get('b')).toBe(2);
      expect(batches!.rows).toBe(count);
      expect(batches!.counts.length).toBeLessThanOrEqual(500);
      expect(batches!.counts.reduce((sum, rows) => sum + rows, 0)).toBe(count);
    }
    expect([...one.batches!.sums.get('a')!]).toEqual([...other.batches!.sums.get('a')!]);
    expect(isPaired(one.batches!, other.batches!)).toBe(true);
  },
);

test('tables of other ids are not drawn together', async () => {
  const one = await read(40, (index) => index);
  const other = await read(41, (index) => index);
  expect(isPaired(one.batches!, other.batches!)).toBe(false);
});
