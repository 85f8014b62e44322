import type { Finding, Verdict } from './finding.ts';

/**
 * What undecided findings mean for the run. `fail`: the verdict stays `inconclusive` and the run exits 1.
 * `hold`: it stays `inconclusive`, nothing is done and the run exits 0. `warn` and `pass`: as the user asked.
 */
export type InconclusivePolicy = 'fail' | 'hold' | 'warn' | 'pass';

/** No check ran: an empty policy or an empty table must never look like success (great_expectations#3494). */
export class NoFindingsError extends Error {
  override readonly name = 'NoFindingsError';
}

/**
 * The verdict of a run: any failed finding of severity error fails it; else inconclusive findings of
 * severity error leave it undecided, unless the policy says `warn` or `pass`; else anything that is not a pass (of severity error or
 * warning) warns. Findings of severity info never change the verdict.
 * @throws NoFindingsError when there is nothing to combine.
 */
export function combineVerdicts(
  findings: readonly Finding[],
  inconclusive: InconclusivePolicy,
): Verdict {
  if (findings.length === 0) {
    throw new NoFindingsError('no check ran: a run without findings cannot pass');
  }
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.some((finding) => finding.verdict === 'fail')) return 'fail';
  const undecided = errors.some((finding) => finding.verdict === 'inconclusive');
  if (undecided && (inconclusive === 'fail' || inconclusive === 'hold')) return 'inconclusive';
  const noticed = findings.some(
    (finding) =>
      (finding.severity === 'warning' && finding.verdict !== 'pass') ||
      (finding.severity === 'error' && finding.verdict === 'warn'),
  );
  return noticed || (undecided && inconclusive === 'warn') ? 'warn' : 'pass';
}

/** What makes the process exit 1. */
export type FailOn = 'error' | 'warning' | 'never';

/** 0 or 1 for a run that could be carried out (docs/verdicts.md); 2 is for runs that could not. */
export function exitCode(
  verdict: Verdict,
  failOn: FailOn,
  inconclusive: InconclusivePolicy,
): 0 | 1 {
  if (failOn === 'never') return 0;
  if (verdict === 'fail') return 1;
  if (verdict === 'inconclusive') return inconclusive === 'fail' || failOn === 'warning' ? 1 : 0;
  return verdict === 'warn' && failOn === 'warning' ? 1 : 0;
}

const rank: Record<Verdict, number> = { fail: 0, inconclusive: 1, warn: 2, pass: 3 };
const severityRank = { error: 0, warning: 1, info: 2 } as const;

/** Worst first; equal ones keep their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      rank[a.verdict] - rank[b.verdict] || severityRank[a.severity] - severityRank[b.severity],
  );
}
