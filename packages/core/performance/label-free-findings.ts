import { probabilityText, shareText, shortNumber } from '../drift/drift-words.ts';
import { limitsText } from '../gate/check-finding.ts';
import { countText, numberText, percentText } from '../gate/number-text.ts';
import type { Finding } from '../verdict/finding.ts';
import type { EstimateGap, LabelFreeAssessment } from './assess-label-free.ts';
import type { PerformanceAssessment } from './assess-performance.ts';
import { measurement } from './estimate-measurement.ts';

type Made = Exclude<LabelFreeAssessment, { readonly verdict: 'none' }>;

/** The estimate, and the test of it where labels exist. */
export function labelFreeFindings(assessment: PerformanceAssessment): Finding[] {
  const { labelFree, policy } = assessment;
  if (!('estimate' in labelFree)) {
    return [
      {
        check: `performance.${policy.metricName}.estimated`,
        subject: 'all predictions',
        verdict: 'pass',
        severity: 'info',
        observed: { value: null, method: 'not estimated' },
        expected: 'for information',
        message: `no estimate without labels: ${labelFree.why}`,
        location: policy.locate(['metric']),
      },
    ];
  }
  const { gap } = labelFree;
  return [
    estimateFinding(assessment, labelFree),
    ...(gap ? [gapFinding(assessment, gap)] : []),
    ...rangeFindings(assessment, labelFree),
  ];
}

function estimateFinding({ policy }: PerformanceAssessment, made: Made): Finding {
  const { estimate, decision, distrust, verdict, gap } = made;
  const hasLimit = Object.keys(policy.limits).length > 0;
  const decides = policy.actOnEstimate && hasLimit;
  const { interval } = decision;
  const range = interval
    ? ` [${numberText(interval.lower)}, ${numberText(interval.upper)}]`
    : `: ${estimate.unknown ?? 'undefined'}`;
  const what = `the scores of ${countText(estimate.n)} predictions promise ${policy.metricName} ${numberText(estimate.value)}${range}`;
  const trust =
    distrust.length > 0
      ? `. Do not trust it: ${distrust.join('; ')}`
      : gap
        ? `, and where labels exist they keep it (${numberText(gap.realised)} against ${numberText(gap.estimated)} on ${countText(gap.n)} rows)`
        : '. Too few labels to check it: a change of concept would not show';
  return {
    check: `performance.${policy.metricName}.estimated`,
    subject: 'all predictions',
    verdict:
      verdict === 'fail' && !decides ? 'warn' : hasLimit || distrust.length > 0 ? verdict : 'pass',
    // An estimate that is wide, or not to be trusted, leaves the run to the labels.
    severity: decides
      ? 'error'
      : verdict === 'inconclusive' && distrust.length === 0
        ? 'info'
        : 'warning',
    observed: measurement(estimate, decision),
    expected: hasLimit
      ? `${limitsText(policy.limits)} at ${percentText(policy.confidence)}`
      : 'no bound',
    message: `${what}${trust}`,
    location: policy.locate([policy.calibrated ? 'calibrated' : 'reference']),
  };
}

function gapFinding({ policy }: PerformanceAssessment, gap: EstimateGap): Finding {
  const { estimated, realised, significant, pValue, n } = gap;
  const seen = `on ${countText(n)} predictions with a label ${policy.metricName} is ${numberText(realised)} and the scores promised ${numberText(estimated)}`;
  return {
    check: 'performance.concept_drift',
    subject: policy.metricName,
    verdict: significant ? 'fail' : 'pass',
    severity: 'warning',
    observed: {
      value: realised - estimated,
      n,
      method: `realised − estimated on labelled predictions, p ${probabilityText(pValue)}`,
    },
    expected: 'no gap beyond chance and 0.02',
    message: significant
      ? `${seen}: the scores no longer mean what they meant. The relation between features and label has changed, which no look at features shows; do not trust estimates without labels until the model is retrained`
      : seen,
    location: policy.locate(['label']),
  };
}

function rangeFindings({ policy }: PerformanceAssessment, made: Made): Finding[] {
  const { outsideShare, scoreShift } = made;
  const common = { subject: policy.score, verdict: 'pass', severity: 'info' } as const;
  const location = policy.locate(['reference']);
  return [
    {
      ...common,
      check: 'performance.scores_outside',
      observed: { value: outsideShare, method: 'share outside of the calibrated scores' },
      expected: 'for information',
      message: `${shareText(outsideShare)} of the scores lie outside of those that the estimate was calibrated on`,
      location,
    },
    ...(Number.isNaN(scoreShift)
      ? []
      : [
          {
            ...common,
            check: 'performance.score_shift',
            observed: { value: scoreShift, method: 'Kolmogorov–Smirnov distance' },
            expected: 'for information',
            message: `the scores moved by KS ${shortNumber(scoreShift)} since the reference: a shift that the estimate takes into account as long as the scores keep their meaning`,
            location,
          },
        ]),
  ];
}
