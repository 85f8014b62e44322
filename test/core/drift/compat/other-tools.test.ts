import { describe, expect, test } from '@jest/globals';
import {
  evidentlyOfCategories,
  evidentlyOfNumbers,
  type EvidentlyResult,
} from '#core/drift/compat/evidently-default.ts';
import { evidentlyCategorical, evidentlyNumeric } from '#core/drift/compat/evidently-tests.ts';
import {
  nannymlCategories,
  nannymlChunks,
  nannymlColumn,
  type NannymlNumericMethod,
} from '#core/drift/compat/nannyml-statistics.ts';
import { energyDistance } from '#stats/energy-distance.ts';
import { countBetweenEdges, doaneEdges, sturgesEdges } from '#stats/histogram-edges.ts';
import { readOracle } from '../../../stats/oracle-cases.ts';
import { categoricalCases, finite, madeBy, numericCases, type ToolResult } from './tool-oracle.ts';

const pValues = ['ks', 'chisquare', 'z', 'chi2_p'];

function expectNumber(name: string, got: number, want: number | 'NaN'): void {
  const number = Number(want);
  // A distance of rounding noise under a square root is NaN there and 0 here.
  if (Number.isNaN(number)) expect([Number.NaN, 0]).toContainEqual(got);
  else if (pValues.includes(name)) {
    expect(Math.abs(got - number)).toBeLessThanOrEqual(1e-6 * number + 1e-12);
  } else expect([got, number]).toBeCloseToOracle(Math.abs(number) < 1e-6 ? 1e-7 : 1e-9);
}

function expectDefault(got: EvidentlyResult, want: ToolResult): void {
  expect(got).toMatchObject({
    title: want.method,
    threshold: want.threshold,
    drifted: want.drifted,
  });
  expectNumber(got.test, got.score, want.score);
}

describe(`numbers and verdicts of ${madeBy}`, () => {
  test.each(numericCases)('numeric: $name', ({ sample, ordered, expected }) => {
    const { default: chosen, ...others } = expected.evidently ?? {};
    if (chosen) expectDefault(evidentlyOfNumbers(sample), chosen);
    for (const [name, one] of Object.entries(others)) {
      const measure = evidentlyNumeric[name as keyof typeof evidentlyNumeric] as
        | ((numbers: typeof sample) => number)
        | undefined;
      if (measure) expectNumber(name, measure(sample), one.score);
    }
    const measure = nannymlColumn(ordered.reference);
    for (const [name, value] of Object.entries(expected.nannyml ?? {})) {
      expectNumber(name, measure(name as NannymlNumericMethod, ordered.current), value);
    }
  });

  test.each(categoricalCases)('categorical: $name', ({ sample, expected }) => {
    const { default: chosen, ...others } = expected.evidently ?? {};
    if (chosen) expectDefault(evidentlyOfCategories(sample), chosen);
    for (const [name, one] of Object.entries(others)) {
      expectNumber(
        name,
        evidentlyCategorical[name as keyof typeof evidentlyCategorical](sample),
        one.score,
      );
    }
    const found: Readonly<Record<string, number>> = nannymlCategories(sample);
    for (const [name, value] of Object.entries(expected.nannyml ?? {})) {
      expectNumber(name, found[name]!, value);
    }
  });
});

const chunked = readOracle<{
  readonly name: string;
  readonly input: {
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly chunk_number: number;
  };
  readonly expected: Readonly<
    Record<
      NannymlNumericMethod,
      readonly {
        readonly period: string;
        readonly value: number;
        readonly upper: number;
        readonly alert: boolean;
      }[]
    >
  >;
}>('nannyml-chunks');

describe(`chunks and limits of ${chunked.madeBy}`, () => {
  test.each(chunked.cases)('$name', ({ input, expected }) => {
    const sides = { reference: finite(input.reference), current: finite(input.current) };
    for (const [method, want] of Object.entries(expected)) {
      const got = nannymlChunks(method as NannymlNumericMethod, sides, input.chunk_number);
      for (const [index, value] of [...got.reference, ...got.current].entries()) {
        expectNumber(method, value, want[index]!.value);
        expectNumber(method, got.upper, want[index]!.upper);
      }
      expect(got.reference.length + got.current.length).toBe(want.length);
      const alerts = want.filter(({ period, alert }) => period === 'analysis' && alert).length;
      expect(got.alerts).toBe(alerts);
    }
  });

  test('a reference that NannyML would keep as bins has no KS or Wasserstein here', () => {
    const measure = nannymlColumn(Float64Array.from({ length: 10_000 }, (_, row) => row));
    expect(measure('kolmogorov_smirnov', Float64Array.of(1, 2))).toBeNaN();
    expect(measure('hellinger', Float64Array.of(1, 2))).toBeGreaterThan(0.8);
  });
});

const energy = readOracle<{
  readonly name: string;
  readonly input: { readonly reference: readonly number[]; readonly current: readonly number[] };
}>('drift-numeric');

describe('parts', () => {
  test.each([
    { what: 'one value', values: [5], sturges: [4.5, 5.5], doane: [4.5, 5.5] },
    { what: 'two values', values: [0, 1], sturges: [0, 0.5, 1], doane: [0, 1] },
  ])('edges of $what as NumPy has them', ({ values, sturges, doane }) => {
    const numbers = Float64Array.from(values);
    expect(sturgesEdges(numbers, { integers: false })).toEqual(sturges);
    expect(doaneEdges(numbers, { integers: false })).toEqual(doane);
  });

  test('whole numbers get no bin narrower than 1', () => {
    const numbers = Float64Array.from({ length: 100 }, (_, row) => row % 4);
    expect(sturgesEdges(numbers, { integers: true })).toEqual([0, 1, 2, 3]);
    expect(sturgesEdges(numbers, { integers: false }).length).toBeGreaterThan(5);
  });

  test('the last bin is closed and the others half open; what is outside does not count', () => {
    const sorted = Float64Array.of(-1, 0, 0.5, 1, 1.5, 2, 3);
    expect(countBetweenEdges(sorted, [0, 1, 2])).toEqual([2, 3]);
  });

  test('the energy distance of a sample with itself is 0, of an empty one undefined', () => {
    const sorted = Float64Array.from(energy.cases[0]!.input.reference).sort();
    expect(energyDistance(sorted, sorted)).toBe(0);
    expect(energyDistance(sorted, new Float64Array())).toBeNaN();
  });
});
