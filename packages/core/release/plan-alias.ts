import {
  aliasFinding,
  archivedFinding,
  expectedHolderFindings,
  movesTo,
  requireVersion,
  type ChangePlan,
} from './change-plan.ts';
import type { GateAnswer } from './gate-evidence.ts';
import type { Author } from './ledger-entry.ts';
import { lastMove, type ReleaseState } from './release-state.ts';

export interface AliasChange {
  readonly alias: string;
  readonly version: number;
  readonly expected: number | null | undefined;
  readonly by: Author;
  readonly gate: GateAnswer;
}

/** Moves an alias to a registered version, if its gate record and the expected holder allow it. */
export function planAlias(state: ReleaseState, change: AliasChange): ChangePlan {
  const { alias, version, by, gate } = change;
  const target = requireVersion(state, version);
  const { contentDigest } = target;
  const holder = state.aliases.get(alias) ?? null;
  if (holder === version) {
    const previous = lastMove(state, alias)?.move.from ?? null;
    const already = aliasFinding(
      alias,
      version,
      `${alias} is version ${version} already: nothing to do`,
    );
    return { findings: [gate.finding, already], version, contentDigest, previous };
  }
  const findings = [gate.finding, ...expectedHolderFindings(alias, holder, change.expected)];
  if (target.archived) findings.push(archivedFinding(state.model, version));
  const from = holder === null ? '' : ` (from version ${holder})`;
  findings.push(aliasFinding(alias, version, `${alias} moves to version ${version}${from}`));
  return {
    findings,
    version,
    contentDigest,
    previous: holder,
    draft: {
      operation: 'promote',
      by,
      version,
      contentDigest,
      moves: movesTo(state, alias, version),
      ...(gate.gateRecordDigest ? { gateRecordDigest: gate.gateRecordDigest } : {}),
      ...(gate.override ? { override: gate.override } : {}),
    },
  };
}
