import type { GateTask } from '../metric-registry.ts';
import type { ConfusionRate } from './confusion-rates.ts';
import type { ContrastForm } from './contrast.ts';
import type { ErrorMean } from './error-means.ts';

/** A fairness metric: how far groups are apart in one or several figures. */
export interface DisparityMetric {
  readonly task: GateTask;
  readonly figures: readonly (ConfusionRate | ErrorMean)[];
  readonly form: ContrastForm;
  /** How several figures become one: the worst of them, their mean, or the mean of their signed differences. */
  readonly combine: 'worst' | 'mean' | 'signed mean';
  /** AIF360: everyone else minus, or divided by, the privileged groups, with its sign. Fairlearn: the largest of all pairs. */
  readonly groups: 'all' | 'privileged';
  /** One of Fairlearn's that AIF360 defines under the same name: signed where `privileged` is given. */
  readonly alsoSigned?: boolean;
  /** The rule may choose between the worst and the mean of the figures (Fairlearn's `agg`). */
  readonly hasAggregate?: boolean;
}

type Figure = DisparityMetric['figures'][number];

function spread(figure: ConfusionRate, form: ContrastForm): DisparityMetric {
  return { task: 'binary', figures: [figure], form, combine: 'worst', groups: 'all' };
}

function ofErrors(figure: ErrorMean, form: ContrastForm): DisparityMetric {
  return { ...spread('accuracy', form), task: 'regression', figures: [figure] };
}

function privileged(
  figures: readonly Figure[],
  combine: DisparityMetric['combine'] = 'worst',
): DisparityMetric {
  return { task: 'binary', figures, form: 'difference', combine, groups: 'privileged' };
}

const odds = ['true_positive_rate', 'false_positive_rate'] as const;

function equalizedOdds(form: ContrastForm): DisparityMetric {
  return { ...spread('accuracy', form), figures: odds, hasAggregate: true };
}

/** By the name in gates.yaml. Fairlearn's names, then AIF360's, then those of regressions. */
export const disparityMetrics: Readonly<Record<string, DisparityMetric>> = {
  demographic_parity_difference: spread('selection_rate', 'difference'),
  demographic_parity_ratio: spread('selection_rate', 'ratio'),
  equalized_odds_difference: equalizedOdds('difference'),
  equalized_odds_ratio: equalizedOdds('ratio'),
  equal_opportunity_difference: {
    ...spread('true_positive_rate', 'difference'),
    alsoSigned: true,
  },
  equal_opportunity_ratio: spread('true_positive_rate', 'ratio'),
  selection_rate_difference: spread('selection_rate', 'difference'),
  selection_rate_ratio: spread('selection_rate', 'ratio'),
  true_positive_rate_difference: spread('true_positive_rate', 'difference'),
  true_positive_rate_ratio: spread('true_positive_rate', 'ratio'),
  false_positive_rate_difference: spread('false_positive_rate', 'difference'),
  false_positive_rate_ratio: spread('false_positive_rate', 'ratio'),
  true_negative_rate_difference: spread('true_negative_rate', 'difference'),
  true_negative_rate_ratio: spread('true_negative_rate', 'ratio'),
  false_negative_rate_difference: spread('false_negative_rate', 'difference'),
  false_negative_rate_ratio: spread('false_negative_rate', 'ratio'),
  accuracy_difference: spread('accuracy', 'difference'),
  accuracy_ratio: spread('accuracy', 'ratio'),
  predictive_parity_difference: spread('precision', 'difference'),
  predictive_parity_ratio: spread('precision', 'ratio'),
  statistical_parity_difference: privileged(['selection_rate']),
  disparate_impact: { ...privileged(['selection_rate']), form: 'ratio' },
  average_odds_difference: privileged(odds, 'signed mean'),
  average_abs_odds_difference: privileged(odds, 'mean'),
  error_rate_difference: privileged(['error_rate']),
  mae_difference: ofErrors('mae', 'difference'),
  mae_ratio: ofErrors('mae', 'ratio'),
  rmse_difference: ofErrors('rmse', 'difference'),
  rmse_ratio: ofErrors('rmse', 'ratio'),
  mean_error_difference: ofErrors('mean_error', 'difference'),
};

/** Whether the value has a sign (or lies on either side of 1), so that both bounds mean something. */
export function isSigned(metric: DisparityMetric, hasPrivileged: boolean): boolean {
  if (metric.groups === 'all') return metric.alsoSigned === true && hasPrivileged;
  return metric.combine !== 'mean';
}
