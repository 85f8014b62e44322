import { inlineDraws } from './draw-engine.ts';
import { unitSums, type RowSums } from './bootstrap-sums.ts';
import type { Resampling } from './stratified-resampling.ts';

// An entry by its index costs about as much as so many in a row, which threads share besides.
const costOfIndex = 4;

/**
 * As `sumsOfDraws`, of rows that add to few of many sums (such as counts of a thousand classes): where most sums of what is drawn are 0,
 * only the others are visited.
 */
export function sparseSumsOfDraws(resampling: Resampling, rowSums: RowSums): Float64Array {
  const { unitCount, weights, draws, engine = inlineDraws() } = resampling;
  const { width } = rowSums;
  const units = unitSums(resampling, rowSums);
  const entries = entriesOf(units, unitCount, width);
  if (entries.values.length * costOfIndex > units.length) {
    return engine.sums({ weights, unitCount, units, width });
  }
  const { starts, columns, values } = entries;
  const sums = new Float64Array(draws * width);
  for (let draw = 0; draw < draws; draw++) {
    for (let unit = 0; unit < unitCount; unit++) {
      const times = weights[draw * unitCount + unit]!;
      if (times === 0) continue;
      for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
        sums[draw * width + columns[at]!]! += times * values[at]!;
      }
    }
  }
  return sums;
}

/** The entries other than 0, unit by unit; those of unit u are from `starts[u]` to `starts[u + 1]` − 1. */
interface Entries {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}

function entriesOf(units: Float64Array, unitCount: number, width: number): Entries {
  let count = 0;
  for (const sum of units) if (sum !== 0) count++;
  const starts = new Uint32Array(unitCount + 1);
  const columns = new Uint32Array(count);
  const values = new Float64Array(count);
  let at = 0;
  for (let unit = 0; unit < unitCount; unit++) {
    for (let column = 0; column < width; column++) {
      const sum = units[unit * width + column]!;
      if (sum === 0) continue;
      columns[at] = column;
      values[at++] = sum;
    }
    starts[unit + 1] = at;
  }
  return { starts, columns, values };
}
