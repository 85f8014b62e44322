import {
  boundDistance,
  distanceInside,
  rangesOf,
  type JointCells,
  type OpenValues,
} from '#core/drift/joint-cells.ts';
import { jointCounts, type JointCounts } from '#core/drift/joint-counts.ts';
import { guessBits } from '#core/profile/guess-bits.ts';
import type { TableEngine } from '../engine.ts';
import { doubleLiteral } from '../double-literal.ts';
import { doubleOf } from '../number-sql.ts';
import { roundedSql } from '../profile/count-cells.ts';
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

function numbersTable(engine: TableEngine, relation: string, names: readonly string[]): Table {
  const columns = names.map((name) => ({ name, type: 'number', sqlType: 'DOUBLE' }) as const);
  return { source: 'counts', files: [], columns, engine, relation };
}

/** @param where a condition that null, NaN and infinity do not meet. */
function finiteSql(table: Table, { name }: JointColumn, where: string): string {
  const values = `SELECT ${doubleOf(columnOf(table, name), table.engine.dialect)} AS x FROM ${table.relation}`;
  return `SELECT x FROM (${values}) WHERE ${where}`;
}

function columnOf(table: Table, name: string): TableColumn {
  return table.columns.find((column) => column.name === name)!;
}

function isIntegerIn({ reference, current }: TablePair, name: string): boolean {
  return [reference, current].every((table) => columnOf(table, name).type === 'integer');
}

/** sup |F − G|, exactly: what the counts of cells leave open is read value by value. */
export async function exactDistance(
  engine: TableEngine,
  pair: TablePair,
  counted: { readonly column: JointColumn; readonly cells: JointCells },
): Promise<number> {
  const { lower, open } = boundDistance(counted.cells);
  if (open.length === 0) return lower;
  const values = await openValues(engine, pair, { ...counted, open });
  return Math.max(lower, distanceInside(counted.cells, values));
}

/** Every row is compared with so many ranges; only rows within them are rounded and looked up. */
const mostRanges = 4;

interface OpenRequest {
  readonly column: JointColumn;
  readonly cells: JointCells;
  readonly open: readonly number[];
}

async function openValues(
  engine: TableEngine,
  pair: TablePair,
  { column, cells, open }: OpenRequest,
): Promise<OpenValues> {
  const rounded = roundedSql({ ...column, bits: cells.bits });
  // A rounded value is off by at most half a step: wider than that loses no value, and the rounded value decides.
  const slack = 2 ** -cells.bits;
  const within = (first: number, last: number): string => {
    const [low, high] = [cells.near[first]!, cells.near[last]!];
    return `x >= ${doubleLiteral(low - Math.abs(low) * slack)} AND x <= ${doubleLiteral(high + Math.abs(high) * slack)}`;
  };
  // One range around all comes first: the engine pushes it down to the scan, alternatives it does not.
  const hull = within(open[0]!, open.at(-1)!);
  const ranges = rangesOf(cells, open, mostRanges).map(({ first, last }) => within(first, last));
  const where = `${hull} AND (${ranges.join(' OR ')})`;
  const cellsAsked = open.map((cell) => doubleLiteral(cells.near[cell]!)).join(', ');
  const side = (table: Table, counts: string): string =>
    `SELECT near, x, ${counts} FROM (SELECT x, ${rounded} AS near FROM (${finiteSql(table, column, where)})) ` +
    `WHERE near IN (${cellsAsked}) GROUP BY near, x`;
  const relation =
    `(SELECT near, x, sum(r) AS reference, sum(k) AS "current" FROM (` +
    `${side(pair.reference, 'count(*) AS r, 0 AS k')} UNION ALL ${side(pair.current, '0 AS r, count(*) AS k')}) ` +
    `GROUP BY near, x ORDER BY near, x)`;
  const names = ['near', 'x', 'reference', 'current'];
  const rows = await engine.readNumbers(numbersTable(engine, relation, names), names);
  const [near, values, reference, current] = names.map((name) => rows.get(name)!);
  return { near: near!, values: values!, reference: reference!, current: current! };
}
