import { cellEnds } from '#core/profile/dyadic-cells.ts';
import {
  celledNumbers,
  discreteNumbers,
  type CountedNumbers,
} from '#core/profile/describe-cells.ts';
import type { NumericProfile } from '#core/profile/profile.ts';
import { momentsOfCounts, type Moments } from '#core/profile/summary-numbers.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import type { ProfiledColumn } from './column-facts.ts';
import { momentsSql, readMoments, type MomentsRequest } from './moments-sql.ts';
import type { CountedColumn } from './count-cells.ts';
import { resolveCells } from './resolve-cells.ts';

interface Celled extends CountedColumn, MomentsRequest {
  readonly facts: ProfiledColumn;
}

// The engine takes long to plan one SELECT of tens of thousands of aggregates.
const columnsAtOnce = 200;

/** Numeric profiles by column: a pass for the cells, and one for the moments of columns far from zero. */
export async function describeNumbers(
  engine: TableEngine,
  table: Table,
  columns: readonly ProfiledColumn[],
): Promise<Map<string, NumericProfile>> {
  const described = constantNumbers(columns);
  const numeric = columns.filter(({ role }) => role === 'numeric');
  const resolved = await resolveCells(engine, table, numeric);
  const celled: Celled[] = [];
  for (const facts of numeric) {
    const found = resolved.get(facts.name)!;
    if ('octaves' in found) celled.push({ facts, ...found, center: centerOf(found) });
    else described.set(facts.name, ofValues(found.values));
  }
  const moments = await momentsOf(engine, table, celled);
  for (const { facts, octaves, zeros } of celled) {
    const { name, min, max } = facts;
    const own = { min: min!, max: max!, ...moments.get(name)! };
    described.set(name, celledNumbers(octaves, zeros, own));
  }
  return described;
}

/** Extremes alone, in one bin: all that is needed of a table that is counted together with another. Never written to a file. */
export function outlineNumbers(columns: readonly ProfiledColumn[]): Map<string, NumericProfile> {
  const described = constantNumbers(columns);
  for (const { name, role, min = 0, max = 0, present } of columns) {
    if (role !== 'numeric') continue;
    const unknown = { mean: Number.NaN, std: Number.NaN };
    described.set(name, { min, max, ...unknown, edges: [min, max], counts: [present] });
  }
  return described;
}

function constantNumbers(columns: readonly ProfiledColumn[]): Map<string, NumericProfile> {
  const constant = columns.filter(
    ({ role, type }) => role === 'constant' && (type === 'integer' || type === 'number'),
  );
  return new Map(
    constant.map(({ name, min, present }) => [
      name,
      discreteNumbers([[min!, present]], { mean: min!, std: 0 }),
    ]),
  );
}

function ofValues(values: readonly (readonly [number, number])[]): NumericProfile {
  const moments = momentsOfCounts(
    values.map(([value]) => value),
    values.map(([, count]) => count),
  );
  return discreteNumbers(values, moments);
}

/** Known from the facts or the cells' pass, or from one more pass with the values taken from one amid them. */
async function momentsOf(
  engine: TableEngine,
  table: Table,
  celled: readonly Celled[],
): Promise<Map<string, Moments>> {
  const moments = new Map<string, Moments>();
  const far: MomentsRequest[] = [];
  for (const one of celled) {
    const known = one.facts.moments ?? one.moments;
    if (known) moments.set(one.facts.name, known);
    else far.push(one);
  }
  for (let start = 0; start < far.length; start += columnsAtOnce) {
    const some = far.slice(start, start + columnsAtOnce);
    const selected = some.map((one, index) => momentsSql(one, index, table.engine.dialect));
    const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
    for (const [index, one] of some.entries()) {
      moments.set(one.facts.name, readMoments(one, row!, index));
    }
  }
  return moments;
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
