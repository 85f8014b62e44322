import { escapeHtml } from '../../escape.ts';

export interface LegendEntry {
  readonly name: string;
  /** Position in the palette, from 1. */
  readonly colour: number;
  readonly dashed?: boolean;
}

/** The palette has this many colours; further series start over. */
export const paletteSize = 5;

export function colourOf(index: number): number {
  return (index % paletteSize) + 1;
}

export function renderLegend(entries: readonly LegendEntry[]): string {
  if (entries.length < 2) return '';
  const items = entries.map(
    ({ name, colour, dashed }) =>
      `<li><span class="key c${colour}${dashed ? ' dashed' : ''}"></span>${escapeHtml(name)}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>`;
}
