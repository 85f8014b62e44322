import {
  boundDistance,
  distanceWithin,
  type CellRange,
  type JointCells,
  type OpenValues,
} from '#core/drift/joint-cells.ts';
import { guessBits } from '#core/profile/guess-bits.ts';
import type { TableEngine } from '../engine.ts';
import { doubleLiteral, doubleOf } from '../number-sql.ts';
import { roundedSql } from '../profile/count-cells.ts';
import type { Table, TableColumn } from '../table.ts';

export interface JointColumn {
  readonly name: string;
  /** Finite extremes of both sides together. */
  readonly min: number;
  readonly max: number;
  /** Rows of both sides together. */
  readonly rows: number;
}

export interface TablePair {
  readonly reference: Table;
  readonly current: Table;
}

/** So many cells that at five million rows the bounds leave a few percent of the values open. */
const cellsPerColumn = 65_536;
const columnsAtOnce = 25;

/** Counts of both tables in the same fine cells, by column: each column of each table is read once. */
export async function countJointly(
  engine: TableEngine,
  pair: TablePair,
  columns: readonly JointColumn[],
): Promise<Map<string, JointCells>> {
  const counted = new Map<string, JointCells>();
  for (let start = 0; start < columns.length; start += columnsAtOnce) {
    const some = columns.slice(start, start + columnsAtOnce);
    const branches = some.map((column, index) => jointSql(pair, column, index));
    const relation = `(${branches.join(' UNION ALL ')} ORDER BY c, near)`;
    const rows = await engine.readNumbers(numbersTable(relation, answers), answers);
    const [c, near, reference, current] = answers.map((name) => rows.get(name)!);
    for (const [index, column] of some.entries()) {
      const [from, to] = [c!.indexOf(index), c!.lastIndexOf(index) + 1];
      counted.set(column.name, {
        near: near!.subarray(from, to),
        reference: reference!.subarray(from, to),
        current: current!.subarray(from, to),
        bits: bitsOf(column),
        isInteger: isIntegerIn(pair, column.name),
      });
    }
  }
  return counted;
}

const answers = ['c', 'near', 'reference', 'current'];

function numbersTable(relation: string, names: readonly string[]): Table {
  const columns = names.map((name) => ({ name, type: 'number', sqlType: 'DOUBLE' }) as const);
  return { source: 'counts', files: [], columns, relation };
}

function jointSql(pair: TablePair, column: JointColumn, index: number): string {
  const near = roundedSql({ ...column, bits: bitsOf(column) });
  const side = (table: Table, counts: string): string =>
    `SELECT near, ${counts} FROM (SELECT ${near} AS near FROM (${finiteSql(table, column.name)})) GROUP BY near`;
  return (
    `SELECT ${index} AS c, near, sum(r) AS reference, sum(k) AS "current" FROM (` +
    `${side(pair.reference, 'count(*) AS r, 0 AS k')} UNION ALL ${side(pair.current, '0 AS r, count(*) AS k')}) GROUP BY near`
  );
}

function finiteSql(table: Table, name: string, where = 'true'): string {
  const column = columnOf(table, name);
  const values = `SELECT ${doubleOf(column)} AS x FROM ${table.relation}`;
  // Comparisons with infinity leave out null, infinite values and NaN, which the engine sorts above all.
  return `SELECT x FROM (${values}) WHERE x > ${doubleLiteral(-Infinity)} AND x < ${doubleLiteral(Infinity)} AND ${where}`;
}

function columnOf(table: Table, name: string): TableColumn {
  return table.columns.find((column) => column.name === name)!;
}

function isIntegerIn({ reference, current }: TablePair, name: string): boolean {
  return [reference, current].every((table) => columnOf(table, name).type === 'integer');
}

function bitsOf({ min, max, rows }: JointColumn): number {
  return guessBits({ count: rows, min, max, isInteger: false }, cellsPerColumn);
}

/** sup |F − G|, exactly: what the counts of cells leave open is read value by value. */
export async function exactDistance(
  engine: TableEngine,
  pair: TablePair,
  { column, cells }: { readonly column: JointColumn; readonly cells: JointCells },
): Promise<number> {
  const { lower, open } = boundDistance(cells);
  if (open.length === 0) return lower;
  const ranges = joinRanges(open);
  const values = await openValues(engine, pair, { column, cells, ranges });
  return Math.max(lower, ...ranges.map((range, at) => distanceWithin(cells, range, values[at]!)));
}

/** As many ranges one query asks for; what lies between two of them is read along. */
const mostRanges = 100;

function joinRanges(open: readonly CellRange[]): CellRange[] {
  const gaps = open.slice(1).map((range, at) => range.first - open[at]!.last);
  const widest = [...gaps].sort((a, b) => b - a)[mostRanges - 2] ?? 0;
  const ranges = [open[0]!];
  for (const [at, range] of open.slice(1).entries()) {
    if (gaps[at]! > widest && ranges.length < mostRanges) ranges.push(range);
    else ranges[ranges.length - 1] = { ...ranges.at(-1)!, last: range.last };
  }
  return ranges;
}

interface OpenRequest {
  readonly column: JointColumn;
  readonly cells: JointCells;
  readonly ranges: readonly CellRange[];
}

async function openValues(
  engine: TableEngine,
  pair: TablePair,
  { column, cells, ranges }: OpenRequest,
): Promise<OpenValues[]> {
  const near = roundedSql({ ...column, bits: cells.bits });
  const ends = ranges.map(({ first, last }) => [cells.near[first]!, cells.near[last]!] as const);
  // Which range a value lies in is asked of its rounded value, as when it was counted.
  const cases = ends.map(
    ([low, high], at) =>
      `WHEN near >= ${doubleLiteral(low)} AND near <= ${doubleLiteral(high)} THEN ${at}`,
  );
  const wide = 1 + 2 ** (1 - cells.bits);
  const around = ([low, high]: readonly [number, number]): string =>
    `x >= ${doubleLiteral(low - Math.abs(low) * (wide - 1))} AND x <= ${doubleLiteral(high + Math.abs(high) * (wide - 1))}`;
  const where = `(${ends.map((one) => `(${around(one)})`).join(' OR ')})`;
  const side = (table: Table, counts: string): string =>
    `SELECT x, CASE ${cases.join(' ')} END AS c, ${counts} FROM (SELECT x, ${near} AS near FROM (${finiteSql(table, column.name, where)})) GROUP BY ALL`;
  const relation =
    `(SELECT c, x, sum(r) AS reference, sum(k) AS "current" FROM (` +
    `${side(pair.reference, 'count(*) AS r, 0 AS k')} UNION ALL ${side(pair.current, '0 AS r, count(*) AS k')}) ` +
    `WHERE c IS NOT NULL GROUP BY c, x ORDER BY c, x)`;
  const names = ['c', 'x', 'reference', 'current'];
  const rows = await engine.readNumbers(numbersTable(relation, names), names);
  const [c, values, reference, current] = names.map((name) => rows.get(name)!);
  return ranges.map((_range, at) => {
    const [from, to] = [c!.indexOf(at), c!.lastIndexOf(at) + 1];
    return {
      values: values!.subarray(from, to),
      reference: reference!.subarray(from, to),
      current: current!.subarray(from, to),
    };
  });
}
