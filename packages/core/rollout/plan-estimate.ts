import { canaryRequestsNeeded } from './requests-needed.ts';
import { processPlans } from './evidence.ts';
import { analysedSteps, type RolloutPlan } from './rollout-plan.ts';

export interface StepEstimate {
  readonly weight: number;
  /** Canary requests until every process is expected to be safe, by rate of events; undefined: never. */
  readonly needed: readonly { readonly rate: number; readonly requests: number | undefined }[];
}

export interface PlanEstimate {
  readonly steps: readonly StepEstimate[];
  readonly shortestMs: number;
  readonly longestMs: number;
}

/** Event rates for which a plan tells its requests: none at all, one in a thousand, one in a hundred, one in twenty. */
export const estimatedRates = [0, 0.001, 0.01, 0.05] as const;

/** What a plan will take, before anything is done: how long, and how much canary traffic. */
export function estimatePlan(plan: RolloutPlan): PlanEstimate {
  const steps = analysedSteps(plan);
  const processes = processPlans(plan.analysis);
  const missing = Math.log(processes.length / plan.analysis.alpha);
  const designEffect = plan.analysis.designEffect === 'auto' ? 1 : plan.analysis.designEffect;
  const atRate = (rate: number, weight: number): number | undefined => {
    const gap = { missing, rate, share: weight / 100, designEffect };
    const each = processes.map((process) => canaryRequestsNeeded(gap, process.bounds));
    return each.reduce<number | undefined>(
      (most, one) => (most === undefined || one === undefined ? undefined : Math.max(most, one)),
      0,
    );
  };
  return {
    steps: steps.map((weight) => ({
      weight,
      needed: estimatedRates.map((rate) => ({ rate, requests: atRate(rate, weight) })),
    })),
    shortestMs: steps.length * plan.bake.minMs,
    longestMs: steps.length * plan.bake.maxMs,
  };
}
