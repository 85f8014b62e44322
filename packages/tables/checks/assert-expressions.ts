import { measuresOf, type PlannedCheck } from '#core/contract/planned-check.ts';
import type { CheckPlan } from '#core/contract/check-kind.ts';
import type { Condition } from '#core/contract/condition.ts';
import { CannotRunError, cannotRun, type Problem } from '#core/verdict/errors.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { engineReason } from '../engine-reason.ts';
import { GuessedTypesWrong } from '../guessed-types-wrong.ts';
import type { OtherTables } from './checked-table.ts';
import { queryTables } from './measure-queries.ts';
import { measureTables } from './measure-tables.ts';

/**
 * Asks the engine about every SQL expression, query and pattern of the plan before anything is measured.
 * @throws CannotRunError with each wrong one at the place of its rule.
 */
export async function assertExpressions(
  checks: readonly PlannedCheck[],
  splits: OtherTables['splits'],
): Promise<void> {
  const problems = new Map<string, Problem>();
  for (const { split, plan, location, check } of checks) {
    const { table } = splits.get(split)!;
    const { engine } = table;
    const asked = [
      ...patternsOf(plan).map((text) => async () => assertPattern(engine.dialect, text)),
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

function assertPattern(dialect: Dialect, pattern: string): void {
  const problem = dialect.patternProblem(pattern);
  if (problem === undefined) return;
  throw cannotRun('regex', pattern, `${dialect.name} cannot match ${pattern}: ${problem}`);
}

/**
 * An expression that is right can still fail on a value: `CAST(code AS INTEGER)` of 'abc'. Finds the rule whose
 * expression broke a scan by asking for each alone, once the data is known to be readable without them.
 * @throws CannotRunError at the place of the rule; the error itself when no expression is to blame.
 */
export async function blameExpression(
  checks: readonly PlannedCheck[],
  failure: { readonly error: unknown; readonly tables: OtherTables },
): Promise<never> {
  const hasExpression = ({ plan }: PlannedCheck): boolean =>
    expressionsOf(plan).length + queriesOf(plan).length > 0;
  const isBlamed = !(failure.error instanceof GuessedTypesWrong);
  if (!isBlamed || !checks.some((planned) => hasExpression(planned))) throw failure.error;
  const others = checks.filter((planned) => !hasExpression(planned));
  await measureTables(measuresOf(others), failure.tables);
  for (const planned of checks.filter((one) => hasExpression(one))) {
    const { check, location } = planned;
    try {
      await measureTables(measuresOf([planned]), failure.tables);
    } catch (cause) {
      const what = queriesOf(planned.plan).length > 0 ? 'query' : 'expression';
      const message = `the ${what} fails on a value: ${engineReason(cause)}. Use TRY_CAST, or CASE to leave such rows out`;
      throw cannotRun(what, check, message, { cause, location });
    }
  }
  throw failure.error;
}

function expressionsOf(plan: CheckPlan): string[] {
  return partsOf(plan).flatMap((part) => (part.kind === 'sql' ? [part.text] : []));
}

function patternsOf(plan: CheckPlan): string[] {
  return partsOf(plan).flatMap((part) => (part.kind === 'matches' ? [part.pattern] : []));
}

function queriesOf({ measures }: CheckPlan): string[] {
  return Object.values(measures).flatMap((one) => (one.kind === 'query' ? [one.text] : []));
}

function partsOf({ failing }: CheckPlan): Condition[] {
  return failing ? partsIn(failing) : [];
}

/** The conditions that a condition is made of. */
function partsIn(condition: Condition): Condition[] {
  switch (condition.kind) {
    case 'not':
      return partsIn(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap((part) => partsIn(part));
    default:
      return [condition];
  }
}
