import { describe, expect, test } from '@jest/globals';
import { searchSlices, type SearchResult } from '#core/gate/slice-search/search-slices.ts';
import { searchedMetrics } from '#core/gate/slice-search/searched-metrics.ts';
import type { SearchColumn } from '#core/gate/slice-search/slice-candidates.ts';
import { seededRandom, type RandomSource } from '#stats/random-source.ts';

interface Rows {
  readonly columns: readonly SearchColumn[];
  readonly labels: Uint8Array;
  readonly scores: Float64Array;
}

function normal(random: RandomSource): number {
  const [u, v] = [(random.below(1e9) + 0.5) / 1e9, (random.below(1e9) + 0.5) / 1e9];
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
}

/** Three columns of four values each; the score separates the classes by `separation` of a row's codes. */
function drawRows(
  random: RandomSource,
  rows: number,
  separation: (codes: readonly number[]) => number,
): Rows {
  const columns = ['a', 'b', 'c'].map((name) => ({
    name,
    conditions: [1, 2, 3, 4].map((code) => `"${name}" = ${code}`),
    codes: Uint8Array.from({ length: rows }, () => 1 + random.below(4)),
  }));
  const labels = Uint8Array.from({ length: rows }, () => Number(random.below(10) < 4));
  const scores = Float64Array.from(labels, (label, row) => {
    const apart = separation(columns.map(({ codes }) => codes[row]!));
    return 1 / (1 + Math.exp(-(apart * (label - 0.5) + normal(random))));
  });
  return { columns, labels, scores };
}

function search({ columns, ...rows }: Rows, metric: string, minRows = 100): SearchResult {
  const figuresOf = searchedMetrics[metric]!.prepare({ ...rows, threshold: 0.5 });
  return searchSlices(columns, figuresOf, { depth: 2, minRows, confidence: 0.95 });
}

const metrics = ['roc_auc', 'accuracy', 'recall', 'log_loss'];

describe('the search of weak slices', () => {
  const weakPair = drawRows(seededRandom(3), 12_000, ([a, b]) => (a === 2 && b === 3 ? 0.3 : 2.5));
  const weakValue = drawRows(seededRandom(4), 12_000, ([a]) => (a === 1 ? 0.8 : 2.5));

  test.each(metrics)(
    'finds the one pair that is weak, and nothing that it explains: %s',
    (metric) => {
      const { weak, tried, significant } = search(weakPair, metric);
      expect(weak.map(({ where }) => where)).toEqual(['"a" = 2 AND "b" = 3']);
      expect(tried).toBe(12 + 48);
      expect(significant).toBeGreaterThanOrEqual(1);
      expect(weak[0]!.slice.badness).toBeGreaterThan(weak[0]!.rest.badness);
    },
  );

  test.each(metrics)('finds one value, and none of its pairs: %s', (metric) => {
    const { weak, significant } = search(weakValue, metric);
    expect(weak.map(({ where }) => where)).toEqual(['"a" = 1']);
    expect(significant).toBeGreaterThan(1);
  });

  test('reports two weaknesses that do not explain each other, the worse first', () => {
    const rows = drawRows(seededRandom(5), 16_000, ([a, b]) => (a === 1 ? 0.2 : b === 4 ? 1 : 2.5));
    expect(search(rows, 'roc_auc').weak.map(({ where }) => where)).toEqual(['"a" = 1', '"b" = 4']);
  });

  test('tries no slice below min_rows', () => {
    expect(search(weakPair, 'accuracy', 2000)).toMatchObject({ tried: 12 });
    expect(search(weakPair, 'accuracy', 20_000)).toMatchObject({ tried: 0, weak: [] });
  });

  test('tries no slice where a class is all but absent', () => {
    const rows = drawRows(seededRandom(6), 4000, () => 2);
    const rare = rows.labels.map((label, row) => (rows.columns[0]!.codes[row] === 1 ? 0 : label));
    const { tried } = search({ ...rows, labels: rare }, 'roc_auc');
    expect(tried).toBe(11 + 48 - 8);
  });

  test('when no slice is weak, seldom reports one', () => {
    const random = seededRandom(20_261_125);
    const runs = 40;
    const wrong = new Map(metrics.map((metric) => [metric, 0]));
    for (let run = 0; run < runs; run++) {
      const rows = drawRows(random, 2000, () => 1.5);
      for (const [metric, count] of wrong) {
        wrong.set(metric, count + (search(rows, metric, 60).significant > 0 ? 1 : 0));
      }
    }
    // Of 40 runs at 2.5 % one is expected; five or more have a probability of 0.3 %.
    for (const count of wrong.values()) expect(count).toBeLessThanOrEqual(4);
  });
});
