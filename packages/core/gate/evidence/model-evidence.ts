import type { Finding } from '../../verdict/finding.ts';
import type { GivenNumbers } from '../given-numbers.ts';
import type { GivenIntervals } from './given-interval.ts';
import type { GatePolicy } from '../parse-gates.ts';

/** What is known of one model before its table is opened. */
export interface ModelEvidence {
  /** Source of its prediction table. */
  readonly table?: string;
  /** Numbers measured elsewhere. */
  readonly numbers: GivenNumbers;
  /** Of the numbers that came with one. */
  readonly intervals?: GivenIntervals;
  /** As a person calls it. */
  readonly name: string;
  /** sha256 by input name. */
  readonly digests: Readonly<Record<string, string>>;
  /** Of the data that it was evaluated on, as far as files and records say. */
  readonly dataDigests: readonly string[];
  /** Name → what stands there instead of a number. */
  readonly notNumbers?: ReadonlyMap<string, string>;
}

/** All that a gate has to go by, before tables are opened. */
export interface Evidence {
  readonly policy: GatePolicy;
  readonly candidate: ModelEvidence;
  /** Absent: first model. */
  readonly champion?: ModelEvidence;
  readonly modelDigest?: string;
  /** Where numbers came from, and what is known of a champion that is not there. */
  readonly findings: readonly Finding[];
}
