/**
 * One pseudo-row for every label, candidate prediction and champion prediction: per class and model two right and two
 * wrong. A bootstrap of "no mistake in 30 rows" would have no spread at all and pass anything; with these rows it is as
 * wide as the plus-four interval (Agresti and Coull 1998; Agresti and Caffo 2000). Their labels: `pseudoLabels`.
 */
export const pseudoPredictions = {
  candidate: Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1),
  champion: Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1),
};

/** Σw² / Σw: beside weighted rows a pseudo-row weighs as one beside as many rows as they are worth (Kish). */
export function weightOfPseudoRow(weights: Float64Array | undefined): number {
  if (!weights) return 1;
  let [sum, squares] = [0, 0];
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares / sum;
}
