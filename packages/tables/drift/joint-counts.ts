import { jointCounts, type JointCounts } from '#core/drift/joint-counts.ts';
import { guessBits } from '#core/profile/guess-bits.ts';
import { countNear } from '../profile/count-near.ts';
import type { Table, TableColumn } from '../table.ts';

export interface JointColumn {
  readonly name: string;
  /** Finite extremes of the reference. */
  readonly min: number;
  readonly max: number;
  /** Rows of both sides together. */
  readonly rows: number;
}

export interface TablePair {
  readonly reference: Table;
  readonly current: Table;
}

/** So many cells that at five million rows the bounds leave few values open: reading these again costs more than cells do. */
const cellsPerColumn = 2 ** 17;

/** Counts of both tables in the same fine cells, by column: one pass over each table. */
export async function countJointly(
  pair: TablePair,
  columns: readonly JointColumn[],
  budget = cellsPerColumn,
): Promise<Map<string, JointCounts>> {
  const asked = columns.map((column) => {
    const bits = guessBits({ ...column, count: column.rows, isInteger: false }, budget);
    return { ...column, bits, count: column.rows, areHalved: false };
  });
  // While one table's batches are counted here, the engine reads the other's.
  const [reference, current] = await Promise.all([
    countNear(pair.reference, asked),
    countNear(pair.current, asked),
  ]);
  return new Map(
    asked.map(({ name, bits }) => {
      const sides = [reference.get(name)!, current.get(name)!] as const;
      return [name, jointCounts(sides, { bits, isInteger: isIntegerIn(pair, name) })];
    }),
  );
}

function columnOf(table: Table, name: string): TableColumn {
  return table.columns.find((column) => column.name === name)!;
}

function isIntegerIn({ reference, current }: TablePair, name: string): boolean {
  return [reference, current].every((table) => columnOf(table, name).type === 'integer');
}
