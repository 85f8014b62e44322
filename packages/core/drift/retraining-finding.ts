import type { Finding } from '../verdict/finding.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { describeWay } from './sinks/retrain-way.ts';

/** The decision as a line of the report; a dispatch that failed warns. */
export function retrainingFinding(
  policy: DriftPolicy & { readonly retrain: NonNullable<DriftPolicy['retrain']> },
  outcome: {
    readonly retrain: boolean;
    readonly reason: string;
    readonly dispatched: boolean;
    readonly failed: boolean;
  },
): Finding {
  const state = outcome.dispatched ? 'dispatched' : outcome.retrain ? 'due' : 'not due';
  return {
    check: 'retrain',
    subject: describeWay(policy.retrain.way),
    verdict: outcome.failed ? 'warn' : 'pass',
    severity: outcome.failed ? 'warning' : 'info',
    observed: { value: outcome.retrain, method: 'decision on this run and those before it' },
    expected: 'for information',
    message: `${state}: ${outcome.reason}`,
    location: policy.locate(['retrain']),
  };
}
