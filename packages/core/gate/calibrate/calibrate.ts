import type { GateRows, Labels } from '../gate-rows.ts';
import type { GateRule } from '../gate-rule.ts';
import { measureMetric } from '../measure-metric.ts';
import { metricsOfTask } from '../metric-registry.ts';
import type { GatePolicy } from '../parse-gates.ts';
import {
  calibrateMetric,
  type CalibratedMetric,
  type CalibrationOptions,
  type UncalibratedMetric,
} from './calibrate-metric.ts';

export interface Calibration {
  readonly calibrated: readonly CalibratedMetric[];
  readonly left: readonly UncalibratedMetric[];
}

/**
 * Proposes a bound and a margin for every metric of the policy from the noise of the champion's own predictions.
 * @param champion its rows alone
 * @param retrainings rows of each retraining (as the candidate) beside the champion
 */
export function calibrate(
  policy: GatePolicy,
  rows: { readonly champion: GateRows<Labels>; readonly retrainings: readonly GateRows<Labels>[] },
  options: CalibrationOptions,
): Calibration {
  const results = policy.rules.map((rule) => calibrateRule(rule, policy, { rows, options }));
  return {
    calibrated: results.flatMap((one) => ('unknown' in one ? [] : [one])),
    left: results.flatMap((one) => ('unknown' in one ? [one] : [])),
  };
}

function calibrateRule(
  rule: GateRule,
  policy: GatePolicy,
  { rows, options }: { rows: Parameters<typeof calibrate>[1]; options: CalibrationOptions },
): CalibratedMetric | UncalibratedMetric {
  const known = metricsOfTask(policy.task);
  if (!Object.hasOwn(known, rule.metric)) {
    return { rule, unknown: 'it is a number measured elsewhere: one number has no noise to read' };
  }
  const none = { candidateNumbers: new Map(), championNumbers: new Map() };
  const alone = measureMetric(rule, { rows: rows.champion, ...none }, policy);
  if (alone.kind === 'missing') return { rule, unknown: 'it cannot be computed from the table' };
  const improvements = rows.retrainings.flatMap((pair) => {
    const measured = measureMetric(rule, { rows: pair, ...none }, policy);
    return measured.kind === 'missing' ? [] : (measured.improvement ?? []);
  });
  const { better } = known[rule.metric]!;
  return calibrateMetric({ rule, better, champion: alone.candidate, improvements }, options);
}
