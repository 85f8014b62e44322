import { describe, expect, test } from '@jest/globals';
import { gateRows, type GateRows } from '#core/gate/gate-rows.ts';
import { accuracy } from '#core/gate/metrics/accuracy.ts';
import { recall } from '#core/gate/metrics/recall.ts';
import { rocAuc } from '#core/gate/metrics/roc-auc.ts';
import { specificity } from '#core/gate/metrics/specificity.ts';
import { criticalValue } from '#stats/normal.ts';
import { readOracle } from '../../../stats/oracle-cases.ts';
import { bootstrap, standardOptions } from '../prediction-oracle.ts';

interface PairedCase {
  readonly name: string;
  readonly input: { both: number; first_only: number; second_only: number; neither: number };
  readonly expected: {
    readonly exact_p: number;
    readonly mid_p: number;
    readonly difference: number;
    readonly newcombe_paired_95: readonly [number, number];
  };
}

/** Rows that both models get right, only the candidate, only the champion, neither; all of one label. */
function pairedRows(
  { both, first_only, second_only, neither }: PairedCase['input'],
  label: number,
): GateRows<Uint8Array> {
  const right: [boolean, boolean][] = [
    ...Array.from({ length: both }, (): [boolean, boolean] => [true, true]),
    ...Array.from({ length: first_only }, (): [boolean, boolean] => [true, false]),
    ...Array.from({ length: second_only }, (): [boolean, boolean] => [false, true]),
    ...Array.from({ length: neither }, (): [boolean, boolean] => [false, false]),
  ];
  const scoreOf = (isRight: boolean): number => (isRight === (label === 1) ? 0.9 : 0.1);
  return gateRows(
    {
      labels: new Uint8Array(right.length).fill(label),
      candidate: Float64Array.from(right, ([first]) => scoreOf(first)),
      champion: Float64Array.from(right, ([, second]) => scoreOf(second)),
    },
    bootstrap,
  );
}

/** p-values: 1e-6 of themselves, as the oracle says of them. */
function expectP(got: number | undefined, want: number): void {
  expect(Math.abs(got! - want)).toBeLessThanOrEqual(1e-6 * want + 1e-12);
}

const paired = readOracle<PairedCase>('mcnemar');

describe(`the paired test of accuracy, recall and specificity, beside ${paired.madeBy}`, () => {
  test.each(paired.cases)('$name', ({ input, expected }) => {
    for (const [metric, label] of [
      [accuracy, 1],
      [accuracy, 0],
      [recall, 1],
      [specificity, 0],
    ] as const) {
      const { improvement } = metric.evaluate(pairedRows(input, label), standardOptions);
      expect([improvement!.value, expected.difference]).toBeCloseToOracle(1e-9);
      const { lower, upper } = improvement!.boundsAt!(criticalValue(0.95));
      expect([lower, expected.newcombe_paired_95[0]]).toBeCloseToOracle(1e-9);
      expect([upper, expected.newcombe_paired_95[1]]).toBeCloseToOracle(1e-9);
      expectP(improvement!.facts?.['exactP'], expected.exact_p);
      expectP(improvement!.facts?.['midP'], expected.mid_p);
    }
  });
});

interface ShareCase {
  readonly name: string;
  readonly input: { successes: number; n: number; confidence: number };
  readonly expected: { readonly wilson: readonly [number, number] };
}

const shares = readOracle<ShareCase>('proportion-intervals');

describe(`the interval of a share, beside ${shares.madeBy}`, () => {
  test.each(shares.cases.filter(({ input }) => input.n <= 5000))('$name', ({ input, expected }) => {
    const { successes, n, confidence } = input;
    const labels = new Uint8Array(n).fill(1);
    const candidate = Float64Array.from(labels, (_, row) => (row < successes ? 0.9 : 0.1));
    const { candidate: share } = recall.evaluate(
      gateRows({ labels, candidate }, bootstrap),
      standardOptions,
    );
    const { lower, upper } = share.boundsAt!(criticalValue(confidence));
    expect([lower, expected.wilson[0]]).toBeCloseToOracle(1e-9);
    expect([upper, expected.wilson[1]]).toBeCloseToOracle(1e-9);
  });
});

test('the AUC of doubled rows is that of rows of weight two, and so is its interval', () => {
  // As many effective rows as rows: weights that differ only by a row that is left out.
  const labels = Uint8Array.from({ length: 61 }, (_, row) => row % 2);
  const candidate = Float64Array.from(labels, (label, row) => label * 0.3 + ((row * 7) % 13) / 13);
  const champion = Float64Array.from(labels, (label, row) => label * 0.2 + ((row * 5) % 11) / 11);
  const weights = Float64Array.from(labels, (_, row) => (row === 60 ? 0 : 2));
  const z = criticalValue(0.95);
  const weighted = rocAuc.evaluate(
    gateRows({ labels, candidate, champion, weights }, bootstrap),
    standardOptions,
  );
  const without = rocAuc.evaluate(
    gateRows(
      {
        labels: labels.subarray(0, 60),
        candidate: candidate.subarray(0, 60),
        champion: champion.subarray(0, 60),
      },
      bootstrap,
    ),
    standardOptions,
  );
  for (const of of ['candidate', 'champion', 'improvement'] as const) {
    expect([weighted[of]!.value, without[of]!.value]).toBeCloseToOracle(1e-9);
    const [got, want] = [weighted[of]!.boundsAt!(z), without[of]!.boundsAt!(z)];
    expect([got.lower, want.lower]).toBeCloseToOracle(1e-9);
    expect([got.upper, want.upper]).toBeCloseToOracle(1e-9);
  }
});
