import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import { metricsSourceKinds } from './metrics/source-kinds.ts';
import type { AdapterPorts, MetricsSource, TrafficTarget } from './ports.ts';
import { targetKinds } from './targets/target-kinds.ts';

export interface Adapters {
  readonly target: TrafficTarget;
  readonly metrics: MetricsSource;
}

/** Opens what the plan names; nothing is asked or changed yet. @throws CannotRunError when something is missing. */
export function openAdapters(plan: RolloutPlan, ports: AdapterPorts): Adapters {
  const [source] = Object.entries(plan.analysis.source);
  return {
    target: targetKinds[plan.target.kind]!.open(plan.target, ports),
    metrics: metricsSourceKinds[source![0]]!.open(source![1], ports),
  };
}
