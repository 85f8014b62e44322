import type { Finding, Location } from '../verdict/finding.ts';

/** Who was told, or why not, as a line of the report. Information: it never changes a verdict. */
export function notifyFinding(
  {
    sink,
    outcome,
    detail,
  }: { readonly sink: string; readonly outcome: string; readonly detail: string },
  location: Location,
): Finding {
  const missed = outcome === 'failed' || outcome === 'impossible';
  return {
    check: 'notify',
    subject: sink,
    verdict: missed ? 'warn' : 'pass',
    severity: 'info',
    observed: { value: outcome, method: 'told when the state changes' },
    expected: 'for information',
    message: missed ? `${detail}. The next run tries again` : detail,
    location,
  };
}
