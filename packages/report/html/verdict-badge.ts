import type { Verdict } from '#core/verdict/finding.ts';
import { escapeHtml } from '../escape.ts';

/** What a step without a verdict of its own shows: training, splitting, starting servers. */
export type StepVerdict = Verdict | 'done';

const sign: Record<StepVerdict, string> = {
  pass: '✓',
  warn: '!',
  fail: '✕',
  inconclusive: '?',
  done: '•',
};

/** A word in the colour of its verdict, with a sign: colour alone says nothing to many eyes. */
export function verdictBadge(verdict: StepVerdict, text: string = verdict): string {
  return `<span class="badge ${verdict}"><i aria-hidden="true">${sign[verdict]}</i>${escapeHtml(text)}</span>`;
}
