import {
  addCount,
  cellAbove,
  cellOf,
  type CellPosition,
  type Octave,
} from '#core/profile/dyadic-cells.ts';
import type { CountedNumbers } from '#core/profile/describe-cells.ts';
import type { Moments } from '#core/profile/summary-numbers.ts';
import { doubleLiteral } from '../double-literal.ts';
import { doubleOf } from '../number-sql.ts';
import type { Table, TableColumn } from '../table.ts';
import { canScan } from '../scan/scan-columns.ts';
import { countNear } from './count-near.ts';
import { nearMoments } from './moments-sql.ts';

export interface CellRequest {
  readonly column: TableColumn;
  /** Cells per octave, as a power of two: 1 to 40. */
  readonly bits: number;
  /** Finite extremes of the column. */
  readonly min: number;
  readonly max: number;
  /** Finite values, about. */
  readonly count: number;
  /** Whether it holds infinite values or NaN, which are left out. */
  readonly hasSpecials: boolean;
}

export interface CountedColumn extends CountedNumbers {
  /** Where they were summed on the way, without losing digits. */
  readonly moments?: Moments | undefined;
  /** The same whatever digits were lost. */
  readonly roughMoments?: Moments;
}

/** Branches of one query: planning more takes longer than reading. */
const columnsAtOnce = 100;

/** Exact counts of the finite values of many columns in cells of a grid that does not depend on data. */
export async function countCells(
  table: Table,
  requests: readonly CellRequest[],
): Promise<Map<string, CountedColumn>> {
  return canScan(table) ? countHere(table, requests) : countThere(table, requests);
}

async function countHere(
  table: Table,
  requests: readonly CellRequest[],
): Promise<Map<string, CountedColumn>> {
  const columns = requests.map(({ column: { name }, bits, min, max, count }) => {
    return { name, bits, min, max, count, areHalved: true };
  });
  const counters = await countNear(table, columns);
  return new Map(
    requests.map(({ column: { name, type }, bits, min, max }) => {
      const cells = new GrowingCells(bits);
      const counter = counters.get(name)!;
      const { near, upTo, beyond } = counter.counts();
      for (const [at, value] of near.entries()) {
        if (upTo[at]! > 0) cells.add(value, false, upTo[at]!);
        if (beyond[at]! > 0) cells.add(value, true, beyond[at]!);
      }
      const { finite: present, sum, squares } = counter.tally;
      const sums = { shift: counter.center, mean: sum / present, square: squares / present };
      const moments = nearMoments({ type, present, min, max }, sums);
      return [name, { ...cells.counted(), moments, roughMoments: counter.moments() }];
    }),
  );
}

/** A branch a column: each reads its own column once and keeps as many groups as there are cells with values. */
async function countThere(
  table: Table,
  requests: readonly CellRequest[],
): Promise<Map<string, CountedColumn>> {
  const counted = new Map<string, CountedNumbers>();
  for (let start = 0; start < requests.length; start += columnsAtOnce) {
    const some = requests.slice(start, start + columnsAtOnce);
    const cells = some.map((request) => new GrowingCells(request.bits));
    const branches = some.map((request, index) => cellsSql(table, request, index));
    for (const row of await table.engine.query(branches.join(' UNION ALL '))) {
      const [near, above] = [row['near'] as number, row['above'] === true];
      cells[Number(row['c'])]!.add(near, above, Number(row['n']));
    }
    for (const [index, { column }] of some.entries()) {
      counted.set(column.name, cells[index]!.counted());
    }
  }
  return counted;
}

function cellsSql(table: Table, request: CellRequest, index: number): string {
  const { column, hasSpecials } = request;
  const { dialect } = table.engine;
  const conditions = ['x IS NOT NULL', ...(hasSpecials ? [dialect.isFinite('x')] : [])];
  const values = `SELECT ${doubleOf(column, dialect)} AS x FROM ${table.relation}`;
  return (
    `SELECT ${index} AS c, near, x > near AS above, count(*) AS n ` +
    `FROM (SELECT x, ${roundedSql(request)} AS near FROM (${values}) WHERE ${conditions.join(' AND ')}) ` +
    `GROUP BY near, x > near`
  );
}

/** Products with the constant below overflow above this. */
const largestSplit = 2 ** 960;
const down = 2 ** -200;

/**
 * x rounded to bits + 1 binary digits by Veltkamp's splitting (Boldo 2006: to a nearest such number, whichever way ties go):
 * arithmetic that every engine has, and faster than logarithms. Rounded values are the ends of cells, and whether x is
 * above says in which of the two beside it lies.
 */
export function roundedSql({ bits, min, max }: Pick<CellRequest, 'bits' | 'min' | 'max'>): string {
  const constant = doubleLiteral(2 ** (52 - bits) + 1);
  const rounded = (x: string): string => `(${x} * ${constant} - (${x} * ${constant} - ${x}))`;
  if (Math.max(Math.abs(min), Math.abs(max)) < largestSplit) return rounded('x');
  const scaled = `${rounded(`(x * ${doubleLiteral(down)})`)} / ${doubleLiteral(down)}`;
  return `CASE WHEN abs(x) < ${doubleLiteral(largestSplit)} THEN ${rounded('x')} ELSE ${scaled} END`;
}

class GrowingCells {
  readonly #bits: number;
  readonly #octaves = new Map<string, Octave & { readonly cells: Map<number, number> }>();
  #zeros = 0;

  constructor(bits: number) {
    this.#bits = bits;
  }

  add(near: number, above: boolean, count: number): void {
    if (near === 0) this.#zeros += count;
    else this.#addAt(above ? cellAbove(near, this.#bits) : cellOf(near, this.#bits), count);
  }

  #addAt({ negative, exponent, index }: CellPosition, count: number): void {
    const key = `${negative} ${exponent}`;
    let octave = this.#octaves.get(key);
    if (!octave) {
      octave = { negative, exponent, bits: this.#bits, cells: new Map() };
      this.#octaves.set(key, octave);
    }
    addCount(octave.cells, index, count);
  }

  counted(): CountedNumbers {
    return { octaves: [...this.#octaves.values()], zeros: this.#zeros };
  }
}
