import { combineVerdicts, exitCode } from '../verdict/combine.ts';
import { failsRun, type Strictness } from '../verdict/fails-run.ts';
import type { Finding, Verdict } from '../verdict/finding.ts';
import { suggestName } from '../verdict/nearest-name.ts';
import type { Override } from './ledger-entry.ts';

export const overrideCheck = 'override';

/** An override of a run, of all that fails in it or of some checks only. */
export interface RunOverride extends Override {
  /** As findings name them; absent: all. */
  readonly checks?: readonly string[];
}

export interface Overridden {
  /** Those of the run, behind what the override means for them. */
  readonly findings: readonly Finding[];
  /** Only when it is needed: a run that is good enough by itself is not overridden. */
  readonly override?: RunOverride;
}

/**
 * Accepts a run that is not good enough, in the name of a person, until a date. No finding changes and neither does the verdict: what was
 * measured stays true, and the override stands before it.
 */
export function applyOverride(
  findings: readonly Finding[],
  override: RunOverride | undefined,
  strictness: Strictness,
): Overridden {
  if (override === undefined) return { findings };
  const verdict = combineVerdicts(findings, strictness.inconclusive);
  const isNeeded =
    verdict === 'fail' ||
    verdict === 'inconclusive' ||
    exitCode(verdict, strictness.failOn, strictness.inconclusive) === 1;
  if (!isNeeded) return { findings: [notNeeded(override), ...findings] };
  const open = notCovered(findings, override, strictness);
  if (open.length > 0) return { findings: [refused(override, open, findings), ...findings] };
  return { findings: [inForce(override, verdict), ...findings], override };
}

/** What ends the run and is not among the checks of the override. */
function notCovered(
  findings: readonly Finding[],
  { checks }: RunOverride,
  strictness: Strictness,
): Finding[] {
  if (checks === undefined) return [];
  return findings.filter(
    (finding) => failsRun(finding, strictness) && !checks.includes(finding.check),
  );
}

function inForce({ who, why, until, checks }: RunOverride, verdict: Verdict): Finding {
  const what = checks === undefined ? 'this run' : checks.join(', ');
  return {
    ...overrideFinding({ who, until }),
    verdict: 'warn',
    severity: 'warning',
    expected: 'a run that passes without an override',
    message: `${who} accepts ${what} until ${until}: ${why}. The verdict stays ${verdict}`,
  };
}

/** Half an override is none: what nobody accepted still ends the run. */
function refused(
  { who, until, checks = [] }: RunOverride,
  open: readonly Finding[],
  findings: readonly Finding[],
): Finding {
  const names = open.map(({ check, subject }) => `${check} · ${subject}`);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const known = [...new Set(findings.map(({ check }) => check))];
  const slips = checks
    .filter((check) => !known.includes(check))
    .map((check) => ` No check is called '${check}'. ${suggestName(check, known)}`);
  return {
    ...overrideFinding({ who, until }),
    verdict: 'fail',
    severity: 'warning',
    expected: 'an override of every check that fails',
    message: `the override of ${who} is for ${checks.join(', ')} and does not cover ${names.slice(0, 3).join(', ')}${more}: it is not in force.${slips.join('')}`,
  };
}

function notNeeded({ who, why, until }: RunOverride): Finding {
  return {
    ...overrideFinding({ who, until }),
    verdict: 'pass',
    severity: 'info',
    expected: 'for information',
    message: `the override of ${who} until ${until} was not needed (${why}): take it out`,
  };
}

function overrideFinding({
  who,
  until,
}: Pick<Override, 'who' | 'until'>): Pick<Finding, 'check' | 'subject' | 'observed'> {
  return {
    check: overrideCheck,
    subject: who,
    observed: { value: until, method: 'audited override { who, why, until }' },
  };
}
