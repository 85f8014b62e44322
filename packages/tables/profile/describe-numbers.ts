import { cellEnds } from '#core/profile/dyadic-cells.ts';
import {
  celledNumbers,
  discreteNumbers,
  type CountedNumbers,
} from '#core/profile/describe-cells.ts';
import type { NumericProfile } from '#core/profile/profile.ts';
import { momentsOfCounts } from '#core/profile/summary-numbers.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import type { ProfiledColumn } from './column-facts.ts';
import { momentsSql, readMoments } from './moments-sql.ts';
import { resolveCells } from './resolve-cells.ts';

interface Celled extends CountedNumbers {
  readonly facts: ProfiledColumn;
  readonly center: number;
}

// The engine takes long to plan one SELECT of tens of thousands of aggregates.
const columnsAtOnce = 200;

/** Numeric profiles by column: a pass for the cells, and one for the moments of columns of many values. */
export async function describeNumbers(
  engine: TableEngine,
  table: Table,
  columns: readonly ProfiledColumn[],
): Promise<Map<string, NumericProfile>> {
  const described = new Map<string, NumericProfile>();
  const isNumber = ({ type }: ProfiledColumn): boolean => type === 'integer' || type === 'number';
  for (const { name, min, present } of columns.filter(
    (one) => isNumber(one) && one.role === 'constant',
  )) {
    described.set(name, discreteNumbers([[min!, present]], { mean: min!, std: 0 }));
  }
  const numeric = columns.filter(({ role }) => role === 'numeric');
  const resolved = await resolveCells(engine, table, numeric);
  const celled: Celled[] = [];
  for (const facts of numeric) {
    const found = resolved.get(facts.name)!;
    if ('octaves' in found) celled.push({ facts, ...found, center: centerOf(found) });
    else described.set(facts.name, ofValues(found.values));
  }
  for (let start = 0; start < celled.length; start += columnsAtOnce) {
    const some = celled.slice(start, start + columnsAtOnce);
    for (const [name, numbers] of await withMoments(engine, table, some))
      described.set(name, numbers);
  }
  return described;
}

function ofValues(values: readonly (readonly [number, number])[]): NumericProfile {
  const moments = momentsOfCounts(
    values.map(([value]) => value),
    values.map(([, count]) => count),
  );
  return discreteNumbers(values, moments);
}

async function withMoments(
  engine: TableEngine,
  table: Table,
  celled: readonly Celled[],
): Promise<[string, NumericProfile][]> {
  const selected = celled.map((one, index) => momentsSql(one, index));
  const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
  return celled.map((one, index) => {
    const { name, min, max } = one.facts;
    const moments = readMoments(one, row!, index);
    return [name, celledNumbers(one.octaves, one.zeros, { min: min!, max: max!, ...moments })];
  });
}

/** About the mean, from the middles of the cells: close enough that squares of differences lose no digits. */
function centerOf({ octaves, zeros }: CountedNumbers): number {
  let [sum, count] = [0, zeros];
  for (const octave of octaves) {
    for (const [index, own] of octave.cells) {
      const { low, high } = cellEnds(octave, index);
      const middle = Number.isFinite(low + high) ? low / 2 + high / 2 : 0;
      sum += middle * own;
      count += own;
    }
  }
  return Number.isFinite(sum) ? sum / count : 0;
}
