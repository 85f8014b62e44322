import { cellsPerColumn, chooseCells } from '#core/profile/choose-cells.ts';
import {
  celledNumbers,
  cellsOfValues,
  discreteNumbers,
  mostDiscreteValues,
} from '#core/profile/describe-cells.ts';
import type { ColumnProfile } from '#core/profile/profile.ts';
import { momentsOfCounts } from '#core/profile/summary-numbers.ts';

/** The profile of a column of finite numbers, straight from its values; at least one. */
export function numericProfileOf(values: readonly number[], columns = 1): ColumnProfile {
  const isInteger = values.every((value) => Number.isSafeInteger(value));
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value + 0, (counts.get(value + 0) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const moments = momentsOfCounts(
    sorted.map(([value]) => value),
    sorted.map(([, count]) => count),
  );
  const base = { rows: values.length, missing: 0, infinite: 0 };
  const type = isInteger ? 'integer' : 'number';
  if (sorted.length <= mostDiscreteValues) {
    const role = sorted.length === 1 ? 'constant' : 'numeric';
    return { type, role, ...base, numeric: discreteNumbers(sorted, moments) };
  }
  const { octaves, zeros } = cellsOfValues(sorted, isInteger);
  const choice = chooseCells(octaves, { cells: cellsPerColumn(columns), isInteger });
  if ('unresolved' in choice) throw new Error('values are as fine as it gets');
  const [min, max] = [sorted[0]![0], sorted.at(-1)![0]];
  const numeric = celledNumbers(choice.octaves, zeros, { min, max, ...moments });
  return { type, role: 'numeric', ...base, numeric };
}
