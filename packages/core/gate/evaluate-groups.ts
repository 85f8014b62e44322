import type { Finding } from '../verdict/finding.ts';
import type { GateRows, Labels } from './gate-rows.ts';
import {
  evaluateFairness,
  type FairnessEvaluation,
  type FairnessEvidence,
} from './fairness/evaluate-fairness.ts';
import type { GatePolicy } from './parse-gates.ts';
import { evaluateSearches, type SearchEvidence } from './slice-search/search-findings.ts';

/** What the tables say of groups of rows, in the order of the policy's fairness rules and searches. */
export interface GroupEvidence {
  readonly fairness: readonly FairnessEvidence[];
  readonly searches: readonly SearchEvidence[];
}

export const noGroups: GroupEvidence = { fairness: [], searches: [] };

/** Everything that a policy asks of groups of rows: fairness, and the search of weak slices. */
export function evaluateGroups(
  policy: GatePolicy,
  { fairness, searches, rows }: GroupEvidence & { readonly rows: GateRows<Labels> | undefined },
  champion: { readonly table?: string } | undefined,
): FairnessEvaluation {
  const judged = evaluateFairness(policy, fairness, {
    hasChampion: champion !== undefined,
    championTable: champion?.table !== undefined,
  });
  const found: readonly Finding[] = evaluateSearches(policy, searches, rows);
  return { ...judged, findings: [...judged.findings, ...found] };
}
