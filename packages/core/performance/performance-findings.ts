import { countText, numberText, percentText } from '../gate/number-text.ts';
import type { Decision } from '../gate/decide.ts';
import { limitsText } from '../gate/check-finding.ts';
import type { Estimate } from '../gate/estimate.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Drop, PerformanceAssessment } from './assess-performance.ts';
import { coverageFindings } from './coverage-findings.ts';
import { measurement } from './estimate-measurement.ts';
import { labelFreeFindings } from './label-free-findings.ts';

/** The realised metric, its drop, the estimate without labels, and what is to be said of the labels. */
export function performanceFindings(assessment: PerformanceAssessment): Finding[] {
  return [
    realisedFinding(assessment),
    ...(assessment.drop ? [dropFinding(assessment, assessment.drop)] : []),
    ...labelFreeFindings(assessment),
    ...coverageFindings(assessment),
  ];
}

function realisedFinding(assessment: PerformanceAssessment): Finding {
  const { policy, realised, current } = assessment;
  const { estimate, decision } = realised;
  const hasLimit = Object.keys(policy.limits).length > 0;
  const limits = hasLimit ? limitsText(policy.limits) : 'no bound';
  return {
    check: `performance.${policy.metricName}`,
    subject: 'labelled predictions',
    // Without a bound there is nothing to fail; without a label there is nothing to be fine.
    verdict: hasLimit || Number.isNaN(estimate.value) ? decision.verdict : 'pass',
    severity: hasLimit || Number.isNaN(estimate.value) ? 'error' : 'info',
    observed: measurement(estimate, decision),
    expected: hasLimit ? `${limits} at ${percentText(policy.confidence)}` : limits,
    ...neededOf(decision),
    message: `${realisedText(assessment)}${hasLimit ? outcomeText(assessment, decision) : ''}${
      current.sampledFrom === undefined
        ? ''
        : ` (of a sample of ${countText(current.sampledFrom)} predictions)`
    }`,
    location: policy.locate([policy.limits.minimum === undefined ? 'maximum' : 'minimum']),
  };
}

/** 'roc_auc is 0.61 [0.58, 0.64] on 5,000 labelled predictions' */
export function realisedText({ policy, realised }: PerformanceAssessment): string {
  const { estimate, decision } = realised;
  const on = `on ${countText(estimate.n)} labelled predictions`;
  if (Number.isNaN(estimate.value)) {
    return `${policy.metricName} is undefined ${on}: ${estimate.unknown ?? 'not a number'}`;
  }
  const { interval } = decision;
  const range = interval
    ? ` [${numberText(interval.lower)}, ${numberText(interval.upper)}]`
    : `, without an interval: ${estimate.unknown ?? 'none can be had'},`;
  return `${policy.metricName} is ${numberText(estimate.value)}${range} ${on}`;
}

function outcomeText(
  { policy, unrepresentative }: PerformanceAssessment,
  decision: Decision,
): string {
  if (unrepresentative.length > 0) return `; nothing is decided: ${unrepresentative.join('; ')}`;
  if (decision.verdict === 'pass') return `, all of it ${limitsText(policy.limits)}`;
  if (decision.verdict === 'fail') {
    return `, none of it ${limitsText(policy.limits)}. Find out what changed, or retrain`;
  }
  return decision.rowsNeeded === undefined || !Number.isFinite(decision.rowsNeeded)
    ? ''
    : `; about ${countText(decision.rowsNeeded)} more labels would decide it`;
}

function dropFinding({ policy, unrepresentative }: PerformanceAssessment, drop: Drop): Finding {
  const { reference, estimate, decision, onlyWarns } = drop;
  const worse = decision.interval !== undefined && decision.interval.upper < 0;
  const undefinedDrop = Number.isNaN(estimate.value);
  const then = `${policy.metricName} was ${numberText(reference.value)} (${reference.source})`;
  const change = undefinedDrop
    ? `the change is unknown: ${estimate.unknown ?? 'not a number'}`
    : changeText(estimate, decision);
  const withheld =
    unrepresentative.length > 0 ? `; nothing is decided: ${unrepresentative.join('; ')}` : '';
  return {
    check: `performance.${policy.metricName}.drop`,
    subject: 'labelled predictions',
    verdict: onlyWarns
      ? withheld !== '' || undefinedDrop
        ? 'inconclusive'
        : worse
          ? 'warn'
          : 'pass'
      : decision.verdict,
    severity: onlyWarns && Object.keys(policy.limits).length > 0 ? 'warning' : 'error',
    observed: { ...measurement(estimate, decision), unit: 'improvement' },
    expected: onlyWarns
      ? `no drop at ${percentText(policy.confidence)}`
      : `a drop of at most ${numberText(policy.maxDrop!)} at ${percentText(policy.confidence)}`,
    ...(onlyWarns ? {} : neededOf(decision)),
    message: `${then}, ${change}${withheld}`,
    location: policy.locate([onlyWarns ? 'reference' : 'max_drop']),
  };
}

/** 'it is worse by 0.02 [0.01, 0.03]' */
function changeText({ value }: Estimate, { interval }: Decision): string {
  const sign = value < 0 ? -1 : 1;
  const ends = interval ? [sign * interval.lower, sign * interval.upper] : [];
  const [low, high] = ends.toSorted((a, b) => a - b).map((end) => numberText(end));
  const range = interval ? ` [${low}, ${high}]` : '';
  return `it is ${value < 0 ? 'worse' : 'better'} by ${numberText(sign * value)}${range}`;
}

function neededOf({ rowsNeeded }: Decision): { needed: number } | object {
  return rowsNeeded !== undefined && Number.isFinite(rowsNeeded) && rowsNeeded > 0
    ? { needed: Math.ceil(rowsNeeded) }
    : {};
}
