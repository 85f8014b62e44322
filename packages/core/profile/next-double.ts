const view = new DataView(new ArrayBuffer(8));

/** The largest double below a finite x. */
export function nextBelow(x: number): number {
  if (x === 0) return -Number.MIN_VALUE;
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  // The bits of a negative number grow with its size.
  view.setBigInt64(0, x > 0 ? bits - 1n : bits + 1n);
  return view.getFloat64(0);
}
