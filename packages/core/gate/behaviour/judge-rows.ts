import type { Expectation, PerRow } from './behaviour-policy.ts';
import type { StagedTest } from './staged-test.ts';

/** A row that is not as expected, by its worst version. */
export interface FailingRow {
  readonly row: number;
  /** Absent: the row as it is. */
  readonly version: number | undefined;
  readonly before: number;
  readonly after: number | undefined;
  /** How far from what was expected; larger is worse. */
  readonly violation: number;
}

export interface JudgedRows {
  /** Rows that the test could be made on. */
  readonly n: number;
  /** Rows that no version changed, or of which nothing is expected. */
  readonly notApplicable: number;
  /** Worst first; equal ones in the order of the rows. */
  readonly failing: readonly FailingRow[];
}

/**
 * Holds scores against the expectation. A row fails when any of its versions does, so that rows, not versions, are what
 * is counted. A row that no version changed says nothing about changes: it is left out (CheckList's `None`), as a pass
 * would be for free.
 * @param scores of `staged.asked`
 */
export function judgeRows(staged: StagedTest, scores: Float64Array): JudgedRows {
  const { test, count, versions } = staged;
  const worst = new Map<number, FailingRow>();
  const tested = new Uint8Array(count);
  const note = (one: FailingRow): void => {
    tested[one.row] = 1;
    if (one.violation > 0 && one.violation > (worst.get(one.row)?.violation ?? 0)) {
      worst.set(one.row, one);
    }
  };
  if (test.versions.length === 0) {
    for (let row = 0; row < count; row++) {
      const violation = violationOfRow(test.expectation, scores[row]!, (per) =>
        valueOf(staged, per, row),
      );
      if (violation === undefined) continue;
      note({ row, version: undefined, before: scores[row]!, after: undefined, violation });
    }
  }
  let offset = count;
  for (const [version, { rows }] of versions.entries()) {
    for (const [index, row] of rows.entries()) {
      const [before, after] = [scores[row]!, scores[offset + index]!];
      note({
        row,
        version,
        before,
        after,
        violation: violationOfChange(test.expectation, before, after),
      });
    }
    offset += rows.length;
  }
  const n = tested.reduce((sum, one) => sum + one, 0);
  const failing = [...worst.values()].sort((a, b) => b.violation - a.violation || a.row - b.row);
  return { n, notApplicable: count - n, failing };
}

function valueOf({ expected }: StagedTest, per: PerRow, row: number): number {
  return typeof per === 'number' ? per : expected.get(per.column)![row]!;
}

/** 0 when the score is as expected; undefined when nothing is expected of this row. */
function violationOfRow(
  expectation: Expectation,
  score: number,
  value: (per: PerRow) => number,
): number | undefined {
  if (expectation.kind === 'class') {
    const { positive, threshold } = expectation;
    const wanted = typeof positive === 'boolean' ? Number(positive) : value(positive);
    if (Number.isNaN(wanted)) return undefined;
    if (score >= threshold === (wanted === 1)) return 0;
    // A score on the threshold counts as positive: however close, the wrong class is a failure.
    return Math.max(Math.abs(score - threshold), Number.MIN_VALUE);
  }
  if (expectation.kind !== 'range') return undefined;
  const minimum = expectation.minimum === undefined ? -Infinity : value(expectation.minimum);
  const maximum = expectation.maximum === undefined ? Infinity : value(expectation.maximum);
  if (Number.isNaN(minimum) || Number.isNaN(maximum)) return undefined;
  return Math.max(0, minimum - score, score - maximum);
}

/** 0 when the change of score is as expected. */
function violationOfChange(expectation: Expectation, before: number, after: number): number {
  const change = after - before;
  switch (expectation.kind) {
    case 'within':
      return excess(Math.abs(change), expectation.tolerance);
    case 'same-class': {
      const { threshold } = expectation;
      if (before >= threshold === after >= threshold) return 0;
      return Math.max(Math.abs(change), Number.MIN_VALUE);
    }
    case 'direction': {
      const { direction, atLeast, tolerance } = expectation;
      const towards = direction === 'up' || direction === 'not_down' ? change : -change;
      if (direction === 'not_up' || direction === 'not_down') return excess(-towards, tolerance);
      // 'up' by at least 0 still means up: standing still is no move.
      if (towards > 0 && excess(atLeast, towards) === 0) return 0;
      return Math.max(atLeast - towards, Number.MIN_VALUE);
    }
    default:
      return 0;
  }
}

/** How far above what is tolerated, rounding of scores aside: 0.7 − 0.6 is more than 0.1 in binary fractions. */
function excess(value: number, tolerated: number): number {
  const rounding = 1e-12 * Math.max(1, Math.abs(tolerated));
  return value - tolerated > rounding ? value - tolerated : 0;
}
