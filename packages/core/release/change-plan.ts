import { cannotRun } from '../verdict/errors.ts';
import type { Finding } from '../verdict/finding.ts';
import type { AliasMove, LedgerDraft } from './ledger-entry.ts';
import { rollbackTargetsAfter, type ReleaseState, type VersionState } from './release-state.ts';

/** What a change would do to a model; nothing is done when a finding fails or when there is no draft. */
export interface ChangePlan {
  readonly findings: readonly Finding[];
  readonly version: number;
  readonly contentDigest: string;
  /** Who held the alias before this change, or before the change that this one repeats. */
  readonly previous: number | null;
  /** The entry to add to the ledger; absent when everything is so already. */
  readonly draft?: LedgerDraft;
}

/** @throws CannotRunError naming the versions that there are. */
export function requireVersion(state: ReleaseState, version: number): VersionState {
  const known = state.versions[version - 1];
  if (known) return known;
  const count = state.versions.length;
  const there = count === 0 ? 'none' : count === 1 ? 'version 1 only' : `versions 1 to ${count}`;
  throw cannotRun(
    'version-unknown',
    'version',
    `${state.model} has no version ${version}; it has ${there}`,
  );
}

/** The moves that let `alias` stand at `to`; `previous` follows `champion`. */
export function movesTo(state: ReleaseState, alias: string, to: number): AliasMove[] {
  const from = state.aliases.get(alias) ?? null;
  const move = { alias, from, to };
  return alias === 'champion' ? [move, ...previousMove(state, from)] : [move];
}

/** As `movesTo`, backwards: `previous` becomes the version that a further roll back would go to. */
export function movesBackTo(state: ReleaseState, alias: string, to: number): AliasMove[] {
  const move = { alias, from: state.aliases.get(alias) ?? null, to };
  if (alias !== 'champion') return [move];
  return [move, ...previousMove(state, rollbackTargetsAfter(state, alias, to)[0] ?? null)];
}

function previousMove(state: ReleaseState, to: number | null): AliasMove[] {
  const from = state.aliases.get('previous') ?? null;
  return from === to ? [] : [{ alias: 'previous', from, to }];
}

/** Compare-and-set: nothing when no holder was expected. */
export function expectedHolderFindings(
  alias: string,
  holder: number | null,
  expected: number | null | undefined,
): Finding[] {
  if (expected === undefined) return [];
  const matches = holder === expected;
  return [
    {
      check: 'expected_champion',
      subject: alias,
      verdict: matches ? 'pass' : 'fail',
      severity: 'error',
      observed: { value: holder ?? 'none', method: 'ledger' },
      expected: `${alias} = ${expected ?? 'none'}`,
      message: matches
        ? `${alias} is held by ${holderText(holder)}, as expected`
        : `${alias} is held by ${holderText(holder)}, expected ${holderText(expected)}: another run moved it in the ` +
          `meantime. Compare with the present holder again (quality-gate), then give expected-champion: ${holder ?? 'none'}`,
    },
  ];
}

function holderText(holder: number | null): string {
  return holder === null ? 'no version' : `version ${holder}`;
}

export function aliasFinding(alias: string, version: number | 'none', message: string): Finding {
  return {
    check: 'alias',
    subject: alias,
    verdict: 'pass',
    severity: 'error',
    observed: { value: version, method: 'ledger' },
    expected: version === 'none' ? 'no version' : `version ${version}`,
    message,
  };
}

export function archivedFinding(model: string, version: number): Finding {
  return {
    check: 'archived',
    subject: `${model}/${version}`,
    verdict: 'fail',
    severity: 'error',
    observed: { value: true, method: 'ledger' },
    expected: 'a version that is not archived',
    message: `version ${version} is archived and can hold no alias; choose another version or train again`,
  };
}
