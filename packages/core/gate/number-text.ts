/** Four significant digits and a real minus sign, for messages; machines read `observed`. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const digits = Number.isInteger(size) ? size : Number(size.toPrecision(4));
  return `${value < 0 ? '−' : ''}${digits}`;
}

/** '95 %', '99.29 %' */
export function percentText(share: number): string {
  return `${Number((share * 100).toFixed(3))} %`;
}

/** '1,240': whole rows, thousands apart. */
export function countText(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}
