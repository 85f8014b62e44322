import type { GivenNumbers } from './given-numbers.ts';
import type { GatePolicy } from './parse-gates.ts';

/** What is known of one model before its table is opened. */
export interface ModelEvidence {
  /** Source of its prediction table. */
  readonly table?: string;
  /** Numbers measured elsewhere. */
  readonly numbers: GivenNumbers;
  /** As a person calls it. */
  readonly name: string;
  /** sha256 by input name. */
  readonly digests: Readonly<Record<string, string>>;
}

/** All that a gate has to go by, before tables are opened. */
export interface Evidence {
  readonly policy: GatePolicy;
  readonly candidate: ModelEvidence;
  /** Absent: first model. */
  readonly champion?: ModelEvidence;
  readonly modelDigest?: string;
}
