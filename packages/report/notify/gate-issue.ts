import type { GateAlert } from '#core/gate/notify/gate-alert.ts';
import { escapeMarkdown, visible } from '../escape.ts';
import { overrideSentence } from '../override-sentence.ts';
import { findingsTable } from '../summary.ts';

/** GitHub answers 422 to more than 65,536. */
const bodyLimit = 65_000;
const titleLimit = 200;
const shownFindings = 15;

const headlines: Record<GateAlert['status'], string> = {
  rejected: 'The quality gate rejects the candidate',
  inconclusive: 'The quality gate cannot decide about the candidate',
  stable: 'The quality gate passes again',
};

/** A gate in the words of an issue. */
export const gateIssueWords = { issueTitle, issueBody, issueComment };

function issueTitle({ status, policy }: GateAlert): string {
  const text = visible(`${headlines[status]}: ${policy}`);
  return text.length > titleLimit ? `${text.slice(0, titleLimit - 1)}…` : text;
}

/**
 * The issue while candidates are rejected: rewritten by every run, so that it always says how things are.
 * @param marker the hidden line by which the issue is found again.
 * @param since ISO 8601: when the first candidate was rejected.
 */
function issueBody(alert: GateAlert, marker: string, since: string): string {
  const overridden = overrideSentence(alert);
  const start = [
    marker,
    ...(overridden === undefined
      ? []
      : [`> [!CAUTION]\n> **Override in force:** ${escapeMarkdown(overridden)}`]),
    `**${escapeMarkdown(alert.summary)}**`,
  ];
  const end = [
    factTable(alert, since),
    '<sub>Rewritten by every run of this gate; a comment follows when other checks fail, and when a later candidate passes the issue is closed. Close it yourself to be left alone until then.</sub>',
  ];
  const body = [...start, ...wrongTable(alert), ...end].join('\n\n');
  if (body.length <= bodyLimit) return body;
  return [
    ...start,
    'What failed is too long for an issue: see the report of the run.',
    ...end,
  ].join('\n\n');
}

/** What changed, for a comment: people are notified of comments, not of a rewritten body. */
function issueComment(alert: GateAlert, news: 'changed' | 'back' | 'over'): string {
  const start = { changed: 'Changed', back: 'It is back', over: 'Over' }[news];
  return `${start}: ${escapeMarkdown(alert.summary)}.${runLine(alert)}`;
}

function wrongTable({ wrong }: GateAlert): string[] {
  if (wrong.length === 0) return [];
  const more = wrong.length - shownFindings;
  const rest = more > 0 ? `\n\n… and ${more} more: see the report of the run.` : '';
  return [`${findingsTable(wrong.slice(0, shownFindings))}${rest}`];
}

function factTable(alert: GateAlert, since: string): string {
  const facts = [
    ['candidate', alert.candidate],
    ['champion', alert.champion ?? 'none: first model'],
    ['policy', alert.policy],
    ['since', since],
    ['last seen', alert.at],
    ...(alert.candidateDigest === undefined ? [] : [['candidate sha256', alert.candidateDigest]]),
  ];
  const rows = facts.map(([name, value]) => `| ${name} | ${escapeMarkdown(shorten(value!))} |`);
  return `| | |\n|---|---|\n${rows.join('\n')}${runLine(alert)}`;
}

function runLine({ runUrl }: GateAlert): string {
  return runUrl === undefined ? '' : `\n\n[Report of the run](${encodeURI(runUrl)})`;
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : text;
}
