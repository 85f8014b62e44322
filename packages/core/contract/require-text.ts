import { RuleProblem, type ColumnShape } from './check-kind.ts';

/** @throws RuleProblem when the column does not hold text. */
export function requireText(check: string, column: ColumnShape): void {
  if (column.type === 'string') return;
  throw new RuleProblem(
    `${check} needs text: '${column.name}' is of type ${column.type}; declare 'type: string' for a CSV or TSV column, or use range`,
  );
}
