import { quoted, shareText, shortNumber } from '../drift/drift-words.ts';
import { countText } from '../gate/number-text.ts';
import type { Finding } from '../verdict/finding.ts';
import type { PerformanceAssessment } from './assess-performance.ts';
import type { JudgedArrival } from './label-arrival.ts';

/** How many predictions have a label, which ones, and what is wrong with the keys. */
export function coverageFindings(assessment: PerformanceAssessment): Finding[] {
  return [
    coverageFinding(assessment),
    ...assessment.arrival.map((one) => arrivalFinding(one, assessment)),
    ...keyFindings(assessment),
  ];
}

function coverageFinding({ coverage, current, policy }: PerformanceAssessment): Finding {
  const { counts, labelSource, source, coverageByAge } = current;
  const { predictions, labelled, young, labelsUnknown } = counts;
  const { share, isEnough } = coverage;
  const age = coverageByAge.map((one) => shareText(one.labelled / one.predictions)).join(', ');
  const seen =
    predictions === 0
      ? `no prediction of ${source} can be measured: ${young > 0 ? 'all are younger than performance.delay' : 'none has a key and a score'}`
      : `${countText(labelled)} of ${countText(predictions)} predictions have a label (${shareText(share)})`;
  const noOverlap =
    predictions > 0 && labelled === 0 && labelsUnknown > 0
      ? `. No key of ${labelSource} is one of ${source}: check that both write '${policy.join.join("', '")}' the same way`
      : '';
  return {
    check: 'performance.coverage',
    subject: 'predictions',
    verdict: isEnough ? 'pass' : 'inconclusive',
    severity: 'error',
    observed: { value: share, n: predictions, method: 'share of predictions with a label' },
    expected: `≥ ${shortNumber(policy.minCoverage)}`,
    ...(isEnough || predictions === 0
      ? {}
      : { needed: Math.max(1, Math.ceil(policy.minCoverage * predictions) - labelled) }),
    message: `${seen}${noOverlap}${age === '' ? '' : `; oldest to youngest: ${age}`}${young > 0 ? `; ${countText(young)} are younger than performance.delay and left out` : ''}`,
    location: policy.locate(['min_coverage']),
  };
}

function arrivalFinding(one: JudgedArrival, { policy }: PerformanceAssessment): Finding {
  const { column, selective, distance, fromAll, limit, unit } = one;
  return {
    check: 'performance.selective_labels',
    subject: column,
    verdict: selective ? 'warn' : 'pass',
    severity: 'warning',
    observed: { value: fromAll, unit, method: 'distance of labelled predictions from all' },
    expected: `≤ ${shortNumber(limit)} ${unit}`,
    message: selective
      ? `whether a label arrives depends on ${quoted(column)} (${shortNumber(distance)} ${unit} between predictions with and without one): what the labelled ones show does not hold for all. Wait for the missing labels, or label a random sample`
      : `predictions with and without a label are alike in ${quoted(column)}`,
    location: policy.locate(['labels']),
  };
}

function keyFindings({ current, policy }: PerformanceAssessment): Finding[] {
  const { counts, labelSource, source } = current;
  const finding = (
    check: string,
    [value, of]: readonly [number, number],
    message: string,
    key: 'labels' | 'join',
  ): Finding[] =>
    value === 0
      ? []
      : [
          {
            check: `performance.${check}`,
            subject: key === 'labels' ? 'labels' : 'predictions',
            verdict: 'warn',
            severity: 'warning',
            observed: { value, n: of, method: 'count' },
            expected: 'none',
            message: `${countText(value)} ${message}`,
            location: policy.locate([key]),
          },
        ];
  const { rows, labelRows } = counts;
  const info: Finding = {
    check: 'performance.unknown_keys',
    subject: 'labels',
    verdict: 'pass',
    // A file of labels may well hold those of earlier predictions.
    severity: 'info',
    observed: { value: counts.labelsUnknown, n: labelRows, method: 'count' },
    expected: 'for information',
    message: `${countText(counts.labelsUnknown)} keys of ${labelSource} belong to no prediction of ${source}`,
    location: policy.locate(['labels']),
  };
  return [
    ...finding('key_missing', [counts.withoutKey, rows], `rows of ${source} have no key`, 'join'),
    ...finding(
      'score_missing',
      [counts.withoutScore, rows],
      `predictions of ${source} have no finite ${quoted(policy.score)} and were left out; a model must answer for every row`,
      'join',
    ),
    ...finding(
      'conflicting_predictions',
      [counts.conflicting, rows],
      `keys of ${source} have more than one score and were left out`,
      'join',
    ),
    ...finding(
      'repeated_predictions',
      [counts.repeated, rows],
      `keys of ${source} stand in more than one row with the same score and were counted once`,
      'join',
    ),
    ...finding(
      'time_missing',
      [counts.withoutTime, rows],
      `predictions of ${source} have no ${quoted(policy.time ?? 'time')} and were left out: their age is not known`,
      'join',
    ),
    ...finding(
      'label_key_missing',
      [counts.labelsWithoutKey, labelRows],
      `rows of ${labelSource} have no key`,
      'labels',
    ),
    ...finding(
      'conflicting_labels',
      [counts.labelsConflicting, labelRows],
      `keys of ${labelSource} have labels that disagree and were left out; keep the last word on each`,
      'labels',
    ),
    ...finding(
      'repeated_labels',
      [counts.labelsRepeated, labelRows],
      `keys of ${labelSource} stand in more than one row with the same label and were counted once`,
      'labels',
    ),
    ...finding(
      'label_missing',
      [counts.labelsMissing, labelRows],
      `rows of ${labelSource} have a key and no label yet`,
      'labels',
    ),
    info,
  ];
}
