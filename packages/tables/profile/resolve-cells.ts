import { cellsPerColumn, chooseCells } from '#core/profile/choose-cells.ts';
import {
  cellsOfValues,
  chooseMerged,
  mostDiscreteValues,
  valuesOfCells,
} from '#core/profile/describe-cells.ts';
import { mostBits, type Octave } from '#core/profile/dyadic-cells.ts';
import { guessBits } from '#core/profile/guess-bits.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import type { ProfiledColumn } from './column-facts.ts';
import { countCells, type CellRequest, type CountedColumn } from './count-cells.ts';
import { countDoubles, sketchDistinct } from './count-doubles.ts';

/** A column as its profile needs it: every value, when there are few, or the cells that were chosen. */
export type ResolvedNumbers =
  | { readonly values: readonly (readonly [number, number])[] }
  | CountedColumn;

/** Up to here distinct values are counted one by one when cells do not tell. */
const mostListed = 4096;

interface Open {
  readonly column: ProfiledColumn;
  readonly bits: number;
}

/**
 * Cells of numeric columns in the resolution that `chooseCells` wants: one pass for nearly all, more for columns whose
 * values lie closer together than their extremes let guess. Columns of few values are counted value by value.
 */
export async function resolveCells(
  engine: TableEngine,
  table: Table,
  columns: readonly ProfiledColumn[],
): Promise<Map<string, ResolvedNumbers>> {
  const budget = cellsPerColumn(table.columns.length);
  const resolved = new Map<string, ResolvedNumbers>();
  let open: Open[] = columns.map((column) => {
    const { present: count, min = 0, max = 0 } = column;
    const isInteger = column.type === 'integer';
    return { column, bits: guessBits({ count, min, max, isInteger }, budget) };
  });
  for (let step = 4; open.length > 0; step *= 2) {
    const counted = await countCells(
      table,
      open.map((one) => requestOf(one)),
    );
    const coarse: Open[] = [];
    for (const one of open) {
      const found = resolutionOf(one, counted.get(one.column.name)!, budget);
      if (found) resolved.set(one.column.name, found);
      else coarse.push(one);
    }
    const listed = await listFewValues(
      engine,
      table,
      coarse.map(({ column }) => column),
    );
    for (const [name, values] of listed) resolved.set(name, values);
    const rest = coarse.filter(({ column }) => !listed.has(column.name));
    for (const one of rest.filter(({ bits }) => bits === mostBits)) {
      const found = counted.get(one.column.name)!;
      const octaves = finestOctaves(found.octaves, one.column, budget);
      resolved.set(one.column.name, { ...found, octaves });
    }
    open = rest
      .filter(({ bits }) => bits < mostBits)
      .map(({ column, bits }) => ({ column, bits: Math.min(mostBits, bits + step) }));
  }
  return resolved;
}

function requestOf({ column, bits }: Open): CellRequest {
  const { min = 0, max = 0, present: count, hasSpecials } = column;
  return { column: column.column, bits, min, max, count, hasSpecials };
}

function resolutionOf(
  { column }: Open,
  { octaves, zeros, moments }: CountedColumn,
  budget: number,
): ResolvedNumbers | undefined {
  const isInteger = column.type === 'integer';
  const cells = octaves.reduce((sum, octave) => sum + octave.cells.size, zeros > 0 ? 1 : 0);
  if (areSafe(column) && cells <= mostDiscreteValues) {
    // Whole numbers in cells of their own are known one by one; other values may share a cell.
    const values = isInteger ? valuesOfCells({ octaves, zeros }) : undefined;
    return values && { values };
  }
  const choice = chooseCells(octaves, { cells: budget, isInteger });
  return 'octaves' in choice ? { octaves: choice.octaves, zeros, moments } : undefined;
}

/** More than a few values that differ by less than the smallest cells: finer it does not get. */
function finestOctaves(
  octaves: readonly Octave[],
  { type }: ProfiledColumn,
  budget: number,
): readonly Octave[] {
  return chooseMerged(octaves, { cells: budget, isInteger: type === 'integer' });
}

/** Neighbouring whole numbers beyond 2^53 meet in one double. */
function areSafe({ type, min, max }: ProfiledColumn): boolean {
  return type !== 'integer' || (Number.isSafeInteger(min) && Number.isSafeInteger(max));
}

/** Of columns that look as if they had few values: a sketch says whether it is worth counting them one by one. */
async function listFewValues(
  engine: TableEngine,
  table: Table,
  columns: readonly ProfiledColumn[],
): Promise<Map<string, ResolvedNumbers>> {
  const distinct = await sketchDistinct(engine, table, columns);
  const few = columns.filter(
    ({ name, present }) => Math.min(present, distinct.get(name)!) <= mostListed,
  );
  const counted = await countDoubles(engine, table, few);
  const budget = cellsPerColumn(table.columns.length);
  return new Map(
    few.map((column): [string, ResolvedNumbers] => {
      const values = counted.get(column.name)!;
      if (areSafe(column) && values.length <= mostDiscreteValues) return [column.name, { values }];
      const isInteger = column.type === 'integer';
      const { octaves, zeros } = cellsOfValues(values, isInteger);
      const choice = chooseCells(octaves, { cells: budget, isInteger });
      if ('unresolved' in choice) throw new Error(`${column.name}: values are as fine as it gets`);
      return [column.name, { octaves: choice.octaves, zeros }];
    }),
  );
}
