import { describe, expect, test } from '@jest/globals';
import { judgeColumns, type ColumnState, type Judged } from '#core/drift/judge-columns.ts';
import type { ColumnComparison } from '#core/drift/column-comparison.ts';
import type { MethodName } from '#core/drift/method-names.ts';
import { driftMethods } from '#core/drift/methods/drift-methods.ts';
import { multinomial, normalSample } from '../../stats/seeded-sample.ts';
import { categories, compareCategories, compareNumbers, named } from './samples.ts';

const rule = { alpha: 0.05, correction: 'benjamini-hochberg' } as const;

function judgedBy(method: MethodName, comparison: ColumnComparison): Judged {
  const definition = driftMethods[method];
  return { statistic: definition.measure(comparison)!, threshold: definition.threshold };
}

function stateOf(method: MethodName, comparison: ColumnComparison): ColumnState {
  return judgeColumns([judgedBy(method, comparison)], rule)[0]!.state;
}

describe('without drift', () => {
  test.each([
    { n: 200, m: 200, runs: 150 },
    { n: 1000, m: 200, runs: 60 },
    { n: 1000, m: 5000, runs: 15 },
    { n: 100_000, m: 2000, runs: 1 },
  ])('numeric columns of $n and $m rows: real in about 5 %, drifted never', ({ n, m, runs }) => {
    let [real, drifted] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const comparison = compareNumbers(normalSample(n, run), normalSample(m, run + 50_000), false);
      const column = judgedBy('psi', comparison);
      if (column.statistic.noShift <= rule.alpha) real++;
      if (judgeColumns([column], rule)[0]!.state === 'drifted') drifted++;
    }
    // Three standard errors above 1.2·α: the seeds are fixed, so this never flickers.
    expect(real / runs).toBeLessThanOrEqual(0.06 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    expect(drifted).toBe(0);
  });

  test.each([2, 5, 20, 200])('%d categories: real in about 5 %, drifted never', (size) => {
    const shares = Array.from({ length: size }, (_, k) => 1 / (k + 3));
    for (const [n, m] of [
      [200, 200],
      [1000, 200],
      [20_000, 1000],
    ] as const) {
      const runs = n > 1000 ? 10 : 100;
      let [real, drifted] = [0, 0];
      for (let run = 0; run < runs; run++) {
        const comparison = compareCategories(
          categories(named(multinomial(shares, n, run))),
          categories(named(multinomial(shares, m, run + 90_000))),
        );
        const column = judgedBy('psi', comparison);
        if (column.statistic.noShift <= rule.alpha) real++;
        if (judgeColumns([column], rule)[0]!.state === 'drifted') drifted++;
      }
      expect(real / runs).toBeLessThanOrEqual(0.06 + 3 * Math.sqrt((0.05 * 0.95) / runs));
      expect(drifted).toBe(0);
    }
  });

  test.each(['psi', 'js', 'ks', 'wasserstein'] as const)(
    '%s: many rows are stable, thirty rows undecided',
    (method) => {
      const reference = normalSample(5000, 1);
      expect(stateOf(method, compareNumbers(reference, normalSample(5000, 2), true))).toBe(
        'stable',
      );
      const few = Array.from({ length: 10 }, (_, run) =>
        stateOf(method, compareNumbers(reference, normalSample(30, 100 + run), true)),
      );
      expect(few.filter((state) => state === 'undecided').length).toBeGreaterThanOrEqual(7);
      expect(few.filter((state) => state === 'drifted').length).toBeLessThanOrEqual(1);
    },
  );
});

describe('with drift', () => {
  const reference = normalSample(2000, 3);
  const moved = normalSample(1500, 4).map((value) => value + 0.8);

  test.each(['psi', 'js', 'ks', 'wasserstein'] as const)(
    '%s finds a shift of 0.8 σ, with values and from a profile',
    (method) => {
      expect(stateOf(method, compareNumbers(reference, moved, true))).toBe('drifted');
      expect(stateOf(method, compareNumbers(reference, moved, false))).toBe('drifted');
    },
  );

  test.each(['psi', 'js', 'chi2'] as const)('%s finds categories that changed places', (method) => {
    const comparison = compareCategories(
      categories({ a: 500, b: 300, c: 200 }),
      categories({ a: 200, b: 300, c: 500 }),
    );
    expect(stateOf(method, comparison)).toBe('drifted');
  });

  test('a real shift below the threshold is stable however many rows there are', () => {
    const comparison = compareCategories(
      categories({ a: 500_000, b: 500_000 }),
      categories({ a: 510_000, b: 490_000 }),
    );
    const [judgement] = judgeColumns([judgedBy('psi', comparison)], rule);
    expect(judgement).toMatchObject({ state: 'stable' });
    expect(judgement!.noShift).toBeLessThan(1e-9);
  });

  test('one outlier does not hide a shift (field notes 2.6, pitfall 4)', () => {
    const withOutlier = Float64Array.of(...moved, 1e6);
    expect(stateOf('psi', compareNumbers(reference, withOutlier, false))).toBe('drifted');
  });

  test('a constant that takes another value has drifted by every method', () => {
    const comparison = compareNumbers(
      new Float64Array(500).fill(5),
      new Float64Array(400).fill(5.01),
      true,
    );
    for (const method of ['psi', 'js', 'ks', 'wasserstein'] as const) {
      expect(stateOf(method, comparison)).toBe('drifted');
    }
  });

  test('a constant that stays is stable', () => {
    const comparison = compareNumbers(
      new Float64Array(50).fill(5),
      new Float64Array(40).fill(5),
      true,
    );
    expect(stateOf('psi', comparison)).toBe('stable');
  });

  test('retraining is asked for only past its own threshold', () => {
    const slight = judgeColumns(
      [
        judgedBy(
          'psi',
          compareNumbers(
            reference,
            normalSample(20_000, 5).map((x) => x + 0.4),
            false,
          ),
        ),
      ],
      rule,
    );
    const strong = judgeColumns([judgedBy('psi', compareNumbers(reference, moved, false))], rule);
    expect(slight[0]).toMatchObject({ state: 'drifted', asksForRetraining: false });
    expect(strong[0]).toMatchObject({ state: 'drifted', asksForRetraining: true });
  });
});

describe('when rows do not suffice', () => {
  test('the rows needed do decide', () => {
    const reference = normalSample(20_000, 6);
    const [first] = judgeColumns(
      [judgedBy('psi', compareNumbers(reference, normalSample(60, 7), false))],
      rule,
    );
    expect(first!.state).toBe('undecided');
    const rows = 60 + first!.needed!;
    expect(rows).toBeGreaterThan(100);
    expect(rows).toBeLessThan(400);
    let decided = 0;
    for (let run = 0; run < 20; run++) {
      const comparison = compareNumbers(reference, normalSample(rows, 1000 + run), false);
      if (stateOf('psi', comparison) === 'stable') decided++;
    }
    expect(decided).toBeGreaterThanOrEqual(13);
  });

  test('a thousand rare categories in a hundred rows cannot be tested at all', () => {
    const shares = Array.from({ length: 1000 }, () => 1);
    const comparison = compareCategories(
      categories(named(multinomial(shares, 100, 1))),
      categories(named(multinomial(shares, 100, 2))),
    );
    const [judgement] = judgeColumns([judgedBy('psi', comparison)], rule);
    expect(judgement).toMatchObject({ state: 'undecided', noShift: Number.NaN });
  });

  test('a reference that is too small is not helped by more current rows', () => {
    const comparison = compareNumbers(normalSample(40, 8), normalSample(5000, 9), false);
    const [judgement] = judgeColumns([judgedBy('ks', comparison)], rule);
    expect(judgement!.state).toBe('undecided');
    expect(judgement!.needed).toBeUndefined();
  });
});

describe('many columns', () => {
  const column = (noShift: number): Judged => ({
    statistic: {
      value: 1,
      shift: 1,
      method: 'given',
      noShift,
      sizes: { reference: 100, current: 100 },
      atMost: () => noShift,
      atLeast: () => 0,
      sensitivity: () => ({ detectable: 0, effectiveRowsFor: () => 0, spreadAt: () => 0 }),
    },
    threshold: { alert: 0.1, retrain: 0.2 },
  });
  const pValues = [0.02, 0.04, ...Array.from({ length: 18 }, (_, index) => 0.1 + index / 20)];

  test.each([
    { correction: 'none', drifted: 2 },
    { correction: 'benjamini-hochberg', drifted: 0 },
    { correction: 'holm', drifted: 0 },
  ] as const)(
    'of twenty, two at 2 and 4 % are drifted with correction $correction: $drifted',
    ({ correction, drifted }) => {
      const judged = judgeColumns(
        pValues.map((p) => column(p)),
        { alpha: 0.05, correction },
      );
      expect(judged.filter(({ state }) => state === 'drifted')).toHaveLength(drifted);
    },
  );

  test('a column that cannot be tested does not count against the others', () => {
    const judged = judgeColumns([column(0.04), column(Number.NaN)], {
      alpha: 0.05,
      correction: 'holm',
    });
    expect(judged.map(({ state }) => state)).toEqual(['drifted', 'stable']);
  });
});
