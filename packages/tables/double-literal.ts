/** A finite double as an SQL literal that reads back as the same bits. */
export function doubleLiteral(value: number): string {
  return `CAST('${Object.is(value, -0) ? '-0' : value}' AS DOUBLE)`;
}

/** The largest double below a finite one. */
export function nextBelow(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  if (value === 0) return -Number.MIN_VALUE;
  const bits = view.getBigInt64(0);
  view.setBigInt64(0, value > 0 ? bits - 1n : bits + 1n);
  return view.getFloat64(0);
}

/** The smallest double above a finite one. */
export function nextAbove(value: number): number {
  return -nextBelow(-value);
}
