import type { ClassFigures, ClassReport } from '#core/gate/multiclass/class-report.ts';
import { escapeMarkdown } from './escape.ts';
import { formatNumber } from './format-number.ts';

// A job summary has room for what a person reads; every class is in the record.
const shownClasses = 50;

/** Markdown of the figures of every class, those that the candidate finds least often first; '' for other tasks. */
export function classTable(details: Readonly<Record<string, unknown>>): string {
  const classes = details['classes'] as readonly ClassReport[] | undefined;
  if (!classes) return '';
  const worstFirst = classes.toSorted(
    (a, b) => (a.candidate.recall ?? 2) - (b.candidate.recall ?? 2),
  );
  const withChampion = classes.some(({ champion }) => champion !== undefined);
  const head = [
    'class',
    'rows',
    'precision',
    'recall [95 %]',
    'f1',
    ...(withChampion ? ['champion: precision', 'recall [95 %]', 'f1'] : []),
  ];
  const rows = worstFirst
    .slice(0, shownClasses)
    .map(({ name, rows: size, candidate, champion }) => {
      const cells = [name, formatNumber(size), ...figures(candidate)];
      const all = [...cells, ...(withChampion && champion ? figures(champion) : [])];
      return `| ${all.map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
    });
  const shown =
    classes.length > shownClasses
      ? `${classes.length} classes, the worst ${shownClasses}`
      : `${classes.length} classes`;
  const table = [`| ${head.join(' | ')} |`, `|${head.map(() => '---|').join('')}`, ...rows];
  return `\n<details><summary>${shown}</summary>\n\n${table.join('\n')}\n\n</details>\n`;
}

function figures({ precision, recall, f1, recallInterval }: ClassFigures): string[] {
  const text = (value: number | null): string => (value === null ? '–' : formatNumber(value));
  const interval = recallInterval
    ? ` [${recallInterval.map((bound) => formatNumber(bound)).join(', ')}]`
    : '';
  return [text(precision), `${text(recall)}${interval}`, text(f1)];
}
