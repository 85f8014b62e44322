import { describe, expect, test } from '@jest/globals';
import type { MetricResult } from '#core/gate/metric.ts';
import { measuredRanking } from '#core/gate/ranking/measured-ranking.ts';
import { rankingMetrics } from '#core/gate/ranking/ranking-metrics.ts';
import {
  pickRanking,
  type RankingData,
  type RankingOptions,
} from '#core/gate/ranking/ranking-rows.ts';
import { criticalValue } from '#stats/normal.ts';
import '../../../stats/oracle-cases.ts';

const z = criticalValue(0.95);
const exclude: RankingOptions = { relevantFrom: 1, withoutRelevant: 'exclude' };
const names = Object.keys(rankingMetrics);
const lengthOfGroup = 5;

/** Groups of five by formulas in whole numbers, which Python follows bit by bit. */
function formulaGroups(groups = 40): RankingData & { readonly weights: Float64Array } {
  const rows = Array.from({ length: groups * lengthOfGroup }, (_, row) => row);
  const q = (row: number): number => Math.floor(row / lengthOfGroup);
  const d = (row: number): number => row % lengthOfGroup;
  const grade = (row: number): number => (q(row) * 3 + d(row) ** 2 + Math.floor(q(row) / 4)) % 4;
  const score = (salt: number) => (row: number) =>
    ((q(row) * (d(row) + 2) + salt * d(row) * 3) % 11) + grade(row) * 2;
  return {
    groups: Uint32Array.from(rows, q),
    grades: Float64Array.from(rows, grade),
    candidate: Float64Array.from(rows, score(2)),
    champion: Float64Array.from(rows, score(5)),
    weights: Float64Array.from(rows, (row) => (1 + ((q(row) * 5) % 9)) / 4),
  };
}

function measure(data: RankingData, metric: string, rule = {}): MetricResult {
  return measuredRanking(data, exclude).measure({ metric, rule, severity: 'error', path: [] });
}

const width = ({ boundsAt }: MetricResult['candidate']): number =>
  boundsAt!(z).upper - boundsAt!(z).lower;

describe('weighted groups', () => {
  test.each([
    [{}, 0.900288026438792, 0.894974401634859],
    [{ at_k: 3 }, 0.7801193529681523, 0.7851011972110663],
  ])('have the ndcg_score of scikit-learn 1.9.1 with sample_weight: %j', (rule, first, second) => {
    const { candidate, champion, improvement } = measure(formulaGroups(), 'ndcg', rule);
    expect([candidate.value, first]).toBeCloseToOracle(1e-9);
    expect([champion!.value, second]).toBeCloseToOracle(1e-9);
    expect([improvement!.value, first - second]).toBeCloseToOracle(1e-9);
    expect(candidate.method).toBe('Student t over 40 groups, weighted');
    expect(candidate.facts!['effectiveGroups']).toBeCloseTo(31.23252, 5);
  });

  test.each(names)('of a whole weight count as that many groups: %s', (name) => {
    const data = formulaGroups();
    const weights = data.groups.map((group) => 1 + (group % 3));
    const repeated = [...data.groups.keys()].flatMap((row) =>
      Array<number>(weights[row]!).fill(row),
    );
    // Copies of a group are groups of their own.
    const { weights: ignored, ...copies } = pickRanking(data, repeated);
    expect(ignored).toBeDefined();
    const seen = new Map<number, number>();
    const apart = repeated.map((row) => {
      const copy = seen.get(row) ?? 0;
      seen.set(row, copy + 1);
      return 3 * data.groups[row]! + copy;
    });
    const order = [...apart.keys()].toSorted((a, b) => apart[a]! - apart[b]!);
    const sorted = pickRanking({ ...copies, groups: Uint32Array.from(apart) }, order);
    const rule = { at_k: 2 };
    const got = measure({ ...data, weights: Float64Array.from(weights) }, name, rule);
    const want = measure(sorted, name, rule);
    expect(got.candidate.value).toBeCloseTo(want.candidate.value, 12);
    expect(got.improvement!.value).toBeCloseTo(want.improvement!.value, 12);
  });

  test.each(names)('change nothing when all weigh the same: %s', (name) => {
    const { weights, ...plain } = formulaGroups();
    const same = measure({ ...plain, weights: weights.map(() => 7) }, name, { at_k: 2 });
    const without = measure(plain, name, { at_k: 2 });
    for (const side of ['candidate', 'champion', 'improvement'] as const) {
      expect(same[side]!.method).toBe(without[side]!.method);
      expect(same[side]!.boundsAt!(z)).toEqual(without[side]!.boundsAt!(z));
    }
  });

  test.each(names)('of unlike weight say less: %s', (name) => {
    const { weights: ignored, ...plain } = formulaGroups(200);
    expect(ignored).toBeDefined();
    const weights = Float64Array.from(plain.groups, (group) => (group % 7 === 0 ? 12 : 1));
    const [equal, unlike] = [plain, { ...plain, weights }].map((data) =>
      measure(data, name, { at_k: 2 }),
    );
    for (const side of ['candidate', 'improvement'] as const) {
      expect(width(unlike![side]!)).toBeGreaterThan(1.15 * width(equal![side]!));
    }
  });

  test('are no thirty groups when a few outweigh all others', () => {
    const data = formulaGroups(200);
    const weights = Float64Array.from(data.groups, (group) => (group < 5 ? 1000 : 1));
    const { candidate, improvement } = measure({ ...data, weights }, 'ndcg');
    expect(candidate.unknown).toBe(
      '5 effective groups are too few for an interval, which takes 30',
    );
    expect(improvement!.boundsAt).toBeUndefined();
  });

  test('without a mistake are as many trials as they are worth', () => {
    const data = formulaGroups(100);
    const perfect = { ...data, candidate: data.grades.slice() };
    const { candidate } = measure(perfect, 'ndcg');
    expect(candidate.value).toBe(1);
    expect(candidate.boundsAt!(z).lower).toBeLessThan(0.97);
  });
});

describe('clusters of groups', () => {
  test.each(names)('that repeat each other are as uncertain as one of each: %s', (name) => {
    const { weights: ignored, ...base } = formulaGroups(120);
    expect(ignored).toBeDefined();
    const rows = [0, 1, 2, 3].flatMap(() => [...base.groups.keys()]);
    const copies = pickRanking(base, rows);
    const size = base.groups.length;
    const clustered = {
      ...copies,
      groups: copies.groups.map((group, at) => 120 * Math.floor(at / size) + group),
      clusters: copies.groups,
    };
    const single = measure(base, name, { at_k: 2 });
    const fourfold = measure(clustered, name, { at_k: 2 });
    for (const side of ['candidate', 'improvement'] as const) {
      expect(fourfold[side]!.value).toBeCloseTo(single[side]!.value, 12);
      expect(width(fourfold[side]!) / width(single[side]!)).toBeCloseTo(1, 6);
    }
    expect(fourfold.candidate.method).toContain('clustered');
    expect(fourfold.candidate.facts!['clusters']).toBe(120);
  });

  test('are too few below thirty', () => {
    const data = formulaGroups(90);
    const { weights: ignored, ...plain } = data;
    expect(ignored).toBeDefined();
    const clusters = data.groups.map((group) => group % 12);
    expect(measure({ ...plain, clusters }, 'map').candidate.unknown).toBe(
      '12 clusters are too few for an interval, which takes 30',
    );
  });
});
