import { RuleProblem, type ColumnShape } from './check-kind.ts';

/** @throws RuleProblem when the column does not hold dates or times. */
export function requireTimes(check: string, column: ColumnShape): void {
  if (column.type === 'date' || column.type === 'timestamp') return;
  throw new RuleProblem(
    `${check} needs dates or times: '${column.name}' is of type ${column.type}`,
  );
}
