/** The sums of units, `width` a unit, for the draws whose weights are given. */
export interface WeightedSums {
  /** How often each unit was drawn; draw d at d · unitCount. */
  readonly weights: Uint8Array;
  readonly unitCount: number;
  /** Unit u at u · width. */
  readonly units: Float64Array;
  readonly width: number;
}

/**
 * Draw d of `sums` at d · width, for the draws `from` to `to` − 1: a matrix product, two draws and four (or two) columns at a time, so
 * that their sums stay in registers.
 */
export function addWeightedSums(
  sums: Float64Array,
  job: WeightedSums,
  from = 0,
  to = sums.length / job.width,
): void {
  const { width } = job;
  for (let column = 0; column < width;) {
    const columns = width - column > 2 ? 4 : 2;
    const panel = panelOf(job, column, columns);
    const range = { from, to, column };
    if (columns === 4) sumFour(sums, job, { ...range, panel });
    else sumTwo(sums, job, { ...range, panel });
    column += columns;
  }
}

interface Panel {
  readonly panel: Float64Array;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** Some columns of the units, side by side; beyond the last column zeros. */
function panelOf({ units, unitCount, width }: WeightedSums, column: number, columns: number) {
  const panel = new Float64Array(unitCount * columns);
  const present = Math.min(columns, width - column);
  for (let unit = 0; unit < unitCount; unit++) {
    for (let k = 0; k < present; k++) panel[unit * columns + k] = units[unit * width + column + k]!;
  }
  return panel;
}

function sumFour(sums: Float64Array, job: WeightedSums, { panel, column, from, to }: Panel): void {
  const { weights, unitCount, width } = job;
  const present = Math.min(4, width - column);
  const drawn = new Float64Array(8);
  for (let draw = from; draw < to; draw += 2) {
    // The last draw of an odd number is summed twice, and written once.
    const other = Math.min(draw + 1, to - 1);
    pairOfFour(drawn, panel, {
      first: weights.subarray(draw * unitCount, (draw + 1) * unitCount),
      second: weights.subarray(other * unitCount, (other + 1) * unitCount),
    });
    for (let k = 0; k < present; k++) {
      sums[draw * width + column + k] = drawn[k]!;
      sums[other * width + column + k] = drawn[4 + k]!;
    }
  }
}

function sumTwo(sums: Float64Array, job: WeightedSums, { panel, column, from, to }: Panel): void {
  const { weights, unitCount, width } = job;
  const present = Math.min(2, width - column);
  const drawn = new Float64Array(4);
  for (let draw = from; draw < to; draw += 2) {
    const other = Math.min(draw + 1, to - 1);
    pairOfTwo(drawn, panel, {
      first: weights.subarray(draw * unitCount, (draw + 1) * unitCount),
      second: weights.subarray(other * unitCount, (other + 1) * unitCount),
    });
    for (let k = 0; k < present; k++) {
      sums[draw * width + column + k] = drawn[k]!;
      sums[other * width + column + k] = drawn[2 + k]!;
    }
  }
}

interface TwoDraws {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

function pairOfFour(drawn: Float64Array, panel: Float64Array, { first, second }: TwoDraws): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  let [e, f, g, h] = [0, 0, 0, 0];
  for (let unit = 0, at = 0; unit < first.length; unit++, at += 4) {
    const one = first[unit]!;
    const two = second[unit]!;
    const p = panel[at]!;
    const q = panel[at + 1]!;
    const r = panel[at + 2]!;
    const s = panel[at + 3]!;
    a += one * p;
    b += one * q;
    c += one * r;
    d += one * s;
    e += two * p;
    f += two * q;
    g += two * r;
    h += two * s;
  }
  drawn[0] = a;
  drawn[1] = b;
  drawn[2] = c;
  drawn[3] = d;
  drawn[4] = e;
  drawn[5] = f;
  drawn[6] = g;
  drawn[7] = h;
}

function pairOfTwo(drawn: Float64Array, panel: Float64Array, { first, second }: TwoDraws): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let unit = 0, at = 0; unit < first.length; unit++, at += 2) {
    const one = first[unit]!;
    const two = second[unit]!;
    const p = panel[at]!;
    const q = panel[at + 1]!;
    a += one * p;
    b += one * q;
    c += two * p;
    d += two * q;
  }
  drawn[0] = a;
  drawn[1] = b;
  drawn[2] = c;
  drawn[3] = d;
}
