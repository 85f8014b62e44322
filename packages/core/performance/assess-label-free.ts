import { ksDistance } from '#stats/ks-two-sample.ts';
import { normalSurvival } from '#stats/normal.ts';
import { lowerBound, upperBound } from '#stats/sorted-search.ts';
import { decideByInterval, type Decision } from '../gate/decide.ts';
import type { Estimate } from '../gate/estimate.ts';
import type { Verdict } from '../verdict/finding.ts';
import type { MeasuredRows, ReferencePredictions } from './assess-performance.ts';
import { learnCalibration, trustedScores, type Calibration } from './calibration.ts';
import { estimateWithoutLabels, type LabelFree } from './label-free-estimate.ts';
import { labelFreeMetrics } from './label-free-metrics.ts';
import type { LabelledPredictions } from './labelled-predictions.ts';
import type { PerformancePolicy } from './performance-policy.ts';

/** How the estimate compares with what labels show, on the rows that have one. */
export interface EstimateGap {
  readonly estimated: number;
  readonly realised: number;
  /** Of "the scores still mean what they meant". */
  readonly pValue: number;
  readonly n: number;
  /** Real and larger than chance and calibration explain: the concept has changed. */
  readonly significant: boolean;
}

export type LabelFreeAssessment =
  | { readonly verdict: 'none'; readonly why: string }
  | {
      readonly verdict: Verdict;
      readonly estimate: LabelFree;
      readonly decision: Decision;
      /** Reasons not to believe the estimate; none: it was checked, or could not be. */
      readonly distrust: readonly string[];
      /** undefined: too few labels to compare with. */
      readonly gap: EstimateGap | undefined;
      /** Share of current scores outside of those that the calibration has seen. */
      readonly outsideShare: number;
      /** Kolmogorov–Smirnov distance of current scores from those of the reference; NaN without a reference. */
      readonly scoreShift: number;
    };

interface Evidence {
  readonly current: LabelledPredictions;
  readonly measured: MeasuredRows;
  readonly reference: ReferencePredictions | undefined;
  readonly realised: Estimate;
}

// Measured: with 100 positives the interval of an F1 score holds the truth in 84 % of cases instead of 95 %, with 200 in 94 %.
const fewestOfClass = 150;
const fewestLabels = 50;
/** Where the calibration saw nothing, it repeats its last value. */
const mostOutside = 0.05;
/** A smaller gap is no concern, however many labels show it. */
const smallestGap = 0.02;

/** The metric estimated from the scores alone, and whether that can be believed. */
export function assessLabelFree(
  evidence: Evidence,
  policy: PerformancePolicy,
  alpha: number,
): LabelFreeAssessment {
  const none = (why: string): LabelFreeAssessment => ({ verdict: 'none', why });
  if (policy.task === 'regression') {
    return none('a regression has no estimate without labels: scores say nothing of their error');
  }
  const metric = Object.hasOwn(labelFreeMetrics, policy.metricName)
    ? labelFreeMetrics[policy.metricName]
    : undefined;
  if (!metric) return none(`${policy.metricName} cannot be estimated without labels`);
  if (evidence.current.scores.length === 0) return none('there are no predictions');
  const calibration = calibrationOf(evidence.reference, policy);
  if ('why' in calibration) return none(calibration.why);
  const ascending = evidence.current.scores.toSorted();
  const rule = { metric, options: policy.options };
  const estimate = estimateWithoutLabels(ascending, calibration, rule);
  const gap = gapOf(evidence, calibration, { ...rule, alpha });
  const outsideShare = shareOutside(ascending, calibration);
  const distrust = reasonsToDistrust({ calibration, gap, outsideShare, policy });
  const decision = decideByInterval(estimate, policy.limits, policy.confidence);
  return {
    verdict: distrust.length > 0 ? 'inconclusive' : decision.verdict,
    estimate,
    decision,
    distrust,
    gap,
    outsideShare,
    scoreShift: evidence.reference
      ? ksDistance(evidence.reference.scores.toSorted(), ascending)
      : Number.NaN,
  };
}

function calibrationOf(
  reference: ReferencePredictions | undefined,
  { calibrated }: PerformancePolicy,
): Calibration | { readonly why: string } {
  if (calibrated) return trustedScores;
  if (!reference) {
    return {
      why: "scores are not known to be probabilities: give predictions with labels as performance.reference, or write 'calibrated: true'",
    };
  }
  return (
    learnCalibration(reference.scores, reference.labels) ?? {
      why: `${reference.source} has labels of one class only: there is nothing to calibrate with`,
    }
  );
}

function gapOf(
  { measured, realised }: Evidence,
  calibration: Calibration,
  options: Parameters<typeof estimateWithoutLabels>[2] & {
    readonly alpha: number;
  },
): EstimateGap | undefined {
  const n = measured.scores.length;
  // Labels chosen by their score are no matter here: the estimate is made for the same rows.
  if (n < fewestLabels || Number.isNaN(realised.value)) return undefined;
  const expected = estimateWithoutLabels(measured.scores.toSorted(), calibration, options);
  if (Number.isNaN(expected.value)) return undefined;
  const difference = realised.value - expected.value;
  // What the calibration's own optimism explains is no change of concept.
  const unexplained = Math.min(Math.abs(difference), Math.abs(difference + expected.bias));
  const pValue = 2 * normalSurvival(unexplained / expected.standardError);
  return {
    estimated: expected.value,
    realised: realised.value,
    pValue,
    n,
    significant: pValue <= options.alpha && unexplained > smallestGap,
  };
}

function shareOutside(ascending: Float64Array, { range }: Calibration): number {
  const inside = upperBound(ascending, range.upper) - lowerBound(ascending, range.lower);
  return 1 - inside / ascending.length;
}

function reasonsToDistrust({
  calibration: { learntFrom },
  gap,
  outsideShare,
  policy,
}: {
  readonly calibration: Calibration;
  readonly gap: EstimateGap | undefined;
  readonly outsideShare: number;
  readonly policy: PerformancePolicy;
}): string[] {
  const positives = learntFrom?.labels.reduce((sum, label) => sum + label, 0) ?? 0;
  const smaller = learntFrom ? Math.min(positives, learntFrom.labels.length - positives) : Infinity;
  const shown = (value: number): string => String(Number(value.toPrecision(4)));
  return [
    ...(gap?.significant
      ? [
          `concept drift: where labels exist, ${policy.metricName} is ${shown(gap.realised)} and the scores promise ${shown(gap.estimated)}`,
        ]
      : []),
    ...(outsideShare > mostOutside
      ? [
          `${shown(100 * outsideShare)} % of the scores lie outside of those that it was calibrated on`,
        ]
      : []),
    ...(smaller < fewestOfClass
      ? [`it was calibrated on ${smaller} rows of a class, ${fewestOfClass} are the least`]
      : []),
  ];
}
