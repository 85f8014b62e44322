import { describe, expect, test } from '@jest/globals';
import { clusterResampling } from '#stats/cluster-resampling.ts';
import { clusterVariance } from '#stats/cluster-variance.ts';
import { clusteredAuc, clusteredAucDifference } from '#stats/clustered-auc.ts';
import { delongPaired, delongSingle } from '#stats/delong.ts';
import { seededRandom } from '#stats/random-source.ts';

const random = seededRandom(9);
const base = Array.from({ length: 200 }, () => {
  const label = random.below(3) === 0 ? 1 : 0;
  return { label, first: label + random.below(300) / 100, second: label + random.below(400) / 100 };
});
/** Every row four times, as one cluster: as much evidence as once. */
const copies = 4;
const repeated = base.flatMap((row) => Array.from({ length: copies }, () => row));
const labels = Uint8Array.from(repeated, ({ label }) => label);
const scores = {
  first: Float64Array.from(repeated, ({ first }) => first),
  second: Float64Array.from(repeated, ({ second }) => second),
};
const clusters = Uint32Array.from(repeated, (_, row) => 7 * Math.floor(row / copies));

describe('a cluster bootstrap', () => {
  test('draws whole clusters', () => {
    const { unitOfRow, unitCount, weights } = clusterResampling(clusters, { draws: 20, seed: 1 });
    expect(unitCount).toBe(200);
    for (let row = 1; row < clusters.length; row++) {
      expect(unitOfRow[row] === unitOfRow[row - 1]).toBe(clusters[row] === clusters[row - 1]);
    }
    expect(weights.subarray(0, 200).reduce((sum, weight) => sum + weight, 0)).toBe(200);
  });

  test('draws random groups of clusters where there are many, and keeps each together', () => {
    const many = Uint32Array.from({ length: 30_000 }, (_, row) => Math.floor(row / 2));
    const resampling = clusterResampling(many, { draws: 1, seed: 1 });
    expect(resampling).toMatchObject({ unitCount: 2000, grouped: true });
    for (let row = 0; row < many.length; row += 2) {
      expect(resampling.unitOfRow[row]).toBe(resampling.unitOfRow[row + 1]);
    }
  });

  test('gives rows that stand alone units of their own', () => {
    const { unitOfRow, unitCount } = clusterResampling(clusters, { draws: 1, seed: 1 }, 3);
    expect(unitCount).toBe(203);
    expect([...unitOfRow.subarray(-3)]).toEqual([200, 201, 202]);
  });
});

describe('clustered DeLong', () => {
  const plain = {
    labels: Uint8Array.from(base, ({ label }) => label),
    first: Float64Array.from(base, ({ first }) => first),
    second: Float64Array.from(base, ({ second }) => second),
  };

  test('of rows that repeat each other is as wide as of one of each', () => {
    const one = delongSingle(plain.labels, plain.first);
    const clustered = clusteredAuc({ labels, clusters }, scores.first);
    expect(clustered.auc).toBeCloseTo(one.auc, 12);
    expect(clustered.variance / one.variance).toBeCloseTo(1, 1);
    expect(clustered.designEffect).toBeCloseTo(copies, 1);
    const independent = delongSingle(labels, scores.first);
    expect(independent.variance / one.variance).toBeCloseTo(1 / copies, 1);
  });

  test('of a difference, too', () => {
    const one = delongPaired(plain.labels, plain.first, plain.second);
    const clustered = clusteredAucDifference({ labels, clusters }, scores);
    expect(clustered.difference).toBeCloseTo(one.difference, 12);
    expect(clustered.variance / one.variance).toBeCloseTo(1, 1);
    expect(clustered.clusters).toBe(200);
  });

  test('of clusters of one row is DeLong but for the degrees of freedom', () => {
    const own = Uint32Array.from(base, (_, row) => row);
    const one = delongSingle(plain.labels, plain.first);
    const clustered = clusteredAuc({ labels: plain.labels, clusters: own }, plain.first);
    expect(clustered.variance / one.variance).toBeGreaterThan(0.97);
    expect(clustered.variance / one.variance).toBeLessThan(1.01);
    expect(clustered.designEffect).toBeCloseTo(1, 12);
  });
});

test('influences that cancel within clusters leave no variance', () => {
  const { variance } = clusterVariance(Float64Array.of(1, -1, 2, -2), Uint32Array.of(4, 4, 9, 9));
  expect(variance).toBe(0);
});
