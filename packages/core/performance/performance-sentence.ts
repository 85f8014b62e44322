import { shareText } from '../drift/drift-words.ts';
import { limitsText } from '../gate/check-finding.ts';
import { numberText } from '../gate/number-text.ts';
import type { PerformanceAssessment } from './assess-performance.ts';
import { realisedText } from './performance-findings.ts';

/** 'roc_auc is 0.61 [0.58, 0.64] on 5,000 labelled predictions (50 % of all), limit ≥ 0.6; without labels 0.62 …' */
export function performanceSentence(assessment: PerformanceAssessment): string {
  const { policy, realised, coverage, labelFree, unrepresentative } = assessment;
  const limits =
    Object.keys(policy.limits).length > 0 ? `, limit ${limitsText(policy.limits)}` : '';
  const verdict = { fail: ': too low', pass: '', warn: '', inconclusive: ': undecided' };
  const outcome = policy.metric.better === 'lower' ? ': too high' : verdict.fail;
  const shown = realised.decision.verdict === 'fail' ? outcome : verdict[realised.decision.verdict];
  const why = unrepresentative.length > 0 ? ` (${unrepresentative.join('; ')})` : '';
  const estimated =
    'estimate' in labelFree
      ? `; from the scores alone ${numberText(labelFree.estimate.value)}${labelFree.distrust.length > 0 ? ', not to be trusted' : ''}`
      : '';
  return `${realisedText(assessment)} (${shareText(coverage.share)} of all)${limits}${shown}${why}${estimated}`;
}
