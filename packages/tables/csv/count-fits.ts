import type { RunSql } from '../files/opened.ts';
import { fitCounts, type CsvType } from './csv-types.ts';

// The engine needs minutes to plan one SELECT with tens of thousands of patterns.
const columnsAtOnce = 200;

/** By column what `fittingType` decides on; of columns without candidates all are tried. */
export async function countFits(
  run: RunSql,
  relation: string,
  columns: ReadonlyMap<string, readonly CsvType[] | undefined>,
): Promise<Map<string, number[]>> {
  const all = [...columns];
  const counts = new Map<string, number[]>();
  for (let start = 0; start < all.length; start += columnsAtOnce) {
    const some = all.slice(start, start + columnsAtOnce);
    const counted = some.map(([name, tried], index) => `${fitCounts(name, tried)} AS c${index}`);
    const [row] = await run(`SELECT ${counted.join(', ')} FROM ${relation}`);
    for (const [index, [name]] of some.entries()) counts.set(name, row![`c${index}`] as number[]);
  }
  return counts;
}
