import { shareText } from '#core/drift/drift-words.ts';
import { alertHeadline, type DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import { escapeMarkdown, visible } from '../escape.ts';
import { formatNumber } from '../format-number.ts';

/** GitHub answers 422 to more. */
const bodyLimit = 65_000;
const titleLimit = 200;
const shownColumns = 30;

export function issueTitle(alert: DriftAlert): string {
  const text = visible(`${alertHeadline(alert)}: ${alert.data}`);
  return text.length > titleLimit ? `${text.slice(0, titleLimit - 1)}…` : text;
}

/**
 * The issue while an alarm lasts: rewritten by every run, so that it always says how things are.
 * @param marker the hidden line by which the issue is found again.
 * @param since ISO 8601: when the alarm began.
 */
export function issueBody(alert: DriftAlert, marker: string, since: string): string {
  const parts = [
    marker,
    `**${escapeMarkdown(alert.summary)}**`,
    ...(alert.broken.length > 0
      ? ['Broken pipeline; retraining is blocked while it lasts:', list(alert.broken)]
      : []),
    ...(alert.columns.length > 0 ? [columnTable(alert)] : []),
    ...(alert.retraining === undefined ? [] : [`Retraining ${escapeMarkdown(alert.retraining)}`]),
    factTable(alert, since),
    '<sub>Rewritten by every run while this lasts; a comment follows when other columns drift, and when it is over the issue is closed. Close it yourself to be left alone until then.</sub>',
  ];
  const body = parts.join('\n\n');
  return body.length > bodyLimit ? `${body.slice(0, bodyLimit)}…` : body;
}

/** What changed, for a comment: people are notified of comments, not of a rewritten body. */
export function issueComment(alert: DriftAlert, news: 'changed' | 'back' | 'over'): string {
  const start = { changed: 'Changed', back: 'It is back', over: 'Over' }[news];
  const names = alert.columns
    .slice(0, shownColumns)
    .map(({ column }) => escapeMarkdown(shorten(column)));
  const columns = names.length > 0 && news !== 'over' ? `\n\nDrifted: ${names.join(', ')}` : '';
  return `${start}: ${escapeMarkdown(alert.summary)}.${columns}${runLine(alert)}`;
}

function columnTable({ columns }: DriftAlert): string {
  const rows = columns.slice(0, shownColumns).map(({ column, method, shift, alert, change }) => {
    const cells = [shorten(column), method, formatNumber(shift), formatNumber(alert), change];
    return `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
  });
  const more = columns.length - rows.length;
  return [
    '| column | method | shift | alarm at | largest change |',
    '|---|---|---:|---:|---|',
    ...rows,
    ...(more > 0 ? [`\n… and ${more} more columns: see the report.`] : []),
  ].join('\n');
}

function factTable(alert: DriftAlert, since: string): string {
  const facts = [
    ['data', `${alert.data} (${formatNumber(alert.rows)} rows)`],
    ['reference', alert.reference],
    ['policy', alert.policy],
    ['drifted share', shareText(alert.driftedShare)],
    ['since', since],
    ['last seen', alert.at],
    ['data version', alert.dataVersion],
  ];
  const rows = facts.map(([name, value]) => `| ${name} | ${escapeMarkdown(shorten(value!))} |`);
  return `| | |\n|---|---|\n${rows.join('\n')}${runLine(alert)}`;
}

function list(reasons: readonly string[]): string {
  const items = reasons
    .slice(0, shownColumns)
    .map((reason) => `- ${escapeMarkdown(shorten(reason))}`);
  const more = reasons.length - items.length;
  return [...items, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

function runLine({ runUrl }: DriftAlert): string {
  return runUrl === undefined ? '' : `\n\n[Report of the run](${encodeURI(runUrl)})`;
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : text;
}
