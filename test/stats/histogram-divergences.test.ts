import { describe, expect, test } from '@jest/globals';
import { hellingerDistance } from '#stats/hellinger.ts';
import { jensenShannonDistance, jensenShannonDivergence } from '#stats/jensen-shannon.ts';
import { kullbackLeiblerDivergence } from '#stats/kullback-leibler.ts';
import { psi, psiAtMostPValue, psiCriticalValue, psiNoShiftPValue } from '#stats/psi.ts';
import { totalVariationDistance } from '#stats/total-variation.ts';
import { readOracle } from './oracle-cases.ts';

interface Definitions {
  readonly js_distance_e: number;
  readonly js_divergence_e: number;
  readonly kl_e: number | 'Infinity';
  readonly kl_reverse_e: number | 'Infinity';
  readonly hellinger: number;
  readonly total_variation: number;
  readonly psi_plus_half: {
    readonly value: number;
    readonly bins: number;
    readonly scaled: number;
    readonly p_no_shift: number | null;
    readonly p_at_most_delta: Readonly<Record<string, number>> | null;
    readonly critical_5_percent: number | null;
  } | null;
}

const bins = readOracle<{
  readonly name: string;
  readonly input: { readonly reference: readonly number[]; readonly current: readonly number[] };
  readonly expected: Definitions;
}>('histogram-divergences');
const categories = readOracle<{
  readonly name: string;
  readonly input: { readonly reference: readonly number[]; readonly current: readonly number[] };
  readonly expected: { readonly definitions: Definitions };
}>('drift-categorical');
const cases = [
  ...bins.cases,
  ...categories.cases.map(({ name, input, expected }) => ({
    name,
    input,
    expected: expected.definitions,
  })),
];

describe(`divergences of histograms equal ${bins.madeBy}`, () => {
  test.each(cases)('$name', ({ input: { reference, current }, expected }) => {
    for (const [got, want] of [
      [jensenShannonDivergence(reference, current), expected.js_divergence_e],
      [totalVariationDistance(reference, current), expected.total_variation],
      [kullbackLeiblerDivergence(reference, current), Number(expected.kl_e)],
      [kullbackLeiblerDivergence(current, reference), Number(expected.kl_reverse_e)],
    ] as const) {
      if (Number.isFinite(want)) expect([got, want]).toBeCloseToOracle(1e-9);
      else expect(got).toBe(want);
    }
    for (const [got, want] of [
      [jensenShannonDistance(reference, current), expected.js_distance_e],
      [hellingerDistance(reference, current), expected.hellinger],
    ] as const) {
      // A distance that ends in a square root loses half the digits near 0.
      expect([got, want]).toBeCloseToOracle(want < 1e-6 ? 1e-7 : 1e-9);
    }
  });
});

describe('PSI (+½) equals its definition', () => {
  const counted = cases.filter(
    ({ name, expected }) => expected.psi_plus_half && !name.startsWith('probabilities'),
  );
  test.each(counted)('$name', ({ input: { reference, current }, expected }) => {
    const want = expected.psi_plus_half!;
    const got = psi(reference, current);
    expect(got.bins).toBe(want.bins);
    expect([got.value, want.value]).toBeCloseToOracle(1e-9);
    expect([got.scaled, want.scaled]).toBeCloseToOracle(1e-9);
    if (want.p_no_shift === null) return;
    expectPValue(psiNoShiftPValue(got), want.p_no_shift);
    const sizes = { reference: sum(reference), current: sum(current) };
    for (const [delta, p] of Object.entries(want.p_at_most_delta ?? {})) {
      expectPValue(psiAtMostPValue(got, Number(delta), sizes), p);
    }
    expect([psiCriticalValue(got.bins, 0.05, sizes), want.critical_5_percent!]).toBeCloseToOracle(
      1e-9,
    );
  });

  test('a side without rows has no PSI', () => {
    expect(psi([0, 0], [1, 2]).value).toBeNaN();
  });
});

function expectPValue(got: number, want: number): void {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-6 * want + 1e-300);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
