import type { Measurement } from '#core/verdict/finding.ts';

/** Four significant digits, a real minus sign, thousands apart: for people. Machines read report.json. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const text =
    Number.isInteger(value) && size < 1e15
      ? size.toLocaleString('en-US').replaceAll(',', '\u202F')
      : size >= 1e6 || (size < 1e-4 && size > 0)
        ? size.toExponential(2)
        : String(Number(size.toPrecision(4)));
  return value < 0 ? `−${text}` : text;
}

/** '0.6812 [0.6790, 0.6835] at 95 %, n = 12 000'. */
export function formatMeasurement(observed: Measurement): string {
  const { value, unit, interval, n } = observed;
  const number =
    value === null ? 'no value' : typeof value === 'number' ? formatNumber(value) : String(value);
  const range = interval
    ? ` [${formatNumber(interval.lower)}, ${formatNumber(interval.upper)}] at ${formatNumber(interval.level * 100)} %`
    : '';
  const size = n === undefined ? '' : `, n = ${formatNumber(n)}`;
  return `${number}${unit ? ` ${unit}` : ''}${range}${size}`;
}
