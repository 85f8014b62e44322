import { escapeHtml } from '../escape.ts';

/** One decision record in the chain that led to production. */
export interface EvidenceStep {
  readonly title: string;
  /** One line: what was decided about what. */
  readonly statement: string;
  /** sha256 of the canonical record. */
  readonly recordDigest: string;
  /** What the record speaks of, by content digest. */
  readonly subjects: readonly { readonly name: string; readonly digest: string }[];
  /** Digests of the records that it builds on. */
  readonly reliesOn: readonly string[];
}

const shownDigits = 12;

export function renderEvidence(steps: readonly EvidenceStep[]): string {
  if (steps.length === 0) return '';
  const known = new Map(steps.map((step) => [step.recordDigest, step.title]));
  const items = steps.map((step) => renderEvidenceStep(step, known));
  return `<section class="evidence" id="evidence"><h2>Chain of evidence</h2>
<p>Which data, which test and which decision put this model in production? Each record names what it decided about by content digest, and the records that it relied on. Change one byte of a model, a table or a record, and its digest no longer fits the next link.</p>
<ol class="chain">${items.join('')}</ol></section>`;
}

function renderEvidenceStep(step: EvidenceStep, known: ReadonlyMap<string, string>): string {
  const subjects = step.subjects.map(
    ({ name, digest }) =>
      `<div><dt>${escapeHtml(name)}</dt><dd><code>${short(digest)}</code></dd></div>`,
  );
  const links = step.reliesOn.map(
    (digest) =>
      `<div><dt>relies on</dt><dd><code>${short(digest)}</code> ${escapeHtml(known.get(digest) ?? 'a record outside this page')}</dd></div>`,
  );
  return `<li><h3>${escapeHtml(step.title)}</h3><p>${escapeHtml(step.statement)}</p><dl class="details"><div><dt>record</dt><dd><code>${short(step.recordDigest)}</code></dd></div>${subjects.join('')}${links.join('')}</dl></li>`;
}

function short(digest: string): string {
  return escapeHtml(digest.slice(0, shownDigits));
}
