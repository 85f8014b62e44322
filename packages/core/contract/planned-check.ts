import type { Finding, Location, Severity } from '../verdict/finding.ts';
import type { CheckPlan, Judgement } from './check-kind.ts';
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
}

/** Every measure that the checks need; equal ones once. */
export function measuresOf(checks: readonly PlannedCheck[]): MeasureRequest[] {
  const requests = checks.flatMap(({ split, plan }) =>
    Object.values(plan.measures).map((measure) => request(split, measure)),
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

/** What to do about a failed check; ends its message. */
export const advice = '. Correct the data, or the rule if it is wrong';

/** One finding for each check, in their order. */
export function judgeChecks(
  checks: readonly PlannedCheck[],
  measured: ReadonlyMap<string, Measured>,
): Finding[] {
  return checks.map((planned) => {
    const { check, subject, severity, location, source, split, plan } = planned;
    const { outcome, observed, message } = plan.judge(resultsOf(split, plan, measured));
    const first = plan.failing
      ? measured.get(measureId(split, { kind: 'first-row', where: plan.failing }))
      : undefined;
    const where =
      typeof first === 'number' && outcome !== 'pass' ? `; the first is data row ${first}` : '';
    return {
      check,
      subject,
      verdict: verdictOf(outcome, severity),
      severity,
      observed,
      expected: plan.expected,
      message: `${source}: ${subject}: ${message}${where}${outcome === 'fail' ? advice : ''}`,
      location,
    };
  });
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
