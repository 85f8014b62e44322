import { seededRandom, shuffle, type RandomSource } from './random-source.ts';

/**
 * Bootstrap draws made once and shared by every statistic of the same rows, so that two models, and all metrics,
 * see the same resampled rows: that is what pairs them.
 */
export interface Resampling {
  readonly draws: number;
  readonly unitCount: number;
  /** The unit that each row belongs to. */
  readonly unitOfRow: Uint16Array;
  /** How often each unit was drawn; draw d is at d · unitCount. */
  readonly weights: Uint8Array;
}

// Above this many rows of a stratum, what is drawn is random groups of rows of equal size, not rows (random-groups
// method, Wolter 2007, chapter 2): the same variance, known to 1 %, at a cost that no longer grows with the rows.
const maxUnitsOfStratum = 5000;

/**
 * Draws with replacement within strata (for a classifier: within each class, so that no draw lacks one).
 * `strata` gives each row's stratum, 0 or 1. The same seed and rows give the same draws.
 */
export function stratifiedResampling(
  strata: Uint8Array,
  { draws, seed }: { draws: number; seed: number },
): Resampling {
  const random = seededRandom(seed);
  const unitOfRow = new Uint16Array(strata.length);
  const sizes: number[] = [];
  let unitCount = 0;
  for (const stratum of [0, 1]) {
    const rows = rowsOf(strata, stratum);
    if (rows.length > maxUnitsOfStratum) shuffle(rows, random);
    const size = Math.min(rows.length, maxUnitsOfStratum);
    rows.forEach((row, at) => {
      unitOfRow[row] = unitCount + (at % size);
    });
    unitCount += size;
    sizes.push(size);
  }
  return { draws, unitCount, unitOfRow, weights: drawWeights(sizes, draws, random) };
}

function rowsOf(strata: Uint8Array, stratum: number): Uint32Array {
  const rows = new Uint32Array(strata.length);
  let count = 0;
  for (let row = 0; row < strata.length; row++) {
    if (strata[row] === stratum) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

// A count above 255 would wrap, but needs one of k units to be drawn 256 times in k draws: probability < 1e-500.
function drawWeights(sizes: readonly number[], draws: number, random: RandomSource): Uint8Array {
  const unitCount = sizes.reduce((sum, size) => sum + size, 0);
  const weights = new Uint8Array(draws * unitCount);
  for (let draw = 0; draw < draws; draw++) {
    let start = draw * unitCount;
    for (const size of sizes) {
      for (let pick = 0; pick < size; pick++) weights[start + random.below(size)]!++;
      start += size;
    }
  }
  return weights;
}
