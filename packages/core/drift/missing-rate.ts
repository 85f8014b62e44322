import { normalSurvival } from '#stats/normal.ts';
import { twoProportionZ } from '#stats/two-proportion-z.ts';
import type { ColumnComparison } from './column-comparison.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { corrections } from './judge-columns.ts';

/** A column that lost more than half of its rows is broken, not drifting: its cause is in the pipeline. */
const brokenChange = 0.5;

export interface MissingRate {
  readonly column: string;
  readonly reference: number;
  readonly current: number;
  readonly rows: number;
  /** Adjusted p-value of "the share did not change". */
  readonly pValue: number;
  /** Changed beyond chance, and by more than the threshold beyond doubt. */
  readonly changed: boolean;
  readonly broken: boolean;
}

/** Shares of missing values over a family of columns: two-proportion z tests, real and large as in `judgeColumns`. */
export function judgeMissingRates(
  columns: readonly Pick<ColumnComparison, 'column' | 'rows' | 'missing'>[],
  policy: Pick<DriftPolicy, 'alpha' | 'correction' | 'missingRateAlert'>,
): MissingRate[] {
  const tests = columns.map(({ rows, missing }) => {
    const reference = { successes: missing.reference, n: rows.reference };
    const current = { successes: missing.current, n: rows.current };
    const test = twoProportionZ(current, reference);
    return { reference, current, ...test, atMost: atMostPValue(current, reference, policy) };
  });
  const correct = corrections[policy.correction];
  const changed = correct(tests.map(({ pValue }) => pValue));
  const large = correct(tests.map(({ atMost }) => atMost));
  return tests.map((test, index) => ({
    column: columns[index]!.column,
    reference: test.reference.successes / test.reference.n,
    current: test.current.successes / test.current.n,
    rows: test.current.n,
    pValue: changed[index]!,
    changed: changed[index]! <= policy.alpha && large[index]! <= policy.alpha,
    broken: changed[index]! <= policy.alpha && test.difference > brokenChange,
  }));
}

interface Share {
  readonly successes: number;
  readonly n: number;
}

/** p-value of "the share moved by at most the threshold". */
function atMostPValue(
  current: Share,
  reference: Share,
  { missingRateAlert }: Pick<DriftPolicy, 'missingRateAlert'>,
): number {
  const beyond =
    Math.abs(current.successes / current.n - reference.successes / reference.n) - missingRateAlert;
  if (beyond <= 0) return 1;
  const standardError = Math.sqrt(variance(current) + variance(reference));
  return standardError === 0 ? 0 : normalSurvival(beyond / standardError);
}

/** Of a share, with Agresti and Coull's two added successes and failures: shares of 0 and 1 are uncertain too. */
function variance({ successes, n }: Share): number {
  const p = (successes + 2) / (n + 4);
  return (p * (1 - p)) / (n + 4);
}
