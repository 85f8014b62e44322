import { countBetween } from '#core/profile/cell-bins.ts';
import { decodeCells } from '#core/profile/cell-text.ts';
import type { NumericProfile } from '#core/profile/profile.ts';
import type { Moments } from '#core/profile/summary-numbers.ts';
import { fineBins } from '#core/drift/numeric-bins.ts';
import type { PlannedColumn } from '#core/drift/plan-columns.ts';
import { countCells } from '../profile/count-cells.ts';
import { countInBins } from '../profile/count-in-bins.ts';
import type { Table } from '../table.ts';
import type { NumericSummary } from './column-summaries.ts';

/** Counts of the current values between the edges of the reference's `fineBins`. */
export interface CurrentCounts {
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
  /** Where the values were summed on the way. */
  readonly moments?: Moments | undefined;
}

export interface FilledColumn extends PlannedColumn {
  readonly summary: NumericSummary;
}

/**
 * Counts columns with values between the reference's edges: in the reference's own cells where it keeps cells (a pass over each
 * column, whatever the number of cells), between irregular edges where it keeps single values.
 */
export async function countCurrent(
  table: Table,
  columns: readonly FilledColumn[],
): Promise<Map<string, CurrentCounts>> {
  const celled = columns.filter(({ profile }) => profile.numeric!.cells !== undefined);
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const cells = await countCells(
    table,
    celled.map(({ column, profile, summary }) => ({
      column: byName.get(column)!,
      bits: Math.max(1, finestBits(profile.numeric!)),
      min: summary.min,
      max: summary.max,
      count: profile.rows,
      hasSpecials: summary.hasSpecials,
    })),
  );
  const discrete = columns.filter(({ profile }) => profile.numeric!.cells === undefined);
  const counted = await countInBins(
    table,
    new Map(discrete.map(({ column, profile }) => [column, fineBins(profile.numeric!).edges])),
  );
  return new Map([
    ...celled.map(({ column, profile }): [string, CurrentCounts] => {
      const { edges } = fineBins(profile.numeric!);
      const own = cells.get(column)!;
      return [column, { ...countBetween(own, edges), moments: own.roughMoments }];
    }),
    ...[...counted].map(([column, { counts, below, above }]): [string, CurrentCounts] => [
      column,
      { counts, below, above },
    ]),
  ]);
}

function finestBits({ cells }: NumericProfile): number {
  return Math.max(0, ...decodeCells(cells!)!.map(({ bits }) => bits));
}
