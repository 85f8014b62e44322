import { combineVerdicts, exitCode, type FailOn, type InconclusivePolicy } from './combine.ts';
import type { Finding } from './finding.ts';

/** How a run's findings count: what the policy says of undecided ones, and what the user lets a step fail for. */
export interface Strictness {
  readonly inconclusive: InconclusivePolicy;
  readonly failOn: FailOn;
}

/**
 * Whether this finding alone is enough to end the run with code 1. `fail-on: never` changes the exit code and not what was found, so it
 * counts as `error` here.
 */
export function failsRun(finding: Finding, { inconclusive, failOn }: Strictness): boolean {
  const verdict = combineVerdicts([finding], inconclusive);
  return exitCode(verdict, failOn === 'never' ? 'error' : failOn, inconclusive) === 1;
}
