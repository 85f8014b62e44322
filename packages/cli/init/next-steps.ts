import { escapeLogLine } from '#report/escape.ts';
import type { DataFacts } from './data-facts.ts';
import type { Predictions } from './repository-texts.ts';

interface Written {
  /** How the command line was called: 'trainyard', or through npm. */
  readonly program: string;
  readonly directory: string;
  readonly files: ReadonlyMap<string, string>;
}

/** What was learned and written, and what to do now. */
export function nextSteps(
  facts: DataFacts,
  predictions: Predictions | undefined,
  { program, directory, files }: Written,
): string {
  const { profile, label, id, task, data } = facts;
  const columns = Object.keys(profile.columns).length;
  const at = directory === '.' ? '' : ` --working-directory ${shellWord(directory)}`;
  const gate = predictions
    ? [`  ${program} quality-gate --candidate ${shellWord(predictions.path)}${at}`]
    : [];
  const outside = data.startsWith('../')
    ? [
        'The data is outside the repository: a runner will not find it there. Change `data` in the workflows.',
        '',
      ]
    : [];
  const lines = [
    `Read ${profile.rows} rows, ${columns} columns: label ${label ?? '(none found: --label <column>)'}, id ${id ?? '(none found: --id <column>)'}, task ${task}.`,
    '',
    ...[...files.keys()].map((path) => `wrote ${path}`),
    '',
    ...outside,
    ...headerDoubt(facts),
    'Try it here:',
    `  ${program} validate-data --data ${shellWord(data)}${at}`,
    ...(hasComparableColumn(facts)
      ? [`  ${program} drift-check --current ${shellWord(data)}${at}`]
      : [
          '  (drift-check: no column here holds a number or a category; name some under columns.include in drift.yaml)',
        ]),
    ...gate,
    '',
    'Then:',
    '  1. Read contract.yaml: it says what is true today. Take out what is chance, tighten what matters.',
    '  2. profile.json holds the most frequent values of the categorical columns: look before you commit it.',
    '  3. Set bounds in gates.yaml, a target in rollout.yaml, and the newest data in trainyard-monitor.yml.',
    '  4. Commit, and open a pull request: the checks run on it.',
  ];
  return `${lines.map((line) => escapeLogLine(line)).join('\n')}\n`;
}

/** Without a header line the first row became the names, and nobody would notice. */
function headerDoubt({ profile, data }: DataFacts): string[] {
  const names = Object.keys(profile.columns);
  const numbers = names.filter((name) => name.trim() !== '' && Number.isFinite(Number(name)));
  if (numbers.length * 2 < names.length || !/\.(csv|tsv|txt)\b/i.test(data)) return [];
  const shown = numbers.slice(0, 3).map((name) => `'${name}'`);
  return [
    `The column names ${shown.join(', ')} look like data: ${data} needs a header line. Add one, then run init again with --force.`,
    '',
  ];
}

function hasComparableColumn({ profile }: DataFacts): boolean {
  const silent = ['id', 'text', 'timestamp', 'empty'];
  return Object.values(profile.columns).some(({ role }) => !silent.includes(role));
}

/** As a person would type it into a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
