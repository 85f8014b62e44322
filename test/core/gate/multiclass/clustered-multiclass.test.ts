import { describe, expect, test } from '@jest/globals';
import type { BootstrapOptions } from '#core/gate/gate-rows.ts';
import type { MetricResult } from '#core/gate/metric.ts';
import { measuredMulticlass } from '#core/gate/multiclass/measured-multiclass.ts';
import { multiclassMetrics } from '#core/gate/multiclass/multiclass-metrics.ts';
import { pickMulticlass, type MulticlassData } from '#core/gate/multiclass/multiclass-rows.ts';
import { criticalValue } from '#stats/normal.ts';
import { equalModels } from './weighted-rows-of.ts';

const options: BootstrapOptions = { draws: 600, seed: 1, classBalance: 'sampled' };
const z = criticalValue(0.95);
const names = Object.keys(multiclassMetrics);

function measure(data: MulticlassData, metric: string): MetricResult {
  const rows = measuredMulticlass(data, options);
  return rows.measure({ metric, rule: {}, severity: 'error', path: [] });
}

const width = ({ boundsAt }: MetricResult['candidate']): number =>
  boundsAt!(z).upper - boundsAt!(z).lower;

/** Every row `times` over, the copies of a row in a cluster of their own. */
function copies(data: MulticlassData, times: number): MulticlassData {
  const rows = Array.from({ length: data.labels.length * times }, (_, at) =>
    Math.floor(at / times),
  );
  return { ...pickMulticlass(data, rows), clusters: Uint32Array.from(rows) };
}

describe('clusters of rows', () => {
  const base = equalModels(7, 300);

  test.each(names)(
    '%s of rows that repeat each other is as uncertain as of one of each',
    (name) => {
      const [single, clustered] = [measure(base, name), measure(copies(base, 4), name)];
      for (const side of ['candidate', 'improvement'] as const) {
        expect(clustered[side]!.value).toBeCloseTo(single[side]!.value, 9);
        const ratio = width(clustered[side]!) / width(single[side]!);
        expect(ratio).toBeGreaterThan(0.85);
        expect(ratio).toBeLessThan(1.2);
      }
      expect(clustered.improvement!.method).toContain('cluster');
    },
  );

  test('have a design effect', () => {
    const { candidate, improvement } = measure(copies(base, 4), 'roc_auc_ovr');
    expect(candidate.facts!['designEffect']).toBeCloseTo(4, 1);
    expect(improvement!.facts).toMatchObject({ clusters: 300 });
    const share = measure(copies(base, 4), 'accuracy').candidate;
    expect(share.facts).toEqual({ clusters: 300, designEffect: expect.closeTo(4, 1) });
  });

  test.each(['log_loss', 'mcc', 'calibration_error', 'f1_macro'])(
    '%s has no interval from a handful of them',
    (name) => {
      const clusters = Uint32Array.from(base.labels, (_, row) => row % 24);
      const { candidate, improvement } = measure({ ...base, clusters }, name);
      expect(candidate.unknown).toBe(
        '24 clusters are too few for a bootstrap interval, which takes 30',
      );
      expect(improvement!.boundsAt).toBeUndefined();
    },
  );

  test.each(['accuracy', 'top_k_accuracy', 'roc_auc_ovo'])('%s too', (name) => {
    const clusters = Uint32Array.from(base.labels, (_, row) => row % 24);
    expect(measure({ ...base, clusters }, name).candidate.unknown).toBe(
      '24 clusters are too few for an interval, which takes 30',
    );
  });

  test('leave a mean over classes without one when only a few have a class', () => {
    const clusters = Uint32Array.from(base.labels, (label, row) =>
      label === 2 ? row % 8 : 8 + (row % 60),
    );
    for (const name of ['f1_macro', 'roc_auc_ovr']) {
      expect(measure({ ...base, clusters }, name).candidate.unknown).toBe(
        "8 clusters of class 'c' are too few for an interval of a mean over classes, which takes 20 of each",
      );
    }
  });

  test.each(['accuracy', 'f1_macro', 'mcc'])(
    'without a mistake are as many trials as there are clusters: %s',
    (name) => {
      const labels = base.labels;
      const right = { ...base.candidate, predicted: labels };
      const one = { classes: base.classes, labels, candidate: right };
      const [rows, clusters] = [measure(one, name), measure(copies(one, 20), name)];
      expect(clusters.candidate.boundsAt!(z).lower).toBeLessThan(0.995);
      expect(width(clusters.candidate)).toBeGreaterThan(0.85 * width(rows.candidate));
    },
  );

  test('leave the recall of a class in the record without an interval', () => {
    const { classes } = measuredMulticlass(copies(base, 2), options).details() as {
      classes: readonly { candidate: Record<string, unknown> }[];
    };
    expect(classes[0]!.candidate['recall']).toBeGreaterThan(0);
    expect(classes[0]!.candidate['recallInterval']).toBeUndefined();
  });
});
