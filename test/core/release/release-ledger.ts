import { createHash } from 'node:crypto';
import type { ChangePlan } from '#core/release/change-plan.ts';
import { gateEvidence, type GateAnswer } from '#core/release/gate-evidence.ts';
import type { LedgerDraft, LedgerEntry } from '#core/release/ledger-entry.ts';
import { planAlias } from '#core/release/plan-alias.ts';
import { planRegistration } from '#core/release/plan-registration.ts';
import { planRollback } from '#core/release/plan-rollback.ts';
import { foldLedger, type ReleaseState } from '#core/release/release-state.ts';
import { gateRecord } from '../../registry/release-fixtures.ts';

export const digest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
export const by = { actor: 'ada' };
export const empty = foldLedger('fraud', [], digest);

export function contentDigest(content: string): string {
  return digest(content);
}

export function passingGate(content: string): GateAnswer {
  return gateEvidence({
    subject: 'fraud',
    contentDigest: contentDigest(content),
    records: [gateRecord(contentDigest(content))],
    overrides: [],
    now: 0,
  });
}

/** The state after a plan's entry; the same state when the plan changes nothing. */
export function after(state: ReleaseState, plan: ChangePlan): ReleaseState {
  if (!plan.draft) return state;
  return foldLedger('fraud', [...state.entries, entryOf(state, plan.draft)], digest);
}

export function entryOf(state: ReleaseState, draft: LedgerDraft): LedgerEntry {
  return {
    schemaVersion: 1,
    model: 'fraud',
    sequence: state.sequence + 1,
    at: '2026-11-21T12:00:00.000Z',
    ...draft,
    ...(draft.operation === 'register' ? { manifestDigest: digest('manifest') } : {}),
    records: [],
    previousEntry: state.head,
    nonce: `${state.sequence + 1}`,
  };
}

export type Step =
  | { register: string; alias?: string }
  | { promote: number; alias?: string }
  | { rollback: number | 'previous' };

/** The state that these changes add up to. */
export function ledgerOf(...steps: readonly Step[]): ReleaseState {
  return steps.reduce((state, step) => after(state, planOf(state, step)), empty);
}

export function planOf(state: ReleaseState, step: Step): ChangePlan {
  const expected = undefined;
  if ('register' in step) {
    const { register: content, alias } = step;
    const gate = passingGate(content);
    return planRegistration(state, {
      contentDigest: contentDigest(content),
      alias,
      expected,
      by,
      gate,
    });
  }
  if ('promote' in step) {
    const { promote: version, alias = 'champion' } = step;
    return planAlias(state, { alias, version, expected, by, gate: passingGate('any') });
  }
  const version = step.rollback === 'previous' ? undefined : step.rollback;
  return planRollback(state, { alias: 'champion', version, expected, by });
}
