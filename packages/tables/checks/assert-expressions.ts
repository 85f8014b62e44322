import { measuresOf, type PlannedCheck } from '#core/contract/planned-check.ts';
import type { Condition } from '#core/contract/condition.ts';
import { CannotRunError, cannotRun, type Problem } from '#core/verdict/errors.ts';
import { engineReason } from '../engine-reason.ts';
import type { Table } from '../table.ts';
import type { OtherTables } from './measure-sql.ts';
import { measureTables } from './measure-tables.ts';

/**
 * Asks the engine about every SQL expression and pattern of the plan before anything is measured.
 * @throws CannotRunError with each wrong one at the place of its rule.
 */
export async function assertExpressions(
  checks: readonly PlannedCheck[],
  splits: OtherTables['splits'],
): Promise<void> {
  const problems = new Map<string, Problem>();
  for (const { split, plan, location, check } of checks) {
    const { table } = splits.get(split)!;
    for (const part of plan.failing ? partsOf(plan.failing) : []) {
      const message = await problemOf(part, table);
      if (message === undefined) continue;
      problems.set(JSON.stringify(location), {
        code: part.kind === 'sql' ? 'expression' : 'regex',
        subject: check,
        message,
        location,
      });
    }
  }
  if (problems.size > 0) throw new CannotRunError([...problems.values()]);
}

async function problemOf(part: Condition, table: Table): Promise<string | undefined> {
  const { engine } = table;
  if (part.kind === 'matches') {
    const problem = engine.dialect.patternProblem(part.pattern);
    return problem && `${engine.dialect.name} cannot match ${part.pattern}: ${problem}`;
  }
  if (part.kind !== 'sql') return undefined;
  try {
    await engine.assertExpression(table, part.text);
    return undefined;
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    return error.problems.map((problem) => problem.message).join('; ');
  }
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
    plan.failing !== undefined && partsOf(plan.failing).some(({ kind }) => kind === 'sql');
  if (!checks.some((planned) => hasExpression(planned))) throw failure.error;
  const others = checks.filter((planned) => !hasExpression(planned));
  await measureTables(measuresOf(others), failure.tables);
  for (const planned of checks.filter((one) => hasExpression(one))) {
    const { check, location } = planned;
    try {
      await measureTables(measuresOf([planned]), failure.tables);
    } catch (cause) {
      const message = `the expression fails on a value: ${engineReason(cause)}. Use TRY_CAST, or CASE to leave such rows out`;
      throw cannotRun('expression', check, message, { cause, location });
    }
  }
  throw failure.error;
}

/** The conditions that a condition is made of. */
function partsOf(condition: Condition): Condition[] {
  switch (condition.kind) {
    case 'not':
      return partsOf(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap((part) => partsOf(part));
    default:
      return [condition];
  }
}
