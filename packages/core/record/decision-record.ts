import canonicalizeModule from 'canonicalize';
import type { RunOverride } from '../release/apply-override.ts';
import type { Finding, Verdict } from '../verdict/finding.ts';
import { toPlainJson } from './plain-json.ts';

export const statementType = 'https://in-toto.io/Statement/v1';
export const predicateType = 'urn:trainyard:decision-record:v1';

/** Something that a record speaks of: a data set, a model directory, a rollout. */
export interface Subject {
  readonly name: string;
  /** sha256 content digest, 64 hexadecimal digits. */
  readonly digest: string;
}

/** What a step decided, on what, by which rules, and which earlier records it relied on. */
export interface Decision {
  readonly action: string;
  readonly verdict: Verdict;
  readonly summary: string;
  readonly subjects: readonly Subject[];
  readonly findings: readonly Finding[];
  /** sha256 of the policy file's bytes. */
  readonly policyDigest?: string;
  /** sha256 of each input, by input name. */
  readonly inputDigests: Readonly<Record<string, string>>;
  /** sha256 of the canonical text of each record relied on. */
  readonly reliesOn: readonly string[];
  readonly commit?: string;
  readonly runUrl?: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly decidedAt: string;
  /** Who accepted the decided subject although the verdict does not, and until when that counts. */
  readonly override?: RunOverride;
  /** Facts of the action itself: metrics, version, rollout steps. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An in-toto Statement v1 with our predicate: https://github.com/in-toto/attestation (spec/v1/statement.md). */
export interface DecisionRecord {
  readonly _type: typeof statementType;
  readonly subject: readonly {
    readonly name: string;
    readonly digest: { readonly sha256: string };
  }[];
  readonly predicateType: typeof predicateType;
  readonly predicate: Omit<Decision, 'subjects'>;
}

export function decisionRecord(decision: Decision): DecisionRecord {
  const { subjects, ...predicate } = decision;
  return toPlainJson({
    _type: statementType,
    subject: subjects.map(({ name, digest }) => ({ name, digest: { sha256: digest } })),
    predicateType,
    predicate,
  }) as DecisionRecord;
}

// The package is CommonJS with a default export: bundlers and Node disagree on which level holds the function.
const canonicalize = ((canonicalizeModule as { default?: unknown }).default ??
  canonicalizeModule) as (value: unknown) => string | undefined;

/** Canonical JSON text (RFC 8785): equal records have equal bytes, so their sha256 can name them. */
export function canonicalText(value: unknown): string {
  return canonicalize(toPlainJson(value)) ?? 'null';
}
