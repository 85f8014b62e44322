/** The sums of units, `width` a unit, for the draws whose weights are given. */
export interface WeightedSums {
  /** How often each unit was drawn; draw d at d · unitCount. */
  readonly weights: Uint8Array;
  readonly unitCount: number;
  /** Unit u at u · width. */
  readonly units: Float64Array;
  readonly width: number;
}

// So many columns at a time that their sums stay in registers.
const panelWidth = 4;

/** Draw d of `sums` at d · width, for the draws `from` to `to` − 1: a matrix product, four columns at a time. */
export function addWeightedSums(
  sums: Float64Array,
  { weights, unitCount, units, width }: WeightedSums,
  from = 0,
  to = sums.length / width,
): void {
  const panel = new Float64Array(unitCount * panelWidth);
  const drawn = new Float64Array(panelWidth);
  for (let column = 0; column < width; column += panelWidth) {
    const columns = Math.min(panelWidth, width - column);
    for (let unit = 0; unit < unitCount; unit++) {
      for (let k = 0; k < columns; k++) {
        panel[unit * panelWidth + k] = units[unit * width + column + k]!;
      }
    }
    for (let draw = from; draw < to; draw++) {
      sumPanel(drawn, weights.subarray(draw * unitCount, (draw + 1) * unitCount), panel);
      for (let k = 0; k < columns; k++) sums[draw * width + column + k] = drawn[k]!;
    }
  }
}

function sumPanel(drawn: Float64Array, weights: Uint8Array, panel: Float64Array): void {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let unit = 0, at = 0; unit < weights.length; unit++, at += panelWidth) {
    const weight = weights[unit]!;
    first += weight * panel[at]!;
    second += weight * panel[at + 1]!;
    third += weight * panel[at + 2]!;
    fourth += weight * panel[at + 3]!;
  }
  drawn[0] = first;
  drawn[1] = second;
  drawn[2] = third;
  drawn[3] = fourth;
}
