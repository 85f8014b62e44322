import { measuresOf, type PlannedCheck } from '#core/contract/planned-check.ts';
import type { CheckPlan } from '#core/contract/check-kind.ts';
import type { Condition } from '#core/contract/condition.ts';
import { CannotRunError, cannotRun, type Problem } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import { readEngineError } from '../duckdb/engine-error.ts';
import type { OtherTables } from './checked-table.ts';
import { queryTables } from './measure-queries.ts';
import { measureTables } from './measure-tables.ts';

/**
 * Asks the engine about every SQL expression and query of the plan before anything is measured.
 * @throws CannotRunError with each wrong expression at the place of its rule.
 */
export async function assertExpressions(
  engine: TableEngine,
  checks: readonly PlannedCheck[],
  splits: OtherTables['splits'],
): Promise<void> {
  const problems = new Map<string, Problem>();
  for (const { split, plan, location, check } of checks) {
    const { table } = splits.get(split)!;
    const asked = [
      ...expressionsOf(plan).map((text) => () => engine.assertExpression(table, text)),
      ...queriesOf(plan).map(
        (text) => () => engine.assertQuery(queryTables(split, { splits }), text),
      ),
    ];
    for (const assert of asked) {
      try {
        await assert();
      } catch (error) {
        if (!(error instanceof CannotRunError)) throw error;
        const message = error.problems.map((problem) => problem.message).join('; ');
        const [{ code }] = error.problems as [Problem];
        problems.set(JSON.stringify(location), { code, subject: check, message, location });
      }
    }
  }
  if (problems.size > 0) throw new CannotRunError([...problems.values()]);
}

/**
 * An expression that is right can still fail on a value: `CAST(code AS INTEGER)` of 'abc'. Finds the rule whose
 * expression broke a scan by asking for each alone, once the data is known to be readable without them.
 * @throws CannotRunError at the place of the rule; the error itself when no expression is to blame.
 */
export async function blameExpression(
  engine: TableEngine,
  checks: readonly PlannedCheck[],
  failure: { readonly error: unknown; readonly tables: OtherTables },
): Promise<never> {
  const hasExpression = ({ plan }: PlannedCheck): boolean =>
    expressionsOf(plan).length + queriesOf(plan).length > 0;
  const others = checks.filter((planned) => !hasExpression(planned));
  await measureTables(engine, measuresOf(others), failure.tables);
  for (const planned of checks.filter((one) => hasExpression(one))) {
    const { check, location } = planned;
    try {
      await measureTables(engine, measuresOf([planned]), failure.tables);
    } catch (cause) {
      const what = queriesOf(planned.plan).length > 0 ? 'query' : 'expression';
      const message = `the ${what} fails on a value: ${reasonOf(cause)}. Use TRY_CAST, or CASE to leave such rows out`;
      throw cannotRun(what, check, message, { cause, location });
    }
  }
  throw failure.error;
}

/** What the engine itself said, also when it was taken for damaged data. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message: string; cause?: unknown };
  const reason = readEngineError(error)?.message ?? readEngineError(cause)?.message ?? message;
  return reason.split('\n')[0]!;
}

function expressionsOf({ failing }: CheckPlan): string[] {
  return failing ? expressionsIn(failing) : [];
}

function queriesOf({ measures }: CheckPlan): string[] {
  return Object.values(measures).flatMap((one) => (one.kind === 'query' ? [one.text] : []));
}

function expressionsIn(condition: Condition): string[] {
  switch (condition.kind) {
    case 'sql':
      return [condition.text];
    case 'not':
      return expressionsIn(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap((part) => expressionsIn(part));
    default:
      return [];
  }
}
