import type { ComparedColumn } from '#core/drift/assess-drift.ts';
import { compatColumn, type CompatColumn } from '#core/drift/compat/compat-input.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import type { TableEngine } from '../engine.ts';
import type { DriftData } from './compare-tables.ts';

/** Other tools hold whole columns in memory; beyond this many rows a side their numbers are not computed. */
const mostRows = 1_000_000;

/** What the tools of `compat` would be given, by column; without those for which not all values are known. */
export async function readCompatColumns(
  engine: TableEngine,
  { referenceTable, current, reference }: DriftData,
  seen: { readonly compared: readonly ComparedColumn[]; readonly rows: number },
  { compat }: Pick<DriftPolicy, 'compat'>,
): Promise<ReadonlyMap<string, CompatColumn>> {
  if (compat.length === 0 || !referenceTable) return new Map();
  if (Math.max(seen.rows, reference.rows) > mostRows) return new Map();
  const numbers = seen.compared
    .filter(({ planned }) => ['integer', 'number'].includes(planned.profile.type))
    .map(({ planned }) => planned.column)
    .filter((name) =>
      current.columns.some((one) => one.name === name && ['integer', 'number'].includes(one.type)),
    );
  const isOrdered = compat.includes('nannyml') && numbers.length > 0;
  const before = isOrdered ? await engine.readNumbers(referenceTable, numbers) : new Map();
  const after = isOrdered ? await engine.readNumbers(current, numbers) : new Map();
  const columns = new Map<string, CompatColumn>();
  for (const compared of seen.compared) {
    const { column } = compared.planned;
    const [own, other] = [before.get(column), after.get(column)];
    const ordered = own && other && { reference: finite(own), current: finite(other) };
    const found = compatColumn(compared, ordered);
    if (found) columns.set(column, found);
  }
  return columns;
}

function finite(values: Float64Array): Float64Array {
  return values.filter((value) => Number.isFinite(value));
}
