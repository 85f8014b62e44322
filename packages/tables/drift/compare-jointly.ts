import { jointBins, type JointCells } from '#core/drift/joint-cells.ts';
import { discreteNumbers, mostDiscreteValues } from '#core/profile/describe-cells.ts';
import type { TableEngine } from '../engine.ts';
import { countDoubles, sketchDistinct } from '../profile/count-doubles.ts';
import type { Table } from '../table.ts';
import type { CountedColumn } from './compare-numeric.ts';
import { countCurrent, type FilledColumn } from './count-current.ts';
import { countJointly, exactDistance, type JointColumn, type TablePair } from './joint-counts.ts';

/**
 * Columns of two large tables: counted in the same fine cells, and the largest distance found exactly without holding or
 * sorting all values. Where the reference has few values, counting these on the current side says everything.
 */
export async function compareJointly(
  engine: TableEngine,
  pair: TablePair,
  filled: readonly FilledColumn[],
): Promise<Map<string, CountedColumn>> {
  const continuous = filled.filter(({ profile }) => profile.numeric!.discrete !== true);
  const requests = continuous.map((one) => jointColumn(one));
  const cells = await countJointly(engine, pair, requests);
  const few = await withFewValues(engine, pair.reference, continuous, cells);
  const counted = new Map<string, CountedColumn>();
  for (const request of requests) {
    const own = cells.get(request.name)!;
    if (few.has(request.name)) continue;
    const planned = continuous.find(({ column }) => column === request.name)!;
    const distance = await exactDistance(engine, pair, { column: request, cells: own });
    counted.set(request.name, jointly(planned, own, distance));
  }
  const discrete = filled
    .filter(({ column }) => !counted.has(column))
    .map((one) => few.get(one.column) ?? one);
  const counts = await countCurrent(engine, pair.current, discrete);
  for (const planned of discrete) {
    const own = counts.get(planned.column)!;
    counted.set(planned.column, { planned, counts: own, known: {} });
  }
  return counted;
}

function jointColumn({ column, profile, summary }: FilledColumn): JointColumn {
  const { min, max } = profile.numeric!;
  return {
    name: column,
    min: Math.min(min, summary.min),
    max: Math.max(max, summary.max),
    rows: profile.rows * 2,
  };
}

function jointly(planned: FilledColumn, cells: JointCells, distance: number): CountedColumn {
  const { edges, reference, current, below, above } = jointBins(cells);
  return {
    planned,
    counts: { counts: current, below, above },
    known: { fine: { edges, counts: reference }, distance },
  };
}

/** Columns of which the reference has few distinct values, with these as their profile. */
async function withFewValues(
  engine: TableEngine,
  reference: Table,
  columns: readonly FilledColumn[],
  cells: ReadonlyMap<string, JointCells>,
): Promise<Map<string, FilledColumn>> {
  const byName = new Map(reference.columns.map((column) => [column.name, column]));
  const candidates = columns
    .filter(({ column }) => filledCells(cells.get(column)!) <= mostDiscreteValues)
    .map((planned) => ({
      name: planned.column,
      column: byName.get(planned.column)!,
      hasSpecials: true,
      planned,
    }));
  const distinct = await sketchDistinct(engine, reference, candidates);
  const likely = candidates.filter(({ name }) => distinct.get(name)! <= 2 * mostDiscreteValues);
  const values = await countDoubles(engine, reference, likely);
  return new Map(
    likely.flatMap(({ name, planned }): [string, FilledColumn][] => {
      const own = values.get(name)!;
      if (own.length > mostDiscreteValues) return [];
      const numeric = discreteNumbers(own, planned.profile.numeric!);
      return [[name, { ...planned, profile: { ...planned.profile, numeric } }]];
    }),
  );
}

function filledCells({ reference }: JointCells): number {
  return reference.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
}
