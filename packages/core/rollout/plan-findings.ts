import type { Config } from '../config/parse-config.ts';
import type { Finding } from '../verdict/finding.ts';
import { formatDurationMs } from '../config/duration.ts';
import { estimatePlan } from './plan-estimate.ts';
import type { FindingSource } from './process-findings.ts';
import { rolloutFindings } from './rollout-findings.ts';
import type { RolloutPlan } from './rollout-plan.ts';

/** What a plan will take, as findings that decide nothing. */
export function planFindings(
  plan: RolloutPlan,
  config: Pick<Config<unknown>, 'locate'>,
): Finding[] {
  const estimate = estimatePlan(plan);
  const duration: Finding = {
    check: 'plan.duration',
    subject: 'rollout',
    verdict: 'pass',
    severity: 'info',
    observed: {
      value: estimate.longestMs / 1000,
      unit: 's at most',
      method: 'analysed steps × bake.max',
    },
    expected: `${formatDurationMs(estimate.shortestMs)} to ${formatDurationMs(estimate.longestMs)}`,
    message: `${plan.steps.join(' → ')} %: between ${formatDurationMs(estimate.shortestMs)} and ${formatDurationMs(estimate.longestMs)}`,
    location: config.locate(['bake']),
  };
  const requests = estimate.steps.map((step, index): Finding => {
    const shown = step.needed.map(
      ({ rate, requests: count }) => `${count ?? 'no number'} at ${100 * rate} %`,
    );
    const withoutEvents = step.needed[0]?.requests;
    return {
      check: 'plan.requests',
      subject: `step ${step.weight} %`,
      verdict: 'pass',
      severity: 'info',
      observed: {
        value: withoutEvents ?? null,
        unit: 'canary requests when nothing goes wrong',
        method: 'expected growth of the safety e-process',
      },
      expected: 'within bake.max',
      ...(withoutEvents === undefined ? {} : { needed: withoutEvents }),
      message: `canary requests that show an equally good canary safe, by rate of errors or slow requests: ${shown.join(', ')}`,
      location: config.locate(['steps', index]),
    };
  });
  return [duration, ...requests];
}

/** A replay judged as the rollout would have been; nothing was shifted, so there is no split and no roll back to prove. */
export function replayFindings(source: FindingSource): Finding[] {
  const notReplayed = ['sample_ratio', 'roll_back.weight', 'roll_back.realised'];
  return rolloutFindings(source).filter((finding) => !notReplayed.includes(finding.check));
}
