import type { Finding } from '#core/verdict/finding.ts';

/** A passing finding with what a test wants to be different. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    check: 'not_null',
    subject: 'distance',
    verdict: 'pass',
    severity: 'error',
    observed: { value: 0, n: 10, method: 'count' },
    expected: 'no missing values',
    message: 'no value is missing',
    ...changes,
  };
}
