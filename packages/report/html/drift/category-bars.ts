import type { BinCounts } from '#core/drift/column-comparison.ts';
import { countAll } from '#core/drift/column-comparison.ts';
import { shareText } from '#core/drift/drift-words.ts';
import { escapeHtml } from '../../escape.ts';
import { fixed, label, svg } from '../chart/frame.ts';

export interface CategoryRow {
  readonly name: string;
  /** Shares. */
  readonly reference: number;
  readonly current: number;
  /** The reference has no row with it. */
  readonly isNew: boolean;
  /** All that are not shown, together. */
  readonly isRest?: true;
}

const shownRows = 7;
const [width, rowHeight, nameWidth, valueWidth] = [330, 17, 104, 100];
const shownCharacters = 14;

/** Shares of both sides: the categories that moved most among the frequent ones, in order of the reference, and the rest as one. */
export function categoryRows(bins: BinCounts, fixedLabels: readonly string[]): CategoryRow[] {
  const [n, m] = [countAll(bins.reference) || 1, countAll(bins.current) || 1];
  const all = bins.labels.map((name, bin) => ({
    name,
    reference: bins.reference[bin]! / n,
    current: bins.current[bin]! / m,
    isNew: bins.reference[bin] === 0 && bins.current[bin]! > 0 && !fixedLabels.includes(name),
  }));
  const weight = ({ reference, current }: CategoryRow): number =>
    Math.max(reference, current) + 2 * Math.abs(reference - current);
  const kept = new Set([...all].sort((a, b) => weight(b) - weight(a)).slice(0, shownRows));
  const rest = all.filter((row) => !kept.has(row));
  const shown = all.filter((row) => kept.has(row));
  if (rest.length === 0) return shown;
  const sum = (side: 'reference' | 'current'): number =>
    rest.reduce((total, row) => total + row[side], 0);
  const name = `${rest.length} more`;
  return [
    ...shown,
    { name, reference: sum('reference'), current: sum('current'), isNew: false, isRest: true },
  ];
}

/** @param options.single only one side has values: one bar a row. */
export function renderCategories(
  rows: readonly CategoryRow[],
  description: string,
  { single = false }: { readonly single?: boolean } = {},
): string {
  // The sum of many small ones must not make every single one look small: its bar ends at the edge.
  const alone = rows.filter(({ isRest }) => !isRest);
  const longest = Math.max(...alone.flatMap((row) => [row.reference, row.current]), 1e-9);
  const room = width - nameWidth - valueWidth;
  const bar = (kind: string, y: number, share: number, height: number): string => {
    const length = Math.min(room, Math.max(share > 0 ? 1 : 0, (share / longest) * room));
    return `<rect class="${kind}" x="${nameWidth}" y="${y}" width="${fixed(length)}" height="${height}"/>`;
  };
  const drawn = rows.map((row, index) => {
    const y = index * rowHeight + 2;
    const bars = single
      ? bar('ref', y, row.reference, 12)
      : bar('ref', y, row.reference, 6) + bar('now', y + 6, row.current, 6);
    const shares = single
      ? percent(row.reference)
      : `${percent(row.reference)} → ${percent(row.current)}`;
    const values = label({ x: width - 2, y: y + 10 }, shares, { anchor: 'end', kind: 'bar-text' });
    return nameOf(row, y + 10) + bars + values;
  });
  return svg({ width, height: rows.length * rowHeight + 4 }, description, drawn.join(''));
}

function nameOf({ name, isNew }: CategoryRow, y: number): string {
  const characters = Array.from(name === '' ? '(empty text)' : name);
  const room = isNew ? shownCharacters - 6 : shownCharacters;
  const text =
    characters.length > room ? `${characters.slice(0, room - 1).join('')}…` : characters.join('');
  const mark = isNew ? '<tspan class="new">new </tspan>' : '';
  return `<text class="row-text" x="${nameWidth - 6}" y="${y}" text-anchor="end"><title>${escapeHtml(name.slice(0, 200))}</title>${mark}${escapeHtml(text)}</text>`;
}

function percent(share: number): string {
  return share > 0 && share < 0.001 ? '< 0.1 %' : shareText(Number(share.toFixed(3)));
}
