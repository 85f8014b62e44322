import type { PlannedCheck } from '#core/contract/planned-check.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { Table } from '../table.ts';
import type { OtherTables } from './checked-table.ts';

/**
 * A rule that compares two tables is answered by one statement, so that one engine must hold both; and only a file has
 * an order of rows.
 * @throws CannotRunError at the place of every rule for which that is not so.
 */
export function assertAnswerable(checks: readonly PlannedCheck[], tables: OtherTables): void {
  const problems = checks.flatMap((planned): Problem[] => {
    const { check, location } = planned;
    const own = tables.splits.get(planned.split)!.table;
    return [...apartProblems(planned, own, tables), ...orderProblems(planned, own)].map(
      ({ code, message }) => ({ code, subject: check, message, location }),
    );
  });
  if (problems.length > 0) throw new CannotRunError(problems);
}

type Reason = Pick<Problem, 'code' | 'message'>;

function apartProblems(planned: PlannedCheck, own: Table, tables: OtherTables): Reason[] {
  const apart = othersOf(planned, tables).find(({ engine }) => engine !== own.engine);
  if (!apart) return [];
  const message = `${own.source} and ${apart.source} cannot be compared: ${placeOf(own)} holds the one, ${placeOf(apart)} the other. Bring both to one place`;
  return [{ code: 'two-engines', message }];
}

function orderProblems({ plan }: PlannedCheck, { source, files }: Table): Reason[] {
  const needsFile = Object.values(plan.measures).some(
    (measure) => measure.kind === 'disorder' && measure.orderBy === undefined,
  );
  if (!needsFile || files.length > 0) return [];
  const message = `the rows of ${source} have no order of their own, as a file's have: say with 'order_by' which column gives it`;
  return [{ code: 'no-order', message }];
}

function othersOf({ plan }: PlannedCheck, { splits, references }: OtherTables): Table[] {
  return Object.values(plan.measures).flatMap((measure) => {
    if (measure.kind === 'orphans') return [references.get(measure.to)!];
    if (measure.kind === 'shared') return [splits.get(measure.with)!.table];
    if (measure.kind === 'not-later') return [splits.get(measure.than)!.table];
    // A query of the user's may name every split.
    return measure.kind === 'query' ? [...splits.values()].map(({ table }) => table) : [];
  });
}

function placeOf({ engine, files }: Table): string {
  return files.length > 0 ? 'this machine' : `a ${engine.dialect.name} server`;
}
