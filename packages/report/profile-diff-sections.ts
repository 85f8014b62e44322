import { count, percent } from '#core/contract/words.ts';
import type { ColumnShift, ValueMove } from '#core/profile/column-shift.ts';
import type { TimeSpan } from '#core/profile/profile.ts';
import type { MissingChange, ProfileDiff, SchemaChange } from '#core/profile/profile-diff.ts';
import { formatNumber } from './format-number.ts';

/** How much a line deserves to be looked at. */
export type Weight = 'loud' | 'notable' | 'quiet';

export interface DiffLine {
  /** Untrusted text: column names and values. */
  readonly cells: readonly string[];
  readonly weight: Weight;
}

/** One part of a difference: a heading, and lines of aligned cells. */
export interface DiffSection {
  readonly title: string;
  readonly headings: readonly string[];
  readonly lines: readonly DiffLine[];
}

/** Schema first, then rows and time, missing values, and the columns by the size of their shift. */
export function diffSections(diff: ProfileDiff): DiffSection[] {
  const sections: DiffSection[] = [
    section(
      'Schema',
      ['', 'column', 'change'],
      diff.schema.map((change) => schemaLine(change)),
    ),
    section('Table', ['', 'before', 'after', 'change'], tableLines(diff)),
    section(
      'Missing values',
      ['column', 'before', 'after', 'change'],
      [...diff.missing].sort((a, b) => moved(b) - moved(a)).map((change) => missingLine(change)),
    ),
    section(
      'Shifts, the largest first',
      ['column', 'PSI', 'JS', 'size', 'what moved'],
      diff.shifts.map((shift) => shiftLine(shift)),
    ),
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function section(
  title: string,
  headings: readonly string[],
  lines: readonly DiffLine[],
): DiffSection {
  return { title, headings, lines };
}

function schemaLine(change: SchemaChange): DiffLine {
  const { column } = change;
  if ('type' in change) {
    const sign = change.kind === 'added' ? '+' : '−';
    const words = `${change.kind}: ${change.type}, ${change.role}`;
    return { cells: [sign, column, words], weight: change.kind === 'removed' ? 'loud' : 'notable' };
  }
  const what = change.kind === 'retyped' ? 'type' : 'role';
  const words = `${what} ${change.before} → ${change.after}`;
  return { cells: ['~', column, words], weight: change.kind === 'retyped' ? 'loud' : 'notable' };
}

function tableLines({ rows, time, digest }: ProfileDiff): DiffLine[] {
  const growth = rows.before === 0 ? '' : signed((rows.after - rows.before) / rows.before);
  const isSame = rows.before === rows.after;
  const lines: DiffLine[] = [
    {
      cells: ['rows', count(rows.before), count(rows.after), isSame ? 'as before' : growth],
      weight: Math.abs(rows.after - rows.before) > rows.before / 2 ? 'notable' : 'quiet',
    },
  ];
  if (time.before || time.after) {
    const change = JSON.stringify(time.before) === JSON.stringify(time.after) ? 'as before' : '';
    lines.push({ cells: ['time', span(time.before), span(time.after), change], weight: 'quiet' });
  }
  const [a, b] = [digest.before.slice(0, 12), digest.after.slice(0, 12)];
  lines.push({ cells: ['data sha256', a, b, a === b ? 'as before' : ''], weight: 'quiet' });
  return lines;
}

function span(time: TimeSpan | undefined): string {
  return time ? `${time.min} to ${time.max} (${time.column})` : 'no time column known';
}

function missingLine(change: MissingChange): DiffLine {
  const { column, before, after, what } = change;
  const difference = moved(change);
  const name = what === 'missing' ? column : `${column} (infinite)`;
  const points = `${after > before ? '+' : '−'}${Number((difference * 100).toPrecision(3))} points`;
  return {
    cells: [name, percent(before), percent(after), points],
    weight: difference >= 0.05 ? 'loud' : difference >= 0.01 ? 'notable' : 'quiet',
  };
}

function moved({ before, after }: MissingChange): number {
  return Math.abs(after - before);
}

/** The folk limits of PSI, once chance is ruled out. */
function sizeOf({ psi, pValue }: ColumnShift): { word: string; weight: Weight } {
  if (psi === undefined) return { word: '', weight: 'quiet' };
  if (pValue !== undefined && pValue > 0.01) return { word: 'as by chance', weight: 'quiet' };
  if (psi >= 0.2) return { word: 'large', weight: 'loud' };
  return psi >= 0.1 ? { word: 'moderate', weight: 'notable' } : { word: 'small', weight: 'quiet' };
}

function shiftLine(shift: ColumnShift): DiffLine {
  const { column, psi, js } = shift;
  const { word, weight } = sizeOf(shift);
  const number = (value: number | undefined): string =>
    value === undefined ? '' : value.toFixed(3);
  return { cells: [column, number(psi), number(js), word, whatMoved(shift)], weight };
}

function whatMoved({ numbers, values, range, distinct }: ColumnShift): string {
  if (range) return `${range.before} → ${range.after}`;
  if (distinct) return `distinct values ${count(distinct.before)} → ${count(distinct.after)}`;
  if (numbers) {
    const moves = numbers.map(
      ({ name, before, after }) => `${name} ${formatNumber(before)} → ${formatNumber(after)}`,
    );
    return moves.join(', ') || 'the same summary, other shares between';
  }
  if (!values) return '';
  const parts = [
    valuesText('gained', values.gained, ({ after }) => percent(after)),
    valuesText('lost', values.lost, ({ before }) => percent(before)),
    values.moved
      .slice(0, shownValues)
      .map(({ value, before, after }) => `'${value}' ${percent(before)} → ${percent(after)}`)
      .join(', '),
  ];
  return parts.filter((part) => part !== '').join('; ') || 'values that are not listed';
}

const shownValues = 4;

function valuesText(
  word: string,
  moves: readonly ValueMove[],
  share: (move: ValueMove) => string,
): string {
  if (moves.length === 0) return '';
  const shown = moves.slice(0, shownValues).map((move) => `'${move.value}' (${share(move)})`);
  const rest = moves.length - shown.length;
  return `${word} ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function signed(share: number): string {
  return share < 0 ? `−${percent(-share)}` : `+${percent(share)}`;
}
