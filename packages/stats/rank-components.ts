import { normalQuantile } from './normal.ts';

/** Location, spread, skewness, tails. */
const mostComponents = 4;
/** A score that fewer rows than this carry in the smaller sample has no normal law yet (as Cochran's rule for χ²). */
const smallestExpected = 5;

/**
 * How two samples over the same ordered cells differ, taken apart: standard normal numbers for location (van der Waerden's
 * normal scores), spread (Klotz), skewness and tails, independent of each other when nothing shifted. They are the orthogonal
 * polynomials of the normal scores of the common ranks, a two-sample smooth test (Neyman 1937; Rayner and Best 1989); a cell's
 * rows share the mean rank. Mean and variance are those given both margins, so ties do not matter. Fewer numbers come back where
 * the cells cannot carry four.
 */
export function rankComponents(reference: readonly number[], current: readonly number[]): number[] {
  const rows = reference.map((count, cell) => count + current[cell]!);
  const n = total(reference);
  const all = total(rows);
  const m = all - n;
  if (n === 0 || m === 0 || all < 3) return [];
  const scores = normalScores(rows, all);
  const sampling = (n * m) / (all * (all - 1));
  const largestSquare = Math.min(n, m) / smallestExpected / all;
  const basis = [rows.map(() => 1 / Math.sqrt(all))];
  const components: number[] = [];
  while (components.length < mostComponents) {
    const before = basis.at(-1)!;
    const next = orthonormal(
      before.map((value, cell) => value * scores[cell]!),
      basis,
      rows,
    );
    if (!next || next.some((value, cell) => rows[cell]! > 0 && value * value > largestSquare)) {
      break;
    }
    basis.push(next);
    const sum = next.reduce((part, value, cell) => part + value * current[cell]!, 0);
    components.push(sum / Math.sqrt(sampling));
  }
  return components;
}

function normalScores(rows: readonly number[], all: number): number[] {
  let below = 0;
  return rows.map((count) => {
    const middle = (below + count / 2) / all;
    below += count;
    return count === 0 ? 0 : normalQuantile(middle);
  });
}

/** Undefined when nothing is left of it: the cells carry no further polynomial. */
function orthonormal(
  candidate: readonly number[],
  basis: readonly (readonly number[])[],
  rows: readonly number[],
): number[] | undefined {
  const size = inner(candidate, candidate, rows);
  let rest = [...candidate];
  // Twice is enough (Kahan): the second round takes away what rounding left.
  for (let round = 0; round < 2; round++) {
    for (const one of basis) {
      const part = inner(rest, one, rows);
      rest = rest.map((value, cell) => value - part * one[cell]!);
    }
  }
  const left = inner(rest, rest, rows);
  if (!(left > 1e-9 * size)) return undefined;
  return rest.map((value) => value / Math.sqrt(left));
}

function inner(a: readonly number[], b: readonly number[], rows: readonly number[]): number {
  return a.reduce((sum, value, cell) => sum + value * b[cell]! * rows[cell]!, 0);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
