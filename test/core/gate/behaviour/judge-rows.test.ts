import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BehaviourTest, Expectation } from '#core/gate/behaviour/behaviour-policy.ts';
import { judgeRows, type JudgedRows } from '#core/gate/behaviour/judge-rows.ts';
import { decideShare } from '#core/gate/behaviour/share-decision.ts';
import type { StagedTest } from '#core/gate/behaviour/staged-test.ts';

interface Given {
  readonly expectation: Expectation;
  /** Of the rows as they are. */
  readonly scores: readonly number[];
  /** By version: row → score. */
  readonly versions?: readonly (readonly (readonly [number, number])[])[];
  readonly expected?: Readonly<Record<string, readonly number[]>>;
  readonly changes?: Partial<BehaviourTest>;
  readonly population?: number;
}

function staged({
  expectation,
  scores,
  versions = [],
  expected = {},
  changes = {},
  population,
}: Given): StagedTest {
  const names = versions.map((_, index) => `version ${index}`);
  return {
    test: {
      kind: 'invariance',
      name: 'a',
      rows: { kind: 'inline', rows: [] },
      versions: names.map((name) => ({ name, columns: new Map(), isRandom: false, path: [] })),
      expectation,
      limit: { maximum: 0 },
      decide: undefined,
      severity: 'error',
      examples: 5,
      redact: [],
      path: ['behaviour', 0],
      ...changes,
    },
    count: scores.length,
    population: population ?? scores.length,
    versions: versions.map((rows, index) => ({
      name: names[index]!,
      rows: Int32Array.from(rows, ([row]) => row),
    })),
    expected: new Map(
      Object.entries(expected).map(([name, values]) => [name, Float64Array.from(values)]),
    ),
    idColumn: 'id',
    asked: {
      columns: [],
      count: 0,
      slice: () => Promise.reject(new Error()),
      write: () => Promise.reject(new Error()),
    },
    layout: '',
    show: () => Promise.reject(new Error()),
  };
}

function judge(given: Given): JudgedRows {
  const changed = (given.versions ?? []).flatMap((rows) => rows.map(([, score]) => score));
  return judgeRows(staged(given), Float64Array.from([...given.scores, ...changed]));
}

const failingRows = (given: Given): number[] => judge(given).failing.map(({ row }) => row);

describe('rows as they are', () => {
  test.each<[string, Expectation, number[], number[]]>([
    ['a minimum, limit included', { kind: 'range', minimum: 0.5 }, [0.5, 0.4999, 0.9], [1]],
    ['a maximum, limit included', { kind: 'range', maximum: 0.5 }, [0.5, 0.5001, 0.1], [1]],
    [
      'a range, the farthest first',
      { kind: 'range', minimum: 0.4, maximum: 0.6 },
      [0.3, 0.5, 0.9],
      [2, 0],
    ],
    ['the positive class', { kind: 'class', positive: true, threshold: 0.5 }, [0.5, 0.49, 1], [1]],
    [
      'the negative class: the threshold itself is positive',
      { kind: 'class', positive: false, threshold: 0.5 },
      [0.5, 0.49, 1],
      [2, 0],
    ],
  ])('%s', (_, expectation, scores, failing) => {
    expect(failingRows({ expectation, scores })).toEqual(failing);
  });

  test('each row has its own bound; a row without one is left out', () => {
    const expectation: Expectation = { kind: 'range', minimum: { column: 'low' } };
    const judged = judge({
      expectation,
      scores: [0.5, 0.5, 0.5],
      expected: { low: [0.4, 0.6, NaN] },
    });
    expect(judged).toMatchObject({ n: 2, notApplicable: 1, failing: [{ row: 1 }] });
  });

  test('each row has its own label', () => {
    const expectation: Expectation = {
      kind: 'class',
      positive: { column: 'late' },
      threshold: 0.5,
    };
    const given = { expectation, scores: [0.9, 0.9, 0.1, 0.1], expected: { late: [1, 0, 0, NaN] } };
    expect(judge(given)).toMatchObject({ n: 3, notApplicable: 1, failing: [{ row: 1 }] });
  });
});

describe('changed rows', () => {
  const change = (after: number) => [[[0, after]]] as const;

  test.each<[string, Expectation, number, number, boolean]>([
    ['within: at the tolerance', { kind: 'within', tolerance: 0.1 }, 0.6, 0.7, true],
    ['within: beyond it', { kind: 'within', tolerance: 0.1 }, 0.6, 0.7001, false],
    ['within: downwards too', { kind: 'within', tolerance: 0.1 }, 0.6, 0.4, false],
    ['within 0: equal', { kind: 'within', tolerance: 0 }, 0.6, 0.6, true],
    ['same class', { kind: 'same-class', threshold: 0.5 }, 0.5, 0.99, true],
    ['another class, however near', { kind: 'same-class', threshold: 0.5 }, 0.5, 0.4999999, false],
    ['up', { kind: 'direction', direction: 'up', atLeast: 0, tolerance: 0 }, 0.5, 0.51, true],
    [
      'up: standing still is no move',
      { kind: 'direction', direction: 'up', atLeast: 0, tolerance: 0 },
      0.5,
      0.5,
      false,
    ],
    [
      'up by at least, reached',
      { kind: 'direction', direction: 'up', atLeast: 0.1, tolerance: 0 },
      0.6,
      0.7,
      true,
    ],
    [
      'up by at least, missed',
      { kind: 'direction', direction: 'up', atLeast: 0.1, tolerance: 0 },
      0.6,
      0.69,
      false,
    ],
    ['down', { kind: 'direction', direction: 'down', atLeast: 0.1, tolerance: 0 }, 0.6, 0.5, true],
    [
      'down: up is not',
      { kind: 'direction', direction: 'down', atLeast: 0, tolerance: 0 },
      0.6,
      0.7,
      false,
    ],
    [
      'not down: still',
      { kind: 'direction', direction: 'not_down', atLeast: 0, tolerance: 0 },
      0.6,
      0.6,
      true,
    ],
    [
      'not down: tolerated',
      { kind: 'direction', direction: 'not_down', atLeast: 0, tolerance: 0.1 },
      0.6,
      0.5,
      true,
    ],
    [
      'not down: fallen',
      { kind: 'direction', direction: 'not_down', atLeast: 0, tolerance: 0.05 },
      0.6,
      0.5,
      false,
    ],
    [
      'not up: risen',
      { kind: 'direction', direction: 'not_up', atLeast: 0, tolerance: 0 },
      0.6,
      0.61,
      false,
    ],
  ])('%s', (_, expectation, before, after, passes) => {
    const { failing, n } = judge({ expectation, scores: [before], versions: change(after) });
    expect([failing.length === 0, n]).toEqual([passes, 1]);
  });

  test('a row fails once, by its worst version; a row that no version changed is left out', () => {
    const judged = judge({
      expectation: { kind: 'within', tolerance: 0.1 },
      scores: [0.5, 0.5, 0.5],
      versions: [
        [
          [0, 0.7],
          [1, 0.55],
        ],
        [[0, 0.9]],
      ],
    });
    expect(judged).toEqual({
      n: 2,
      notApplicable: 1,
      failing: [
        { row: 0, version: 1, before: 0.5, after: 0.9, violation: expect.closeTo(0.3, 12) },
      ],
    });
  });

  test('the worst come first, and a wider tolerance never fails more', () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(score, score), { minLength: 1 }),
        score,
        score,
        (pairs, a, b) => {
          const given = (tolerance: number): Given => ({
            expectation: { kind: 'within', tolerance },
            scores: pairs.map(([before]) => before),
            versions: [pairs.map(([, after], row) => [row, after] as const)],
          });
          const [narrow, wide] = [judge(given(Math.min(a, b))), judge(given(Math.max(a, b)))];
          expect(wide.failing.length).toBeLessThanOrEqual(narrow.failing.length);
          const sizes = narrow.failing.map(({ violation }) => violation);
          expect(sizes).toEqual(sizes.toSorted((x, y) => y - x));
          expect(narrow.n).toBe(pairs.length);
        },
      ),
    );
  });
});

describe('the share of rows', () => {
  const scores = (n: number, bad: number): number[] =>
    Array.from({ length: n }, (_, row) => (row < bad ? 0.1 : 0.9));
  const expectation: Expectation = { kind: 'range', minimum: 0.5 };
  const decide = (n: number, bad: number, changes: Partial<BehaviourTest>, population = n) => {
    const given = { expectation, scores: scores(n, bad), changes, population };
    return decideShare(staged(given), judge(given), 0.95);
  };

  test.each<[string, number, number, Partial<BehaviourTest>, number, string, string]>([
    [
      'all there are: on the limit passes',
      20,
      1,
      { limit: { minimum: 0.95 } },
      20,
      'pass',
      'all rows, exact',
    ],
    [
      'all there are: below it fails',
      20,
      2,
      { limit: { minimum: 0.95 } },
      20,
      'fail',
      'all rows, exact',
    ],
    [
      'all there are: one bad of one',
      1,
      1,
      { limit: { maximum: 0 } },
      1,
      'fail',
      'all rows, exact',
    ],
    // Wilson at 95 %: 0 of 20 is compatible with up to 16.1 %, 0 of 100 with 3.7 %.
    [
      'a sample too small for its limit',
      20,
      0,
      { limit: { maximum: 0.05 } },
      1000,
      'inconclusive',
      'Wilson',
    ],
    ['a sample large enough', 100, 0, { limit: { maximum: 0.05 } }, 1000, 'pass', 'Wilson'],
    ['a sample that is clearly bad', 100, 20, { limit: { maximum: 0.05 } }, 1000, 'fail', 'Wilson'],
    [
      'a sample by its value alone',
      20,
      0,
      { limit: { maximum: 0 }, decide: 'point' },
      1000,
      'pass',
      'share of the rows asked, decided by the value alone',
    ],
    [
      'a list taken for a sample',
      20,
      0,
      { limit: { maximum: 0.05 }, decide: 'interval' },
      20,
      'inconclusive',
      'Wilson',
    ],
  ])('%s', (_, n, bad, changes, population, verdict, method) => {
    expect(decide(n, bad, changes, population)).toMatchObject({ verdict, method });
  });

  test('a change drawn by chance makes every row a sample of itself', () => {
    const given: Given = {
      expectation: { kind: 'within', tolerance: 0.1 },
      scores: [0.5],
      versions: [[[0, 0.5]]],
      changes: {
        limit: { maximum: 0.05 },
        versions: [{ name: 'x ± 5 %', columns: new Map(), isRandom: true, path: [] }],
      },
    };
    expect(decideShare(staged(given), judge(given), 0.95)).toMatchObject({
      verdict: 'inconclusive',
      method: 'Wilson',
    });
  });

  test('without a row that could be tested nothing is decided', () => {
    const given: Given = {
      expectation: { kind: 'within', tolerance: 0 },
      scores: [0.5],
      versions: [[]],
    };
    expect(decideShare(staged(given), judge(given), 0.95)).toMatchObject({
      verdict: 'inconclusive',
      share: NaN,
    });
  });
});
