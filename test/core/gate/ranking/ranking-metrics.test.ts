import { describe, expect, test } from '@jest/globals';
import type { MetricResult } from '#core/gate/metric.ts';
import { measuredRanking } from '#core/gate/ranking/measured-ranking.ts';
import { rankingMetrics } from '#core/gate/ranking/ranking-metrics.ts';
import type { RankingData, RankingOptions } from '#core/gate/ranking/ranking-rows.ts';
import { criticalValue } from '#stats/normal.ts';
import { studentCritical } from '#stats/student-t.ts';
import '../../../stats/oracle-cases.ts';

const z = criticalValue(0.95);
const exclude: RankingOptions = { relevantFrom: 1, withoutRelevant: 'exclude' };
const rowsOfGroup = 4;

/** Groups of four rows, one of them relevant: at which rank each model puts it; 0 for a group without a relevant row. */
function listsOf(candidate: readonly number[], champion?: readonly number[]): RankingData {
  const scores = (ranks: readonly number[]): Float64Array =>
    Float64Array.from(ranks.flatMap((rank) => [-rank + 0.5, -1, -2, -3]));
  return {
    groups: Uint32Array.from(candidate.flatMap((_rank, group) => Array(rowsOfGroup).fill(group))),
    grades: Float64Array.from(candidate.flatMap((rank) => [rank > 0 ? 2 : 0, 0, 0, 0])),
    candidate: scores(candidate),
    ...(champion ? { champion: scores(champion) } : {}),
  };
}

function measure(data: RankingData, metric: string, rule = {}, options = exclude): MetricResult {
  return measuredRanking(data, options).measure({ metric, rule, severity: 'error', path: [] });
}

const ranks = Array.from({ length: 60 }, (_group, at) => 1 + (at % 4));
const others = ranks.map((rank, at) => (at % 5 === 0 ? 1 + (rank % 4) : rank));

function sumOf(values: readonly number[], power: number): number {
  return values.reduce((sum, value) => sum + value ** power, 0);
}

describe('a ranking metric', () => {
  test.each(Object.keys(rankingMetrics))('%s is paired by group', (name) => {
    const { candidate, champion, improvement } = measure(listsOf(ranks, others), name, { at_k: 2 });
    expect(improvement!.value).toBeCloseTo(candidate.value - champion!.value, 12);
    expect(improvement).toMatchObject({ n: 60, rows: 240 });
    const width = (of: typeof candidate): number => of.boundsAt!(z).upper - of.boundsAt!(z).lower;
    // Four groups of five are ranked alike: pairing sees that, two independent intervals would not.
    expect(width(improvement!)).toBeLessThan(width(candidate));
  });

  // By scipy 1.17.1, stats.t.interval of the 60 differences with 59 degrees of freedom: ± 0.05361715316570104.
  const standardError = 0.05361715316570104 / studentCritical(0.95, 59);

  test('has, of a difference, the interval of Student with fewer degrees of freedom for its long tails, and farther to the longer one', () => {
    const { improvement } = measure(listsOf(ranks, others), 'mrr');
    const { lower, upper } = improvement!.boundsAt!(z);
    expect([improvement!.value, 0]).toBeCloseToOracle(1e-12);
    const differences = ranks.map((rank, at) => 1 / rank - 1 / others[at]!);
    const excess = (60 * sumOf(differences, 4)) / sumOf(differences, 2) ** 2 - 3;
    const halfWidth = standardError * studentCritical(0.95, 59 / (1 + excess));
    expect(excess).toBeGreaterThan(2);
    expect(upper / halfWidth).toBeCloseTo(1, 2);
    expect(sumOf(differences, 3)).toBeLessThan(0);
    expect(lower / -halfWidth).toBeGreaterThan(1.1);
  });

  test('of one model reaches farther to the side of the long tail, and not beyond 1', () => {
    const nearlyPerfect = ranks.map((_rank, at) => (at % 20 === 0 ? 4 : 1));
    const { candidate } = measure(listsOf(nearlyPerfect), 'mrr');
    const { lower, upper } = candidate.boundsAt!(z);
    expect(candidate.value).toBeCloseTo(0.9625, 12);
    expect(candidate.value - lower).toBeGreaterThan(2 * (upper - candidate.value));
    expect(upper).toBeLessThanOrEqual(1);
  });

  test('of identical scores differs by 0', () => {
    const { improvement } = measure(listsOf(ranks, ranks), 'ndcg');
    expect(improvement).toMatchObject({ value: 0, method: 'identical scores' });
  });

  test('takes grades from `relevant_from` on', () => {
    const strict: RankingOptions = { relevantFrom: 3, withoutRelevant: 'exclude' };
    expect(measure(listsOf(ranks), 'map', {}, strict).candidate.unknown).toBe(
      'no group has a relevant row',
    );
    // NDCG takes grades as they are.
    expect(measure(listsOf(ranks), 'ndcg', {}, strict).candidate.value).toBeGreaterThan(0.5);
  });
});

describe('groups without a relevant row', () => {
  const data = listsOf([...ranks, 0, 0, 0]);

  test.each(['ndcg', 'map', 'mrr', 'precision_at_k', 'recall_at_k'])(
    'are left out of %s, and the method says so',
    (name) => {
      const { candidate } = measure(data, name, { at_k: 3 });
      expect(candidate.n).toBe(60);
      expect(candidate.method).toBe('Student t over 60 groups (3 without a relevant row left out)');
      expect(candidate.facts).toEqual({ groups: 60, groupsWithoutRelevant: 3 });
    },
  );

  test('count as 0 where the policy says so, as in scikit-learn', () => {
    const zero: RankingOptions = { relevantFrom: 1, withoutRelevant: 'zero' };
    const { candidate } = measure(data, 'ndcg', {}, zero);
    const left = measure(data, 'ndcg').candidate.value;
    expect(candidate.value).toBeCloseTo((left * 60) / 63, 12);
    expect(candidate.method).toContain('3 without a relevant row counted as 0');
  });
});

describe('too little to go by', () => {
  test('is fewer than thirty groups', () => {
    const { candidate } = measure(listsOf([1, 2, 1, 3]), 'mrr');
    expect(candidate.boundsAt).toBeUndefined();
    expect(candidate.unknown).toBe('4 groups are too few for an interval, which takes 30');
    expect(candidate.rowsForInterval).toBe(120);
  });

  test('is a perfect order in every group: no proof of perfection', () => {
    const perfect = Array.from({ length: 40 }, () => 1);
    const { candidate } = measure(listsOf(perfect), 'mrr');
    expect(candidate.method).toBe('Wilson over 40 groups');
    expect(candidate.boundsAt!(z).lower).toBeCloseTo(0.9123, 3);
    const { improvement } = measure(listsOf(perfect, ranks.slice(0, 40)), 'mrr');
    expect(improvement!.boundsAt!(z).lower).toBeGreaterThan(0);
    const scaled = { ...listsOf(perfect), champion: listsOf(perfect).candidate.map((s) => 2 * s) };
    const same = measure(scaled, 'mrr').improvement!;
    expect(same.method).toContain('Newcombe');
    expect(same.boundsAt!(z).lower).toBeLessThan(-0.05);
  });

  test('is one value in every group that is not the best or the worst', () => {
    const { candidate } = measure(listsOf(Array.from({ length: 40 }, () => 2)), 'mrr');
    expect(candidate.boundsAt).toBeUndefined();
    expect(candidate.unknown).toContain('every group has the same value');
  });
});
