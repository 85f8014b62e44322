import type { BinCounts } from './column-comparison.ts';
import { countAll } from './column-comparison.ts';

/** Four significant digits. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : String(value);
  return String(Number(value.toPrecision(4)));
}

/** '12.5 %' */
export function shareText(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** '= 0.013', '< 1e-300', 'unknown'. */
export function probabilityText(p: number): string {
  if (Number.isNaN(p)) return 'unknown';
  return p < 1e-300 ? '< 1e-300' : `= ${Number(p.toPrecision(2))}`;
}

/** Untrusted text in quotes, at most 40 characters. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  return `'${characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : text}'`;
}

/** The bin whose share changed most: "'SFO' from 12 % to 25 %". */
export function largestChange(bins: BinCounts): string {
  const [n, m] = [countAll(bins.reference), countAll(bins.current)];
  const changes = bins.labels.map((label, bin) => {
    const [before, after] = [bins.reference[bin]! / n, bins.current[bin]! / m];
    return { label, before, after, size: Math.abs(after - before) };
  });
  const largest = changes.reduce((a, b) => (b.size > a.size ? b : a));
  return `${quoted(largest.label)} from ${shareText(largest.before)} to ${shareText(largest.after)}`;
}
