import type { ChainLink, Proof } from '#core/release/evidence-chain.ts';
import type { LedgerEntry } from '#core/release/ledger-entry.ts';
import type {
  ChangeOutcome,
  ModelVersion,
  ReleaseRefusedError,
} from '#core/release/model-registry.ts';
import { versionUri } from '#core/release/registry-uri.ts';
import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { escapeMarkdown } from '#report/escape.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';

export interface ChangeFacts {
  readonly operation: string;
  readonly dryRun: boolean;
  readonly outcome: ChangeOutcome;
}

/** One sentence: what happened to which version. */
export function changeSummary({ operation, dryRun, outcome }: ChangeFacts): string {
  const { version, entry } = outcome;
  const name = `${version.name} version ${version.version}`;
  if (!entry) {
    return operation === 'register'
      ? `this content is ${name} already: nothing was changed`
      : `${operation} of ${name}: it is so already, nothing was changed`;
  }
  const moves = entry.moves.map(
    ({ alias, from, to }) => `${alias} ${from ?? 'none'} → ${to ?? 'none'}`,
  );
  const moved = moves.length > 0 ? ` (${moves.join(', ')})` : '';
  if (dryRun)
    return `plan only, because a pull request changes nothing: would ${entry.operation} ${name}${moved}`;
  const done = {
    register: 'registered',
    promote: 'promoted',
    rollback: 'rolled back to',
    archive: 'archived',
    withdraw: 'withdrawn from',
  };
  return `${done[entry.operation]} ${name}${moved}; content digest ${version.contentDigest.slice(0, 12)}`;
}

/** Markdown below the findings of a change: the version, and what the change wrote. */
export function renderChange({ dryRun, outcome }: ChangeFacts): string {
  const { version, entry } = outcome;
  const facts = table(
    ['what', 'which'],
    [
      ['version', versionUri(version.name, version.version)],
      ['content digest', `sha256:${version.contentDigest}`],
      ['aliases', version.aliases.join(', ') || 'none'],
      ['gate record', version.gateRecordDigest ?? 'none: let in by an override'],
      ['kept with it', version.attachments.join(', ')],
    ],
  );
  const ledger = entry
    ? `\n### ${dryRun ? 'Would be written to the ledger' : 'Written to the ledger'}\n${ledgerTable([entry])}`
    : '';
  return `\n### Model version\n${facts}${ledger}`;
}

export interface HistoryFacts {
  readonly entries: readonly LedgerEntry[];
  /** Of `version`; empty when the history is that of the whole model. */
  readonly chain: readonly ChainLink[];
  readonly version: ModelVersion | undefined;
}

/** The chain of evidence of a version, then the ledger of its model, newest first. */
export function renderHistory({ entries, chain, version }: HistoryFacts): string {
  const ledger = `\n### Ledger\n${ledgerTable(entries.toReversed())}`;
  if (!version) return ledger;
  const rows = chain.map(({ step, what, digest, proof, note }) => [
    `${proofSign[proof]} ${step}`,
    what,
    digest?.slice(0, 12) ?? '',
    note,
  ]);
  const name = escapeMarkdown(versionUri(version.name, version.version));
  return `\n### What stands behind ${name}\n${table(['step', 'what', 'sha256', 'how it is known'], rows)}\n✅ a digest in a verified record says so · ✍️ somebody wrote it down · ➖ nobody did\n${ledger}`;
}

const proofSign: Record<Proof, string> = { linked: '✅', stated: '✍️', missing: '➖' };

function ledgerTable(entries: readonly LedgerEntry[]): string {
  const rows = entries.map((entry) => [
    String(entry.sequence),
    entry.at,
    entry.by.actor,
    `${entry.operation} ${entry.version}`,
    entry.moves
      .map(({ alias, from, to }) => `${alias}: ${from ?? 'none'} → ${to ?? 'none'}`)
      .join(', '),
    entry.override
      ? `override of ${entry.override.who} until ${entry.override.until}: ${entry.override.why}`
      : (entry.gateRecordDigest?.slice(0, 12) ?? ''),
    entry.by.runUrl ?? '',
  ]);
  return table(['#', 'when', 'who', 'change', 'aliases', 'gate record', 'run'], rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map((cells) => line(cells.map((cell) => escapeMarkdown(cell))));
  return ['', line(heads), line(heads.map(() => '---')), ...body, ''].join('\n');
}

export function historySummary(name: string, entries: readonly LedgerEntry[]): string {
  const aliases = new Map<string, number | null>();
  for (const { alias, to } of entries.flatMap((entry) => entry.moves)) aliases.set(alias, to);
  const held = [...aliases].flatMap(([alias, version]) =>
    version === null ? [] : [`${alias} ${version}`],
  );
  const versions = entries.filter(({ operation }) => operation === 'register').length;
  return `${name} has ${versions} version${versions === 1 ? '' : 's'} and ${entries.length} ledger entries; ${held.join(', ') || 'no aliases'}`;
}

export function verificationSummary(name: string, findings: readonly Finding[]): string {
  const [first] = worstFirst(findings.filter(({ verdict }) => verdict !== 'pass'));
  const passed = findings.filter(({ verdict }) => verdict === 'pass').length;
  const counted = `${name}: ${passed} of ${findings.length} checks of its ledger, files, attachments and records pass`;
  return first ? `${counted}; ${first.check} of ${first.subject}: ${first.message}` : counted;
}

type About = Pick<ActionOutcome, 'inconclusive' | 'inputDigests' | 'subjects' | 'outputs'>;

/** The outcome of an operation on one version, without its findings. */
export function aboutVersion({ name, version, contentDigest }: ModelVersion): About {
  const outputs = {
    version,
    'model-uri': versionUri(name, version),
    'model-digest': contentDigest,
  };
  return about(contentDigest, outputs);
}

function about(contentDigest: string, outputs: ActionOutcome['outputs']): About {
  return {
    inconclusive: 'fail',
    inputDigests: { model: contentDigest },
    subjects: [{ name: 'model', digest: contentDigest }],
    outputs: {
      version: '',
      created: false,
      'model-uri': '',
      'model-digest': '',
      previous: '',
      history: '',
      ...outputs,
    },
  };
}

/** The outcome of an operation on a whole model, without its findings. */
export function aboutModel(name: string, digest: string): About {
  return {
    ...about(digest, {}),
    inputDigests: { ledger: digest },
    subjects: [{ name: `${name} ledger`, digest }],
  };
}

export function changeOutcome(facts: ChangeFacts): ActionOutcome {
  const { operation, outcome } = facts;
  const { version, created, previous, findings, entry, changed } = outcome;
  const base = aboutVersion(version);
  return {
    ...base,
    findings,
    summary: changeSummary(facts),
    outputs: { ...base.outputs, created, previous: previous ?? '' },
    details: {
      operation,
      name: version.name,
      version: version.version,
      changed,
      ...(entry ? { ledgerEntry: entry } : {}),
    },
    summaryDetails: renderChange(facts),
  };
}

export function refusedOutcome(
  { operation, name }: { readonly operation: string; readonly name: string },
  error: ReleaseRefusedError,
): ActionOutcome {
  const { findings, contentDigest } = error;
  const first = findings.find(({ verdict }) => verdict === 'fail')!;
  return {
    ...about(contentDigest, { 'model-digest': contentDigest }),
    // What would have been done was not done: only what was checked remains.
    findings: findings.filter(({ check }) => check !== 'alias' && check !== 'content'),
    summary: `${operation} of ${name} refused, nothing was changed: ${first.message}`,
    details: { operation, name, changed: false },
    summaryDetails: '',
  };
}
