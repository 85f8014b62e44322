/**
 * P(Dₙ < x), exactly: the middle entry of the n-th power of Durbin's matrix, times n!/nⁿ.
 * G. Marsaglia, W. W. Tsang, J. Wang, "Evaluating Kolmogorov's Distribution" (Journal of Statistical
 * Software 8/18, 2003). Costs O((nx)³·log n). 1/(2n) ≤ x < 1.
 */
export function durbinCdf(n: number, x: number): number {
  const k = Math.ceil(n * x);
  const size = 2 * k - 1;
  const power = matrixPower(durbinMatrix(k, k - n * x), size, n);
  let value = power.entries[(k - 1) * size + (k - 1)]!;
  let exponent = power.exponent;
  for (let i = 1; i <= n; i++) {
    value *= i / n;
    if (value < 1e-140) {
      value *= 1e140;
      exponent -= 140;
    }
  }
  return exponent < -400 ? 0 : value * 10 ** exponent;
}

/** Row-major (2k−1)×(2k−1): 1/(i−j+1)! on and below the first superdiagonal, with the edges cut by h. */
function durbinMatrix(k: number, h: number): Float64Array {
  const size = 2 * k - 1;
  const matrix = new Float64Array(size * size);
  const inverseFactorial = new Float64Array(size + 2).fill(1);
  for (let i = 1; i < inverseFactorial.length; i++) {
    inverseFactorial[i] = inverseFactorial[i - 1]! / i;
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= Math.min(i + 1, size - 1); j++) {
      matrix[i * size + j] = inverseFactorial[i - j + 1]!;
    }
  }
  for (let i = 0; i < size; i++) {
    const cut = h ** (i + 1) * inverseFactorial[i + 1]!;
    matrix[i * size]! -= cut;
    matrix[(size - 1) * size + (size - 1 - i)]! -= cut;
  }
  if (h > 0.5) {
    matrix[(size - 1) * size]! += (2 * h - 1) ** size * inverseFactorial[size]!;
  }
  return matrix;
}

interface Scaled {
  readonly entries: Float64Array;
  /** The true entries are `entries`·10^exponent: powers outgrow a double otherwise. */
  readonly exponent: number;
}

function matrixPower(matrix: Float64Array, size: number, power: number): Scaled {
  let result: Scaled | undefined;
  let base: Scaled = { entries: matrix, exponent: 0 };
  for (let rest = power; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result ? product(result, base, size) : base;
    if (rest > 1) base = product(base, base, size);
  }
  return result!;
}

function product(left: Scaled, right: Scaled, size: number): Scaled {
  const entries = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = left.entries[i * size + k]!;
      if (factor === 0) continue;
      for (let j = 0; j < size; j++) {
        entries[i * size + j]! += factor * right.entries[k * size + j]!;
      }
    }
  }
  const exponent = left.exponent + right.exponent;
  const middle = Math.floor(size / 2);
  if (entries[middle * size + middle]! < 1e140) return { entries, exponent };
  return { entries: entries.map((entry) => entry * 1e-140), exponent: exponent + 140 };
}
