import { quantileEdges } from '#core/profile/quantile-edges.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';
import type { CountedFacts } from './column-facts.ts';

/** Enough that a quantile is off by less than half a percent of the rows; all rows of smaller tables. */
const sampledRows = 100_000;
const mostBins = 48;
/** Fewer values than this in a bin say more about single rows than about the distribution. */
const rowsPerBin = 5;

/**
 * Quantile edges of numeric columns from a sample that is the same whenever the data is: rows are picked by a hash
 * of their number, which also keeps clear of periodic data. (Sketches merged by several threads differ from run to run.)
 */
export async function sampleEdges(
  engine: TableEngine,
  table: Table,
  facts: readonly CountedFacts[],
): Promise<Map<string, number[]>> {
  if (facts.length === 0) return new Map();
  const step = Math.ceil(facts[0]!.rows / sampledRows);
  const names = facts.map(({ name }) => name);
  const rows = step <= 1 ? table : { ...table, relation: everyNth(table, names, step) };
  const columns = await engine.readNumbers(rows, names);
  return new Map(
    facts.map(({ name, present, min, max }) => {
      const sorted = columns
        .get(name)!
        .filter((value) => Number.isFinite(value))
        .sort();
      const bins = Math.max(1, Math.min(mostBins, Math.floor(present / rowsPerBin)));
      return [name, quantileEdges(sorted, { min: min!, max: max!, bins })];
    }),
  );
}

function everyNth(table: Table, names: readonly string[], step: number): string {
  const columns = names.map((name) => quoteIdentifier(name)).join(', ');
  const number = quoteIdentifier('trainyard row number');
  return (
    `(SELECT ${columns} FROM (SELECT ${columns}, row_number() OVER () AS ${number} FROM ${table.relation}) ` +
    `WHERE hash(${number}) % ${step} = 0)`
  );
}
