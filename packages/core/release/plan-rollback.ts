import { cannotRun } from '../verdict/errors.ts';
import type { Finding } from '../verdict/finding.ts';
import {
  aliasFinding,
  archivedFinding,
  expectedHolderFindings,
  movesBackTo,
  requireVersion,
  type ChangePlan,
} from './change-plan.ts';
import type { Author } from './ledger-entry.ts';
import { lastMove, rollbackTargets, type ReleaseState } from './release-state.ts';

export interface Rollback {
  readonly alias: string;
  /** Absent: the version that held the alias before. */
  readonly version: number | undefined;
  readonly expected: number | null | undefined;
  readonly by: Author;
}

/**
 * Moves an alias back to a version that held it before. No gate record is asked for: the target passed its gate
 * when it was promoted, and an emergency must not wait. (The registry checks the target's files first.)
 * @throws CannotRunError when no version holds the alias, or none held it before.
 */
export function planRollback(state: ReleaseState, rollback: Rollback): ChangePlan {
  const { alias, by, expected } = rollback;
  const holder = state.aliases.get(alias);
  if (holder === undefined) {
    throw cannotRun(
      'alias-unknown',
      'alias',
      `no version of ${state.model} holds '${alias}': there is nothing to roll back`,
    );
  }
  const done = doneAlready(state, rollback, holder);
  if (done) return done;
  const targets = rollbackTargets(state, alias);
  const version = rollback.version ?? targets[0];
  if (version === undefined) {
    throw cannotRun(
      'nothing-before',
      'version',
      `version ${holder} is the first that holds '${alias}': there is no version to roll back to`,
    );
  }
  const target = requireVersion(state, version);
  const findings = expectedHolderFindings(alias, holder, expected);
  if (target.archived) findings.push(archivedFinding(state.model, version));
  else if (!targets.includes(version))
    findings.push(neverHeld(state.model, { alias, version, targets }));
  findings.push(
    aliasFinding(
      alias,
      version,
      `${alias} goes back to version ${version} (from version ${holder})`,
    ),
  );
  const { contentDigest } = target;
  const moves = movesBackTo(state, alias, version);
  return {
    findings,
    version,
    contentDigest,
    previous: holder,
    draft: { operation: 'rollback', by, version, contentDigest, moves },
  };
}

/**
 * The run was repeated: the alias stands at the asked version, or the version that was expected there was rolled
 * back by the last move.
 */
function doneAlready(
  state: ReleaseState,
  rollback: Rollback,
  holder: number,
): ChangePlan | undefined {
  const { alias, version, expected } = rollback;
  const last = lastMove(state, alias);
  const repeated =
    version === undefined &&
    typeof expected === 'number' &&
    last?.entry.operation === 'rollback' &&
    last.move.from === expected;
  if (version !== holder && !repeated) return undefined;
  const message = `${alias} is back at version ${holder} already: nothing to do`;
  return {
    findings: [aliasFinding(alias, holder, message)],
    version: holder,
    contentDigest: requireVersion(state, holder).contentDigest,
    previous: last?.move.from ?? null,
  };
}

function neverHeld(
  model: string,
  facts: { alias: string; version: number; targets: number[] },
): Finding {
  const { alias, version, targets } = facts;
  const choice = targets.length > 0 ? targets.join(', ') : 'none';
  return {
    check: 'rollback_target',
    subject: `${model}/${version}`,
    verdict: 'fail',
    severity: 'error',
    observed: { value: version, n: targets.length, method: 'ledger' },
    expected: `one of the versions that held '${alias}' before: ${choice}`,
    message: `version ${version} did not hold '${alias}' before the present one, so going there is a promotion: use operation promote, which asks for its gate record`,
  };
}
