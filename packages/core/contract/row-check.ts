import type { ColumnShape } from './column-shape.ts';
import type { CheckPlan, Judgement } from './check-kind.ts';
import { all, present, type Condition } from './condition.ts';
import type { Measured } from './measure.ts';
import { isTolerated, toleranceText, type Tolerance } from './tolerance.ts';
import { count, percent } from './words.ts';

export interface RowCheck {
  readonly subject?: string;
  /** Rows that the check looks at. */
  readonly considered: Condition;
  /** Among those, the rows that fail. */
  readonly failing: Condition;
  /** What every row must be: 'between 0 and 6000'. */
  readonly expected: string;
  /** What a failing row is: 'are missing', 'are not between 0 and 6000'. */
  readonly fault: string;
  /** What is counted: 'values', 'rows', 'steps'. */
  readonly counted: string;
  /** How many of the considered rows may fail. */
  readonly tolerance: Tolerance;
}

/** The shape of most checks: rows that fail among rows looked at, against a tolerated share. */
export function rowCheck(check: RowCheck): CheckPlan {
  const failing = all(check.considered, check.failing);
  return {
    ...(check.subject === undefined ? {} : { subject: check.subject }),
    expected: expectedText(check.expected, check.tolerance),
    measures: {
      considered: { kind: 'count', where: check.considered },
      failing: { kind: 'count', where: failing },
    },
    failing,
    judge: (measured) => judgeShare(measured, check),
  };
}

/** The values of one column: missing ones are not looked at, that is what not_null is for. */
export function valueCheck(
  column: ColumnShape,
  check: Omit<RowCheck, 'subject' | 'considered' | 'counted'>,
): CheckPlan {
  const place = { subject: column.name, considered: present(column), counted: 'values' } as const;
  return rowCheck({ ...check, ...place });
}

/** Judges the measures `considered` and `failing`. */
export function judgeShare(
  measured: Readonly<Record<string, Measured>>,
  check: Pick<RowCheck, 'fault' | 'counted' | 'tolerance'>,
): Judgement {
  const considered = Number(measured['considered']);
  const failing = Number(measured['failing']);
  const observed = { value: failing, unit: 'rows', n: considered, method: 'count' };
  if (considered === 0) {
    const message = `there is no value to check (all are missing, unreadable, or there are no rows)`;
    return { outcome: 'undecided', observed: { ...observed, value: null }, message };
  }
  const share = failing / considered;
  const may = toleranceText(check.tolerance);
  const allowed = may === undefined ? '' : `, ${may} may`;
  const message = `${count(failing)} of ${count(considered)} ${check.counted} (${percent(share)}${allowed}) ${check.fault}`;
  const tolerated = isTolerated(failing, considered, check.tolerance);
  return { outcome: tolerated ? 'pass' : 'fail', observed, message };
}

export function expectedText(rule: string, tolerance: Tolerance): string {
  const may = toleranceText(tolerance);
  return may === undefined ? rule : `${rule} (${may} may fail)`;
}
