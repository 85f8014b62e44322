import type { Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { numberExpression } from './prediction-columns.ts';

interface WeightSource {
  readonly input: string;
  readonly table: Table;
  readonly columns: { readonly weight?: string };
  /** Whether the rows of this table say how much they count; else they may. */
  readonly needsWeight: boolean;
}

/** How much each row counts, as DOUBLE; `undefined` when the policy or the other table says nothing of it. */
export async function weightExpression(
  engine: TableEngine,
  source: WeightSource,
): Promise<{ expression: string } | { problem: Problem } | undefined> {
  const { table, columns, input, needsWeight } = source;
  const { weight } = columns;
  if (weight === undefined) return undefined;
  const column = table.columns.find(({ name }) => name === weight);
  if (column) return numberExpression(engine, source, column);
  if (!needsWeight) return undefined;
  const names = table.columns.map(({ name }) => name);
  const message = `${table.source} has no column '${weight}' with how much each row counts. ${suggestName(weight, names)} Name it in the policy under columns.weight`;
  return { problem: { code: 'column-missing', subject: input, message } };
}
