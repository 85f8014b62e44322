import type { NumericProfile } from '#core/profile/profile.ts';
import { momentsOfCounts } from '#core/profile/summary-numbers.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import type { ProfiledColumn } from './column-facts.ts';
import { binCountSql, readBinCounts } from './count-in-bins.ts';
import { momentsSql, readMoments } from './moments-sql.ts';
import { sampleEdges } from './sample-edges.ts';

/** A numeric column with no more distinct values keeps each of them. */
export const mostDiscreteValues = 48;

interface Source {
  readonly engine: TableEngine;
  readonly table: Table;
}

/** Numeric profiles by column; two passes for the columns with many values, none for the others. */
export async function describeNumbers(
  { engine, table }: Source,
  columns: readonly ProfiledColumn[],
  values: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Promise<Map<string, NumericProfile>> {
  const described = new Map<string, NumericProfile>();
  const continuous: ProfiledColumn[] = [];
  for (const column of columns) {
    if (column.type !== 'integer' && column.type !== 'number') continue;
    const discrete = areSafe(column) && discreteProfile(values.get(column.name) ?? new Map());
    if (column.role === 'constant') described.set(column.name, constantProfile(column));
    else if (column.role === 'numeric' && discrete) described.set(column.name, discrete);
    else if (column.role === 'numeric') continuous.push(column);
  }
  if (continuous.length === 0) return described;
  const edges = await sampleEdges(engine, table, continuous);
  const selected = continuous.map((column, index) => {
    const bins = binCountSql(column.column, edges.get(column.name)!);
    return `${bins} AS b${index}, ${momentsSql(column)} AS m${index}`;
  });
  const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
  for (const [index, column] of continuous.entries()) {
    const own = edges.get(column.name)!;
    described.set(column.name, {
      min: column.min!,
      max: column.max!,
      ...readMoments(column, row![`m${index}`]),
      edges: own,
      counts: readBinCounts(row![`b${index}`], own).counts,
      ...(own.length === 1 ? { discrete: true } : {}),
    });
  }
  return described;
}

function constantProfile({ min, present }: ProfiledColumn): NumericProfile {
  const value = min!;
  return {
    min: value,
    max: value,
    mean: value,
    std: 0,
    edges: [value],
    counts: [present],
    discrete: true,
  };
}

/** Neighbouring whole numbers beyond 2^53 meet in one double: their moments must come from the engine. */
function areSafe({ type, min, max }: ProfiledColumn): boolean {
  return type !== 'integer' || (Number.isSafeInteger(min) && Number.isSafeInteger(max));
}

/** undefined when there are too many values. */
function discreteProfile(values: ReadonlyMap<string, number>): NumericProfile | undefined {
  const finite = new Map<number, number>();
  for (const [text, count] of values) {
    const value = Number(text);
    // 'inf' is counted apart; '-0.0' and '0.0' are one number.
    if (Number.isFinite(value)) finite.set(value, (finite.get(value) ?? 0) + count);
  }
  if (finite.size === 0 || finite.size > mostDiscreteValues) return undefined;
  const sorted = [...finite].sort(([a], [b]) => a - b);
  const edges = sorted.map(([value]) => value);
  const counts = sorted.map(([, count]) => count);
  const moments = momentsOfCounts(edges, counts);
  return { min: edges[0]!, max: edges.at(-1)!, ...moments, edges, counts, discrete: true };
}
