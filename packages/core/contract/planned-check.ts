import type { Finding, Location, Severity } from '../verdict/finding.ts';
import type { CheckPlan, Judgement } from './check-kind.ts';
import type { Condition } from './condition.ts';
import { measureId, type Measured, type MeasureRequest } from './measure.ts';

/** A check on one table, ready to be measured and judged. */
export interface PlannedCheck {
  /** As the user writes it. */
  readonly check: string;
  /** With the split before it, when there are several. */
  readonly subject: string;
  readonly severity: Severity;
  readonly location: Location;
  /** The data it speaks of, as the user gave it. */
  readonly source: string;
  readonly split: string | undefined;
  readonly plan: CheckPlan;
  /** The stricter form that only warns, where the check has both `error` and `warn`. */
  readonly warning?: CheckPlan;
}

/** Every measure that the checks need; equal ones once. */
export function measuresOf(checks: readonly PlannedCheck[]): MeasureRequest[] {
  const requests = checks.flatMap(({ split, plan, warning }) =>
    [plan, ...(warning ? [warning] : [])].flatMap((one) =>
      Object.values(one.measures).map((measure) => request(split, measure)),
    ),
  );
  return [...new Map(requests.map((one) => [one.id, one])).values()];
}

/** Asks for the first failing row of every check that failed by rows: a second pass, only when there is a fault. */
export function firstRowsOf(
  checks: readonly PlannedCheck[],
  measured: ReadonlyMap<string, Measured>,
): MeasureRequest[] {
  return checks.flatMap(({ split, plan }) => {
    if (!plan.failing || Number(resultsOf(split, plan, measured)['failing']) === 0) return [];
    return [request(split, { kind: 'first-row', where: plan.failing })];
  });
}

/** A check that did not pass, with a way to find the rows to blame. */
export interface FailedCheck {
  readonly planned: PlannedCheck;
  readonly where: Condition;
}

/** The checks of single rows that did not pass. */
export function failedByRows(
  checks: readonly PlannedCheck[],
  measured: ReadonlyMap<string, Measured>,
): FailedCheck[] {
  return checks.flatMap((planned) => {
    const where = planned.plan.failing;
    if (!where || judgeLevels(planned, measured).judgement.outcome === 'pass') return [];
    return [{ planned, where }];
  });
}

/** The line of the file in which a row starts, by row, by split: what is known of them. */
export type RowLines = ReadonlyMap<string | undefined, ReadonlyMap<number, number>>;

/** The first failing rows of all checks, by split. */
export function rowsToPlace(
  checks: readonly PlannedCheck[],
  measured: ReadonlyMap<string, Measured>,
): Map<string | undefined, number[]> {
  const rows = new Map<string | undefined, number[]>();
  for (const planned of checks) {
    const row = firstRowOf(planned, measured);
    if (row !== undefined) rows.set(planned.split, [...(rows.get(planned.split) ?? []), row]);
  }
  return rows;
}

/** What to do about a failed check; ends its message. */
export const advice = '. Correct the data, or the rule if it is wrong';

/** One finding for each check, in their order. */
export function judgeChecks(
  checks: readonly PlannedCheck[],
  measured: ReadonlyMap<string, Measured>,
  lines: RowLines = new Map(),
): Finding[] {
  return checks.map((planned) => {
    const { check, subject, location, source, split, plan, warning } = planned;
    const { judgement, severity } = judgeLevels(planned, measured);
    const { outcome, observed, message, needed } = judgement;
    const row = outcome === 'pass' ? undefined : firstRowOf(planned, measured);
    const where = row === undefined ? '' : `; the first is ${placeOf(row, lines.get(split))}`;
    return {
      check,
      subject,
      verdict: verdictOf(outcome, severity),
      severity,
      observed,
      expected: warning
        ? `fails unless ${plan.expected}; warns unless ${warning.expected}`
        : plan.expected,
      ...(needed === undefined ? {} : { needed }),
      message: `${source}: ${subject}: ${message}${where}${outcome === 'fail' ? advice : ''}`,
      location,
    };
  });
}

/** By `error` first; what passes that may still warn. */
function judgeLevels(
  { split, severity, plan, warning }: PlannedCheck,
  measured: ReadonlyMap<string, Measured>,
): { readonly judgement: Judgement; readonly severity: Severity } {
  const judgement = plan.judge(resultsOf(split, plan, measured));
  if (judgement.outcome !== 'pass' || !warning) return { judgement, severity };
  const second = warning.judge(resultsOf(split, warning, measured));
  return { judgement: second, severity: second.outcome === 'pass' ? severity : 'warning' };
}

function firstRowOf(
  { split, plan }: PlannedCheck,
  measured: ReadonlyMap<string, Measured>,
): number | undefined {
  const row = plan.failing
    ? measured.get(measureId(split, { kind: 'first-row', where: plan.failing }))
    : plan.firstRow?.(resultsOf(split, plan, measured));
  return typeof row === 'number' ? row : undefined;
}

/** Lines for an editor, rows for a program: a quoted line break moves one away from the other. */
function placeOf(row: number, lines: ReadonlyMap<number, number> | undefined): string {
  const line = lines?.get(row);
  return line === undefined ? `data row ${row}` : `line ${line} (data row ${row})`;
}

function request(split: string | undefined, measure: MeasureRequest['measure']): MeasureRequest {
  return { id: measureId(split, measure), split, measure };
}

function resultsOf(
  split: string | undefined,
  plan: CheckPlan,
  measured: ReadonlyMap<string, Measured>,
): Record<string, Measured> {
  const named = Object.entries(plan.measures).map(([name, measure]) => {
    const result = measured.get(measureId(split, measure));
    // A count that got lost must not read as 0.
    if (result === undefined) throw new Error(`the engine left out the measure '${name}'`);
    return [name, result] as const;
  });
  return Object.fromEntries(named);
}

function verdictOf(outcome: Judgement['outcome'], severity: Severity): Finding['verdict'] {
  if (outcome === 'pass') return 'pass';
  if (outcome === 'undecided') return 'inconclusive';
  return severity === 'error' ? 'fail' : 'warn';
}
