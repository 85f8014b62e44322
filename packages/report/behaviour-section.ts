import type { BehaviourReport, FailingExample } from '#core/gate/behaviour/failing-examples.ts';
import { escapeMarkdown } from './escape.ts';
import { formatNumber } from './format-number.ts';

/** A summary has room for what a person reads; every example is in behaviour.json. */
const shown = { tests: 10, examples: 3, columns: 12, characters: 60 };

/** Markdown: the rows that failed behaviour tests, the worst first. */
export function renderBehaviour(tests: readonly BehaviourReport[]): string {
  if (tests.length === 0) return '';
  const failing = tests.filter(({ examples }) => examples.length > 0);
  const passed = `${tests.length} behaviour tests`;
  if (failing.length === 0) return `\n### Behaviour\n\n${passed}; no failing row to show.\n`;
  const sections = failing.slice(0, shown.tests).map((test) => renderTest(test));
  const rest = failing.length - shown.tests;
  const more = rest > 0 ? `\n${rest} more tests have failing rows.` : '';
  return `\n### Behaviour\n\n${passed}; the worst failing rows, all of them in behaviour.json.\n${sections.join('')}${more}\n`;
}

function renderTest({ kind, name, expected, rows, failing, examples }: BehaviourReport): string {
  const title = `**${escapeMarkdown(name)}** (${kind.replaceAll('_', ' ')}): ${formatNumber(failing)} of ${formatNumber(rows)} rows; ${escapeMarkdown(expected)}`;
  const lines = examples.slice(0, shown.examples).map((example) => renderExample(example));
  return `\n${title}\n\n| id | row | change | score |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}

function renderExample({ id, row, change, changed, score, changedScore }: FailingExample): string {
  const what =
    change === undefined ? 'none' : `${change}${changed ? ` (${valuesText(changed)})` : ''}`;
  const scores =
    changedScore === undefined
      ? formatNumber(score)
      : `${formatNumber(score)} → ${formatNumber(changedScore)}`;
  const cells = [shorten(id ?? ''), valuesText(row), what, scores];
  return `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
}

function valuesText(values: Readonly<Record<string, string | null>>): string {
  const entries = Object.entries(values);
  const texts = entries
    .slice(0, shown.columns)
    .map(([name, value]) => `${shorten(name)}: ${value === null ? 'missing' : shorten(value)}`);
  const rest = entries.length - shown.columns;
  return `${texts.join('; ')}${rest > 0 ? `; … ${rest} more` : ''}`;
}

function shorten(text: string): string {
  return text.length > shown.characters ? `${text.slice(0, shown.characters)}…` : text;
}
