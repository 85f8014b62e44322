import { betaBinomialLower, betaBinomialUpper } from '#stats/beta-binomial.ts';

/** A fresh sample may be as large as the one seen, or a tenth of it. */
export function freshSizes(rows: number): readonly number[] {
  return [rows, Math.max(1, Math.floor(rows / 10))];
}

/**
 * The share of rows that a fresh sample stays within with a chance of 1 − alpha, when `failing` of `rows` were seen to
 * fail; two significant digits, upwards. Whatever the law is: rows seen and fresh are exchangeable.
 * @param sides for bounds put at extremes of the sample: a fresh value lies beyond k of them with probability Beta(k, n + 1 − k).
 */
export function freshTolerance(
  {
    failing,
    rows,
    sides = 1,
  }: { readonly failing: number; readonly rows: number; readonly sides?: number },
  alpha: number,
): number {
  const a = failing + sides;
  const b = Math.max(0.5, rows + 1 - a);
  const shares = freshSizes(rows).map((size) => betaBinomialUpper({ size, a, b }, alpha) / size);
  return roundedUp(Math.max(...shares));
}

/** The interval that the share of a class stays within. */
export function freshShare(
  counted: { readonly count: number; readonly rows: number },
  alpha: number,
): { readonly min: number; readonly max: number } {
  const { count, rows } = counted;
  // Jeffreys' prior: neither end is favoured.
  const law = { a: count + 0.5, b: rows - count + 0.5 };
  const sizes = freshSizes(rows);
  return {
    min: Math.min(...sizes.map((size) => betaBinomialLower({ size, ...law }, alpha / 2) / size)),
    max: Math.max(...sizes.map((size) => betaBinomialUpper({ size, ...law }, alpha / 2) / size)),
  };
}

/** To two significant digits, away from 0. */
export function roundedUp(share: number): number {
  if (share <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(share)) - 1);
  return Number((Math.ceil(share / unit - 1e-9) * unit).toPrecision(2));
}
