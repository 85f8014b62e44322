import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exponentialGain, linearGain, ndcg } from '#stats/ndcg.ts';
import { rankedList, type RankedList } from '#stats/ranked-list.ts';
import {
  averagePrecisionOfList,
  precisionAtK,
  recallAtK,
  reciprocalRank,
} from '#stats/retrieval-measures.ts';
import '../support/property-seed.ts';
import { readOracle } from './oracle-cases.ts';

interface RankingCase {
  readonly name: string;
  readonly input: { readonly grades: readonly number[]; readonly scores: readonly number[] };
  readonly expected: Readonly<Record<string, number>>;
}

const { cases, madeBy } = readOracle<RankingCase>('ranking');
const isRelevant = (grade: number): boolean => grade >= 1;

const measures: Readonly<Record<string, (list: RankedList) => number>> = {
  ndcg_all: (list) => ndcg(list, Infinity, linearGain),
  ndcg_1: (list) => ndcg(list, 1, linearGain),
  ndcg_3: (list) => ndcg(list, 3, linearGain),
  ndcg_5: (list) => ndcg(list, 5, linearGain),
  ndcg_10: (list) => ndcg(list, 10, linearGain),
  ndcg_exponential_3: (list) => ndcg(list, 3, exponentialGain),
  average_precision: (list) => averagePrecisionOfList(list, isRelevant),
  reciprocal_rank: (list) => reciprocalRank(list, isRelevant, Infinity),
  precision_at_3: (list) => precisionAtK(list, isRelevant, 3),
  recall_at_3: (list) => recallAtK(list, isRelevant, 3),
};

function listOf(grades: readonly number[], scores: readonly number[]): RankedList {
  return rankedList(Float64Array.from(grades), Float64Array.from(scores));
}

describe(`measures of a ranked list equal ${madeBy}`, () => {
  test.each(cases)('$name', ({ input, expected }) => {
    const list = listOf(input.grades, input.scores);
    const hasRelevant = input.grades.some((grade) => isRelevant(grade));
    for (const [name, want] of Object.entries(expected)) {
      if (hasRelevant) expect([measures[name]!(list), want]).toBeCloseToOracle(1e-9);
      else expect(measures[name]!(list)).toBeNaN();
    }
  });
});

/** Every order of the rows that the scores allow, each as a list without ties. */
function* ordersOf(grades: readonly number[], scores: readonly number[]): Generator<RankedList> {
  const order = (rows: readonly number[], left: readonly number[]): number[][] => {
    if (left.length === 0) return [[...rows]];
    const best = Math.max(...left.map((row) => scores[row]!));
    return left
      .filter((row) => scores[row] === best)
      .flatMap((row) =>
        order(
          [...rows, row],
          left.filter((one) => one !== row),
        ),
      );
  };
  for (const rows of order([], [...grades.keys()])) {
    const sorted = rows.map((row) => grades[row]!);
    yield listOf(
      sorted,
      sorted.map((_grade, at) => -at),
    );
  }
}

describe('ties', () => {
  const lists = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 6 });
  const withTies: typeof measures = {
    ...measures,
    reciprocal_rank_2: (list: RankedList) => reciprocalRank(list, isRelevant, 2),
  };
  test.each(Object.keys(withTies))('count as the mean over all their orders in %s', (name) => {
    const measure = withTies[name]!;
    fc.assert(
      fc.property(lists, (rows) => {
        const [grades, scores] = [rows.map(([grade]) => grade), rows.map(([, score]) => score)];
        const values = [...ordersOf(grades, scores)].map((list) => measure(list));
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const ours = measure(listOf(grades, scores));
        if (Number.isNaN(mean)) expect(ours).toBeNaN();
        else expect([ours, mean]).toBeCloseToOracle(1e-12);
      }),
      { numRuns: 60 },
    );
  });
});

test('precision at k is over k, also where the list is shorter', () => {
  expect(precisionAtK(listOf([1, 1], [2, 1]), isRelevant, 4)).toBe(0.5);
});
