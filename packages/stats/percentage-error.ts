// scikit-learn divides by at least the machine epsilon: a true value of 0 then costs up to 10¹⁵ times the error.
const epsilon = 2 ** -52;

/** |y − ŷ| / max(|y|, 2⁻⁵²), a share and not per cent, as scikit-learn. */
export function percentageErrorOfRow(truth: number, predicted: number): number {
  return Math.abs(truth - predicted) / Math.max(Math.abs(truth), epsilon);
}
