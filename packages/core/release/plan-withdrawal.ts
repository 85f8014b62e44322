import { cannotRun } from '../verdict/errors.ts';
import {
  aliasFinding,
  expectedHolderFindings,
  requireVersion,
  type ChangePlan,
} from './change-plan.ts';
import type { Author } from './ledger-entry.ts';
import { lastMove, type ReleaseState } from './release-state.ts';

export interface Withdrawal {
  readonly alias: string;
  readonly expected: number | null | undefined;
  readonly by: Author;
}

/**
 * Takes an alias away from whoever holds it, such as `canary` at the end of a rollout.
 * @throws CannotRunError for an alias that nobody ever held, and for `champion`, which only ever moves.
 */
export function planWithdrawal(state: ReleaseState, withdrawal: Withdrawal): ChangePlan {
  const { alias, by, expected } = withdrawal;
  if (alias === 'champion') {
    throw cannotRun(
      'alias',
      'alias',
      "'champion' moves by promote and rollback and is never taken away: what serves would have no name",
    );
  }
  const holder = state.aliases.get(alias) ?? null;
  const version = holder ?? lastMove(state, alias)?.move.from ?? null;
  if (version === null) {
    throw cannotRun('alias-unknown', 'alias', `no version of ${state.model} ever held '${alias}'`);
  }
  const { contentDigest } = requireVersion(state, version);
  if (holder === null) {
    const already = aliasFinding(alias, 'none', `no version holds ${alias}: nothing to do`);
    return { findings: [already], version, contentDigest, previous: version };
  }
  return {
    findings: [
      ...expectedHolderFindings(alias, holder, expected),
      aliasFinding(alias, 'none', `${alias} is taken from version ${holder}`),
    ],
    version,
    contentDigest,
    previous: holder,
    draft: {
      operation: 'withdraw',
      by,
      version,
      contentDigest,
      moves: [{ alias, from: holder, to: null }],
    },
  };
}
