import { alertHeadline, type DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import type { NotifyEvent } from '#core/drift/sinks/telling.ts';
import { shareText } from '#core/drift/drift-words.ts';
import { visible } from '../escape.ts';
import { formatNumber } from '../format-number.ts';

const signs: Record<NotifyEvent, string> = {
  drift: '📈',
  broken: '🛑',
  inconclusive: '❔',
  recovery: '✅',
};
/** Slack refuses a header over 150 characters, a section over 3000 and a message over 50 blocks. */
const headerLimit = 150;
const sectionLimit = 2900;
const shownColumns = 8;

/** A message of an incoming webhook: sentence first, then the columns that moved most, then where to look. */
export function slackMessage(alert: DriftAlert, event: NotifyEvent): Record<string, unknown> {
  const headline = `${signs[event]} ${alertHeadline(alert)}`;
  const columns = alert.columns
    .slice(0, shownColumns)
    .map(
      ({ column, method, shift, alert: limit, change }) =>
        `• ${name(column)}: ${method} ${formatNumber(shift)}, alarm at ${formatNumber(limit)}; ${escapeSlack(change)}`,
    );
  const more = alert.columns.length - columns.length;
  const broken = alert.broken.slice(0, shownColumns).map((reason) => `• ${escapeSlack(reason)}`);
  const told = `${escapeSlack(cut(alert.data, 300))} against ${escapeSlack(cut(alert.reference, 300))} · ${formatNumber(alert.rows)} rows · ${shareText(alert.driftedShare)} of the columns drifted`;
  return {
    text: escapeSlack(cut(`${headline}: ${alert.summary}`, 1000)),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(headline, headerLimit) } },
      section(`*${escapeSlack(cut(alert.summary, 1000))}*`),
      ...(broken.length > 0 ? [section(`Broken pipeline:\n${broken.join('\n')}`)] : []),
      ...(columns.length > 0
        ? [section(`${columns.join('\n')}${more > 0 ? `\nand ${more} more` : ''}`)]
        : []),
      ...(alert.retraining === undefined
        ? []
        : [section(`Retraining ${escapeSlack(cut(alert.retraining, 600))}`)]),
      ...(alert.runUrl === undefined
        ? []
        : [section(`<${escapeSlack(alert.runUrl)}|Report of the run>`)]),
      { type: 'context', elements: [markdown(told)] },
    ],
  };
}

/** Slack reads `&`, `<` and `>` as markup, and nothing else as a mention or a link once `verbatim` is set. */
export function escapeSlack(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A column's name as code, which nothing inside can end. */
function name(column: string): string {
  return `\`${escapeSlack(cut(column, 80)).replaceAll('`', "'")}\``;
}

function section(text: string): Record<string, unknown> {
  return { type: 'section', text: markdown(text) };
}

function markdown(text: string): Record<string, unknown> {
  // Never in the middle of an escape: Slack would show it, or refuse the message.
  const whole =
    text.length > sectionLimit ? `${text.slice(0, sectionLimit).replace(/&[a-z]*$/, '')}…` : text;
  return { type: 'mrkdwn', text: whole, verbatim: true };
}

function cut(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : text;
}
