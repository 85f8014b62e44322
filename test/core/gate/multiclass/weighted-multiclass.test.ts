import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideByInterval } from '#core/gate/decide.ts';
import type { BootstrapOptions } from '#core/gate/gate-rows.ts';
import type { MetricResult } from '#core/gate/metric.ts';
import { measuredMulticlass } from '#core/gate/multiclass/measured-multiclass.ts';
import { multiclassMetrics } from '#core/gate/multiclass/multiclass-metrics.ts';
import { pickMulticlass, type MulticlassData } from '#core/gate/multiclass/multiclass-rows.ts';
import { effectiveRows } from '#stats/effective-rows.ts';
import { criticalValue } from '#stats/normal.ts';
import '../../../support/property-seed.ts';
import { multiclassOracle, weightedMulticlassCases } from '../../../stats/multiclass-oracle.ts';
import '../../../stats/oracle-cases.ts';
import { oracleData, oracleValues } from './multiclass-rows-of.ts';
import { equalModels, formulaRows } from './weighted-rows-of.ts';

const options: BootstrapOptions = { draws: 300, seed: 1, classBalance: 'sampled' };
const z = criticalValue(0.95);
const names = Object.keys(multiclassMetrics);

function measure(data: MulticlassData, metric: string, rule = {}, more = {}): MetricResult {
  const rows = measuredMulticlass(data, { ...options, ...more });
  return rows.measure({ metric, rule, severity: 'error', path: [] });
}

const width = ({ boundsAt }: MetricResult['candidate']): number =>
  boundsAt!(z).upper - boundsAt!(z).lower;

/**
 * scikit-learn 1.9.1 with sample_weight, candidate and champion. It takes none for one-vs-one areas: those are the means that it
 * takes, of its own weighted areas of two classes. The calibration error is that of ten bins (low, high] in NumPy 2.4.6.
 */
const wanted: Readonly<Record<string, readonly [number, number]>> = {
  accuracy: [0.8596491228070176, 0.7109440267335004],
  balanced_accuracy: [0.8503892063807158, 0.7083377343103696],
  precision_macro: [0.8484553890078517, 0.7011925973480122],
  recall_macro: [0.8503892063807158, 0.7083377343103696],
  f1_macro: [0.8489430169254901, 0.7033943684313915],
  precision_micro: [0.8596491228070176, 0.7109440267335004],
  recall_micro: [0.8596491228070176, 0.7109440267335004],
  f1_micro: [0.8596491228070176, 0.7109440267335004],
  precision_weighted: [0.8618342096020446, 0.7146910482457737],
  recall_weighted: [0.8596491228070176, 0.7109440267335004],
  f1_weighted: [0.8603375666426403, 0.7115623570468677],
  mcc: [0.8059074806584033, 0.6023413265359537],
  cohen_kappa: [0.8056714903486096, 0.6015926213801436],
  log_loss: [0.8537247578043025, 0.9791713627963708],
  brier_score: [0.4574154075534356, 0.5364166636133203],
  calibration_error: [0.4163089008837705, 0.30054724379068276],
  top_k_accuracy: [0.9707602339181286, 0.8913951545530493],
  roc_auc_ovr: [0.9725231396743437, 0.9038833132390983],
  roc_auc_ovr_weighted: [0.9743550445327371, 0.9023389893527746],
  roc_auc_ovo: [0.9722850474752233, 0.9052144304527352],
  roc_auc_ovo_weighted: [0.973038711930049, 0.9039002829575582],
};

describe('metrics of weighted rows', () => {
  test.each(names)('%s is that of scikit-learn 1.9.1, of both models', (name) => {
    const { candidate, champion, improvement } = measure(formulaRows(), name);
    const [first, second] = wanted[name]!;
    expect([candidate.value, first]).toBeCloseToOracle(1e-9);
    expect([champion!.value, second]).toBeCloseToOracle(1e-9);
    const sign = multiclassMetrics[name]!.better === 'higher' ? 1 : -1;
    expect([improvement!.value, sign * (first - second)]).toBeCloseToOracle(1e-9);
  });

  test.each(weightedMulticlassCases)(`are those of ${multiclassOracle}: $name`, (oracle) => {
    const { champion: other, ...alone } = oracleData(oracle);
    expect(other).toBeDefined();
    const data = { ...alone, weights: Float64Array.from(oracle.input.sample_weight!) };
    for (const [metric, want] of Object.entries(oracleValues(oracle))) {
      // The oracle has these without weights.
      if (metric.startsWith('roc_auc_ovo')) continue;
      const bins = metric === 'calibration_error' ? { bins: 15 } : {};
      expect([measure(data, metric, bins).candidate.value, want]).toBeCloseToOracle(1e-9);
    }
  });

  test.each(names)('count a whole weight as that many rows: %s', (name) => {
    const all = formulaRows(60);
    const weights = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(weights, (drawn) => {
        const repeated = drawn.flatMap((weight, row) => Array<number>(weight).fill(row));
        const { weights: ignored, ...equal } = pickMulticlass(all, repeated);
        expect(ignored).toBeDefined();
        const few = { draws: 5 };
        const weighted = { ...all, weights: Float64Array.from(drawn) };
        const got = measure(weighted, name, {}, few);
        const want = measure(equal, name, {}, few);
        expect(got.candidate.value).toBeCloseTo(want.candidate.value, 9);
        expect(got.improvement!.value).toBeCloseTo(want.improvement!.value, 9);
      }),
      { numRuns: 6 },
    );
  });

  test.each(names)('change nothing when all are the same: %s', (name) => {
    const { weights, ...plain } = formulaRows();
    const same = measure({ ...plain, weights: weights.map(() => 7) }, name);
    const without = measure(plain, name);
    for (const side of ['candidate', 'champion', 'improvement'] as const) {
      expect(same[side]!.method).toBe(without[side]!.method);
      expect(same[side]!.boundsAt!(z)).toEqual(without[side]!.boundsAt!(z));
    }
  });

  test('are those of a slice by the weights of its rows', () => {
    const { weights, ...all } = formulaRows();
    const rows = [...all.labels.keys()].filter((row) => row % 2 === 0);
    const slice = pickMulticlass({ ...all, weights }, rows);
    expect([...slice.weights!]).toEqual(rows.map((row) => weights[row]));
    expect(measure(slice, 'accuracy').candidate.facts!['effectiveRows']).toBeCloseTo(
      effectiveRows(slice.weights!),
      9,
    );
  });

  test('of identical answers differ by 0', () => {
    const data = formulaRows();
    const { improvement } = measure({ ...data, champion: data.candidate }, 'f1_macro');
    expect(improvement).toMatchObject({ value: 0, method: 'identical predictions' });
  });
});

describe('intervals of weighted rows', () => {
  const skewed = (data: MulticlassData): MulticlassData => ({
    ...data,
    weights: Float64Array.from(data.labels, (_, row) => (row % 5 === 0 ? 12 : 1)),
  });

  test.each(names)('are wider than of as many equal rows: %s', (name) => {
    const data = equalModels(3, 600);
    const [plain, weighted] = [measure(data, name), measure(skewed(data), name)];
    // 600 rows are worth (Σw)² / Σw² = 210: intervals are about 1.7 times as wide.
    const ratio = width(weighted.improvement!) / width(plain.improvement!);
    expect(ratio).toBeGreaterThan(1.3);
    expect(ratio).toBeLessThan(2.4);
    expect(width(weighted.candidate)).toBeGreaterThan(1.15 * width(plain.candidate));
    const { value, boundsAt } = weighted.improvement!;
    expect(boundsAt!(z).lower).toBeLessThan(value);
    expect(boundsAt!(z).upper).toBeGreaterThan(value);
  });

  test('do not exist when a few rows of a class outweigh all others of it', () => {
    const data = equalModels(4, 600);
    const heavy = new Set(
      [...data.labels.keys()].filter((row) => data.labels[row] === 2).slice(0, 5),
    );
    const weights = Float64Array.from(data.labels, (_, row) => (heavy.has(row) ? 1000 : 1));
    for (const name of ['f1_macro', 'balanced_accuracy', 'roc_auc_ovr', 'roc_auc_ovo_weighted']) {
      const { candidate, improvement } = measure({ ...data, weights }, name);
      expect(candidate.unknown).toBe(
        "5 effective rows of class 'c' are too few for an interval of a mean over classes, which takes 20 of each",
      );
      expect(improvement!.boundsAt).toBeUndefined();
    }
    // Of all 600 rows there are (5595)² / 5,000,595.
    expect(measure({ ...data, weights }, 'log_loss').candidate.unknown).toContain(
      '6 effective rows are too few',
    );
    const share = measure({ ...data, weights }, 'accuracy');
    expect(width(share.candidate)).toBeGreaterThan(0.4);
    expect(share.improvement!.boundsAt).toBeUndefined();
  });

  test('of faultless rows are no proof of perfection', () => {
    const { labels, classes, candidate } = equalModels(5, 600);
    const right = { ...candidate, predicted: labels };
    const data = skewed({ classes, labels, candidate: right });
    for (const name of ['accuracy', 'f1_macro', 'mcc', 'cohen_kappa']) {
      const { lower, upper } = measure(data, name).candidate.boundsAt!(z);
      expect(upper).toBeCloseTo(1, 12);
      expect(lower).toBeLessThan(0.99);
    }
  });
});

test('equal models of weighted rows wrongly pass or fail as seldom as they say', () => {
  const metrics = ['accuracy', 'f1_macro', 'log_loss', 'roc_auc_ovr'];
  const verdicts = Array.from({ length: 60 }, (_, run) => {
    const data = equalModels(100 + run, 300);
    // Weights that depend on the class, as after sampling classes at different rates.
    const weights = Float64Array.from(data.labels, (label, row) => (1 + label) * (1 + (row % 4)));
    const rows = measuredMulticlass({ ...data, weights }, { ...options, draws: 250, seed: run });
    return metrics.map((metric) => {
      const { improvement } = rows.measure({ metric, rule: {}, severity: 'error', path: [] });
      return decideByInterval(improvement!, { minimum: 0 }, 0.95).verdict;
    });
  });
  // Of 60 runs at 5 % three are expected; nine or more have a probability of 0.3 %. The seeds are fixed all the same.
  for (const at of metrics.keys()) {
    expect(verdicts.filter((all) => all[at] !== 'inconclusive').length).toBeLessThan(9);
  }
});

test('the record has weighted figures of every class, and how many rows they are of', () => {
  const data = formulaRows();
  const { classes } = measuredMulticlass(data, options).details() as {
    classes: readonly { rows: number; candidate: Record<string, number> }[];
  };
  expect(classes.map(({ rows }) => rows)).toEqual([96, 48, 48, 48]);
  const mean = classes.reduce((sum, { candidate }) => sum + candidate['recall']!, 0) / 4;
  expect([mean, wanted['recall_macro']![0]]).toBeCloseToOracle(1e-9);
});
