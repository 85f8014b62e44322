import { describe, expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import {
  assessPerformance,
  type PerformanceAssessment,
} from '#core/performance/assess-performance.ts';
import type { LabelledPredictions } from '#core/performance/labelled-predictions.ts';
import { performanceFindings } from '#core/performance/performance-findings.ts';
import { measureCoverage } from './cbpe-coverage.ts';
import { simulatePredictions, type Simulation } from './simulated-predictions.ts';

const family = { alpha: 0.05, correction: 'benjamini-hochberg' } as const;

/** Current predictions of a world; `labelled` of them have a label. */
function current(simulation: Simulation, labelled: number): LabelledPredictions {
  const { scores, labels } = simulatePredictions(simulation);
  const none = {
    withoutKey: 0,
    withoutScore: 0,
    repeated: 0,
    conflicting: 0,
    young: 0,
    withoutTime: 0,
    labelsWithoutKey: 0,
    labelsMissing: 0,
    labelsRepeated: 0,
    labelsConflicting: 0,
    labelsUnknown: 0,
  };
  return {
    source: 'current.csv',
    labelSource: 'labels.csv',
    counts: {
      ...none,
      rows: scores.length,
      predictions: scores.length,
      labelled,
      labelRows: labelled,
    },
    scores,
    labels: Float64Array.from(labels, (label, row) => (row < labelled ? label : Number.NaN)),
    isMature: new Float64Array(scores.length).fill(1),
    sampledFrom: undefined,
    coverageByAge: [],
    arrival: [],
  };
}

interface Setting {
  readonly now: Partial<Simulation>;
  readonly before?: Partial<Simulation>;
  readonly labelled?: number;
  readonly policy?: string;
}

function assess({ now, before = {}, labelled = 0, policy = '' }: Setting): PerformanceAssessment {
  const text = `version: 1\nperformance: { labels: l, join: id, label: y, score: s, reference: ref.csv, metric: roc_auc, minimum: 0.75, min_coverage: 0.01${policy} }\n`;
  const { performance } = parseDriftPolicy(text, 'drift.yaml');
  const made = simulatePredictions({ rows: 5000, seed: 100, confidence: 2, ...before });
  const reference = {
    source: 'ref.csv',
    scores: made.scores,
    labels: Float64Array.from(made.labels),
  };
  const world = { rows: 4000, seed: 200, confidence: 2, ...now };
  return assessPerformance({ current: current(world, labelled), reference }, performance!, family);
}

function estimated(assessment: PerformanceAssessment) {
  const { labelFree } = assessment;
  if (!('estimate' in labelFree)) throw new Error(labelFree.why);
  return labelFree;
}

function realised(simulation: Partial<Simulation>): number {
  return assess({ now: simulation, labelled: 4000 }).realised.estimate.value;
}

const findingOf = (assessment: PerformanceAssessment, check: string) =>
  performanceFindings(assessment).find((one) => one.check === `performance.${check}`);

describe('the estimate without labels', () => {
  test.each([
    { name: 'nothing changes', now: {} },
    { name: 'the features move up', now: { mean: 0.5 } },
    { name: 'the features move down', now: { mean: -0.8 } },
  ])('holds what the labels later show while $name', ({ now }) => {
    const { decision, distrust } = estimated(assess({ now }));
    const truth = realised(now);
    expect(distrust).toEqual([]);
    expect(decision.interval!.lower).toBeLessThanOrEqual(truth);
    expect(decision.interval!.upper).toBeGreaterThanOrEqual(truth);
    expect(decision.interval!.upper - decision.interval!.lower).toBeLessThan(0.06);
  });

  test('says that nobody could check it while there are no labels', () => {
    const one = findingOf(assess({ now: {} }), 'roc_auc.estimated')!;
    expect(one.verdict).toBe('pass');
    expect(one.message).toContain('a change of concept would not show');
  });

  test('says that labels keep it where they do', () => {
    const assessment = assess({ now: { mean: 0.5 }, labelled: 1500 });
    expect(findingOf(assessment, 'concept_drift')!.verdict).toBe('pass');
    expect(findingOf(assessment, 'roc_auc.estimated')!.message).toContain('they keep it');
  });

  test('after a change of concept it is as rosy as ever, and declared not to be trusted', () => {
    const assessment = assess({ now: { concept: 0.2 }, labelled: 1500 });
    const made = estimated(assessment);
    expect(made.decision.verdict).toBe('pass');
    expect(made.verdict).toBe('inconclusive');
    expect(made.distrust[0]).toMatch(/^concept drift: where labels exist, roc_auc is 0\.\d+ and/);
    expect(findingOf(assessment, 'concept_drift')).toMatchObject({
      verdict: 'fail',
      severity: 'warning',
    });
    expect(findingOf(assessment, 'roc_auc.estimated')!.message).toContain('Do not trust it');
    expect(assessment.realised.decision.verdict).toBe('fail');
    expect(assessment.asksForRetraining).toBe(true);
  });

  test.each([
    { name: 'scores that the calibration never saw', now: { mean: 4 }, says: /outside of those/ },
    {
      name: 'a reference of few rows',
      before: { rows: 200 },
      now: {},
      says: /on \d\d rows of a class, 150/,
    },
  ])('is not trusted on $name', ({ now, before, says }) => {
    const made = estimated(assess({ now, ...(before ? { before } : {}) }));
    expect(made.verdict).toBe('inconclusive');
    expect(made.distrust.join()).toMatch(says);
  });

  test.each([
    { rest: '', verdict: 'warn', severity: 'warning', retrains: false },
    { rest: ', act_on_estimate: true', verdict: 'fail', severity: 'error', retrains: true },
  ])('below the minimum: $verdict with "$rest"', ({ rest, verdict, severity, retrains }) => {
    // Features that hardly vary leave little to tell apart: covariate shift alone can ruin a ROC AUC.
    const assessment = assess({ now: {}, before: { concept: 0.3 }, policy: rest });
    const one = findingOf(assessment, 'roc_auc.estimated');
    expect(one).toMatchObject({ verdict, severity });
    expect(assessment.asksForRetraining).toBe(retrains);
  });

  test.each([
    { metric: 'calibration_error, maximum: 1', says: 'calibration_error cannot be estimated' },
    { metric: 'average_precision, minimum: 0', says: 'average_precision cannot be estimated' },
  ])('does not exist for $metric', ({ metric, says }) => {
    const text = `version: 1\nperformance: { labels: l, join: id, label: y, score: s, calibrated: true, metric: ${metric} }\n`;
    const { performance } = parseDriftPolicy(text, 'drift.yaml');
    const assessment = assessPerformance(
      { current: current({ rows: 400, seed: 3 }, 400), reference: undefined },
      performance!,
      family,
    );
    expect(assessment.labelFree).toMatchObject({ verdict: 'none' });
    expect(
      performanceFindings(assessment)
        .map(({ message }) => message)
        .join(),
    ).toContain(says);
  });

  test('needs a reference of both classes', () => {
    const { labelFree } = assess({ now: {}, before: { intercept: -50 } });
    expect(labelFree).toEqual({
      verdict: 'none',
      why: 'ref.csv has labels of one class only: there is nothing to calibrate with',
    });
  });

  // 60 repetitions: a true 95 % shows at least 52 of them with probability 0.993.
  test.each([
    { world: {}, referenceRows: 1000, currentRows: 800 },
    { world: { mean: 0.7, confidence: 1.5 }, referenceRows: 1000, currentRows: 800 },
  ])('its 95 % interval covers: $world', ({ world, referenceRows, currentRows }) => {
    const { coverage } = measureCoverage({
      metric: 'f1',
      referenceRows,
      currentRows,
      world,
      repetitions: 60,
    });
    expect(coverage).toBeGreaterThanOrEqual(52 / 60);
  });

  test('the alarm about the concept is rare while it stays', () => {
    const alarms = Array.from({ length: 40 }, (_, seed) =>
      estimated(
        assess({
          now: { seed: 1000 + seed, mean: 0.4 },
          before: { seed: 2000 + seed },
          labelled: 800,
        }),
      ),
    ).filter(({ gap }) => gap!.significant).length;
    // alpha 0.05 of 40: more than 5 has probability 0.014.
    expect(alarms).toBeLessThanOrEqual(5);
  });
});

describe('the drop since the reference', () => {
  test.each([
    { concept: 1, maxDrop: '', verdict: 'pass', retrains: false },
    { concept: 0.6, maxDrop: '', verdict: 'warn', retrains: false },
    { concept: 0.6, maxDrop: ', max_drop: 0.02', verdict: 'fail', retrains: true },
    { concept: 1, maxDrop: ', max_drop: 0.05', verdict: 'pass', retrains: false },
  ])('concept $concept$maxDrop: $verdict', ({ concept, maxDrop, verdict, retrains }) => {
    const assessment = assess({ now: { concept }, labelled: 3000, policy: maxDrop });
    expect(findingOf(assessment, 'roc_auc.drop')!.verdict).toBe(verdict);
    // The minimum of 0.75 has its own say.
    const byMinimum = assessment.realised.decision.verdict === 'fail';
    expect(assessment.asksForRetraining).toBe(retrains || byMinimum);
  });

  test('from a number takes it as exact, of a metric that should be low turns the sign', () => {
    const text = `version: 1\nperformance: { labels: l, join: id, label: y, score: s, reference: 0.15, max_drop: 0.01, metric: brier_score }\n`;
    const { performance } = parseDriftPolicy(text, 'drift.yaml');
    const data = current({ rows: 3000, seed: 8 }, 3000);
    const assessment = assessPerformance(
      { current: data, reference: undefined },
      performance!,
      family,
    );
    const { estimate, decision } = assessment.drop!;
    const { value } = assessment.realised.estimate;
    expect(estimate.value).toBeCloseTo(0.15 - value, 12);
    const bounds = assessment.realised.estimate.boundsAt!(1.959963984540054);
    expect(decision.interval!.lower).toBeCloseTo(0.15 - bounds.upper, 9);
    expect(decision.interval!.upper).toBeCloseTo(0.15 - bounds.lower, 9);
  });
});
