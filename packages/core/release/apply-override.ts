import { combineVerdicts, exitCode } from '../verdict/combine.ts';
import type { Strictness } from '../verdict/fails-run.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Override } from './ledger-entry.ts';

export const overrideCheck = 'override';

export interface Overridden {
  /** Those of the run, behind what the override means for them. */
  readonly findings: readonly Finding[];
  /** Only when it is needed: a run that is good enough by itself is not overridden. */
  readonly override?: Override;
}

/**
 * Accepts a run that is not good enough, in the name of a person, until a date. No finding changes and neither does the verdict: what was
 * measured stays true, and the override stands before it.
 */
export function applyOverride(
  findings: readonly Finding[],
  override: Override | undefined,
  { inconclusive, failOn }: Strictness,
): Overridden {
  if (override === undefined) return { findings };
  const { who, why, until } = override;
  const verdict = combineVerdicts(findings, inconclusive);
  const isNeeded =
    verdict === 'fail' ||
    verdict === 'inconclusive' ||
    exitCode(verdict, failOn, inconclusive) === 1;
  const finding: Finding = {
    check: overrideCheck,
    subject: who,
    verdict: isNeeded ? 'warn' : 'pass',
    severity: isNeeded ? 'warning' : 'info',
    observed: { value: until, method: 'audited override { who, why, until }' },
    expected: isNeeded ? 'a run that passes without an override' : 'for information',
    message: isNeeded
      ? `${who} accepts this run until ${until}: ${why}. The verdict stays ${verdict}`
      : `the override of ${who} until ${until} was not needed (${why}): take it out`,
  };
  return { findings: [finding, ...findings], ...(isNeeded ? { override } : {}) };
}
