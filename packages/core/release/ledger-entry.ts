import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Digest } from '../ports.ts';
import { canonicalText } from '../record/decision-record.ts';
import { cannotRun } from '../verdict/errors.ts';

const closed = { additionalProperties: false } as const;
const digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const holder = Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]);

const author = Type.Object(
  {
    /** A person or a robot: the actor of the run, or the user of the machine. */
    actor: Type.String(),
    runUrl: Type.Optional(Type.String()),
    commit: Type.Optional(Type.String()),
  },
  closed,
);
const override = Type.Object(
  {
    who: Type.String(),
    why: Type.String(),
    /** RFC 3339, UTC: the override counts before this moment. */
    until: Type.String(),
  },
  closed,
);
const aliasMove = Type.Object({ alias: Type.String(), from: holder, to: holder }, closed);
const schema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    model: Type.String(),
    /** 1 for the first entry of a model; no gaps. */
    sequence: Type.Integer({ minimum: 1 }),
    operation: Type.Union([
      Type.Literal('register'),
      Type.Literal('promote'),
      Type.Literal('rollback'),
      Type.Literal('withdraw'),
      Type.Literal('archive'),
    ]),
    /** RFC 3339, UTC. */
    at: Type.String(),
    by: author,
    version: Type.Integer({ minimum: 1 }),
    contentDigest: digest,
    moves: Type.Array(aliasMove),
    /** sha256 of the version's manifest; on `register` only. */
    manifestDigest: Type.Optional(digest),
    /** The gate record that justifies the change. */
    gateRecordDigest: Type.Optional(digest),
    override: Type.Optional(override),
    /** Digests of the decision records kept with this entry. */
    records: Type.Array(digest),
    /** sha256 of the canonical text of the entry before; null on the first. */
    previousEntry: Type.Union([digest, Type.Null()]),
    /** Tells a writer whether an entry is its own after a lost answer. */
    nonce: Type.String(),
  },
  closed,
);

export type Author = Static<typeof author>;
/** An audited permission to go on without a passing gate record. */
export type Override = Static<typeof override>;
export type AliasMove = Static<typeof aliasMove>;
/** One change of one model. The ledger is the truth: versions and aliases are what its entries add up to. */
export type LedgerEntry = Static<typeof schema>;
/** What a change decides; the registry adds its place in the ledger. */
export type LedgerDraft = Omit<
  LedgerEntry,
  | 'schemaVersion'
  | 'model'
  | 'sequence'
  | 'at'
  | 'previousEntry'
  | 'nonce'
  | 'records'
  | 'manifestDigest'
>;

/** @throws CannotRunError when the text is not an entry. */
export function parseLedgerEntry(text: string, file: string): LedgerEntry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw damagedLedger(file, 'is not JSON', { cause });
  }
  if (Value.Check(schema, value)) return value;
  const first = Value.Errors(schema, value).First();
  throw damagedLedger(
    file,
    `is not a ledger entry: ${first?.path || '(top level)'}: ${first?.message ?? 'unknown'}`,
  );
}

/** The digest that the next entry carries, so that no earlier entry can be changed unnoticed. */
export function entryDigest(entry: LedgerEntry, digest: Digest): string {
  return digest(canonicalText(entry));
}

export function damagedLedger(place: string, what: string, options?: ErrorOptions): Error {
  return cannotRun(
    'ledger-damaged',
    place,
    `${what}. The ledger of the registry is damaged: nothing was changed. Restore the registry from a backup`,
    options,
  );
}
