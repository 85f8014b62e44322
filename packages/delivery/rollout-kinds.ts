import type { RolloutKinds } from '#core/rollout/parse-rollout-plan.ts';
import { metricsSourceKinds } from './metrics/source-kinds.ts';
import { targetKinds } from './targets/target-kinds.ts';

/** The schemas of everything that rollout.yaml may name. */
export const rolloutKinds: RolloutKinds = {
  targets: Object.fromEntries(
    Object.entries(targetKinds).map(([name, kind]) => [name, kind.schema]),
  ),
  sources: Object.fromEntries(
    Object.entries(metricsSourceKinds).map(([name, kind]) => [name, kind.schema]),
  ),
};
