import type { Problem } from '../../verdict/errors.ts';
import { metricsOfTask } from '../metric-registry.ts';
import type { GatePolicy } from '../parse-gates.ts';
import type { ModelEvidence } from './model-evidence.ts';

/** A metric of the policy that stands in a file, but not as a number: "0.91" in quotes must not count as missing. */
export function notNumberProblems(
  policy: GatePolicy,
  {
    candidate,
    champion,
  }: { readonly candidate: ModelEvidence; readonly champion: ModelEvidence | undefined },
): Problem[] {
  const sides = [
    { input: 'candidate', side: candidate },
    { input: 'champion', side: champion },
  ];
  return sides.flatMap(({ input, side }) =>
    policy.rules.flatMap(({ metric }): Problem[] => {
      const what = side?.notNumbers?.get(metric);
      const isComputed = side?.table !== undefined && metric in metricsOfTask(policy.task);
      if (what === undefined || isComputed || side?.numbers.has(metric)) return [];
      const message = `${metric} is ${what} in the numbers of the ${input}; expected a number`;
      return [{ code: 'metrics-not-a-number', subject: input, message }];
    }),
  );
}
