import { escapeHtml } from '../escape.ts';

/** A headline number. */
export interface Fact {
  readonly value: string;
  readonly label: string;
}

export function renderFacts(facts: readonly Fact[]): string {
  if (facts.length === 0) return '';
  const items = facts.map(
    ({ value, label }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return `<dl class="facts">${items.join('')}</dl>`;
}
