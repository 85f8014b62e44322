import pc from 'picocolors';
import { count } from '#core/contract/words.ts';
import type { ProfileDiff } from '#core/profile/profile-diff.ts';
import { escapeLogLine, escapeMarkdown } from './escape.ts';
import {
  diffSections,
  type DiffLine,
  type DiffSection,
  type Weight,
} from './profile-diff-sections.ts';

/** The two files that were compared, as the user named them. */
export interface ComparedFiles {
  readonly before: string;
  readonly after: string;
}

/** For a person at a terminal: aligned columns, colours only when asked for. */
export function renderDiffTerminal(
  diff: ProfileDiff,
  files: ComparedFiles,
  colours: boolean,
): string {
  const colour = pc.createColors(colours);
  const paint: Record<Weight, (text: string) => string> = {
    loud: (text) => colour.red(text),
    notable: (text) => colour.yellow(text),
    quiet: (text) => text,
  };
  const sections = diff.identical ? [] : diffSections(diff);
  const blocks = sections.map(({ title, headings, lines }) => {
    const all = [{ cells: headings, weight: 'quiet' } as DiffLine, ...lines];
    const escaped = all.map(({ cells }) => cells.map((cell) => escapeLogLine(cell)));
    const aligned = align(escaped).map((text, index) =>
      index === 0 ? colour.dim(text) : paint[all[index]!.weight](text),
    );
    return [colour.bold(title), ...aligned.map((line) => `  ${line}`), ''].join('\n');
  });
  return `${[...blocks, escapeLogLine(conclusion(diff, files))].join('\n')}\n`;
}

/** For a pull request: a table for each part; nothing in names and values renders. */
export function renderDiffMarkdown(diff: ProfileDiff, files: ComparedFiles): string {
  const sections = diff.identical ? [] : diffSections(diff);
  const tables = sections.map((section) => markdownTable(section));
  return `${[...tables, escapeMarkdown(conclusion(diff, files))].join('\n\n')}\n`;
}

function markdownTable({ title, headings, lines }: DiffSection): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
  const rows = lines.map(({ cells, weight }) =>
    weight === 'loud'
      ? `| ${cells.map((cell) => (cell === '' ? '' : `**${escapeMarkdown(cell)}**`)).join(' | ')} |`
      : row(cells),
  );
  return [
    `### ${title}`,
    '',
    row(headings),
    `|${headings.map(() => '---|').join('')}`,
    ...rows,
  ].join('\n');
}

function conclusion(
  { identical, unchanged, digest }: ProfileDiff,
  { before, after }: ComparedFiles,
): string {
  if (identical) {
    const bytes =
      digest.before === digest.after
        ? ', and are of the same data'
        : '; the data are different bytes';
    return `${before} and ${after} say the same of every column${bytes}.`;
  }
  const columns = unchanged === 1 ? 'column says' : 'columns say';
  return `${before} → ${after}; ${unchanged === 0 ? 'no column says' : `${count(unchanged)} ${columns}`} the same in both.`;
}

/** Every column as wide as its widest cell, two spaces between. */
function align(rows: readonly (readonly string[])[]): string[] {
  const width = (cell: string): number => Array.from(cell).length;
  const widths = (rows[0] ?? []).map((_heading, column) =>
    Math.max(...rows.map((row) => width(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
      .join('  ')
      .trimEnd(),
  );
}
