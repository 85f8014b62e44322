import { percentileBounds } from '#stats/bootstrap-interval.ts';
import { statisticOfSums } from '#stats/bootstrap-sums.ts';
import type { ClassCounts } from '#stats/multiclass-counts.ts';
import {
  bootstrapEstimate,
  improvementOf,
  percentilesWithValue,
  type ReadBounds,
  type Sampled,
} from '../bootstrap-estimate.ts';
import { undefinedEstimate, type Estimate } from '../estimate.ts';
import { drawCounts } from './drawn-counts.ts';
import type { MulticlassMetric } from './multiclass-metric.ts';
import type { Model, MulticlassRows } from './multiclass-rows.ts';
import { rareClass } from './rare-class.ts';

/** @param classes that occur in the labels or the predictions of this model */
export type CountsStatistic = (counts: ClassCounts, classes: readonly number[]) => number;

/**
 * A metric of the counts per class. Value: of the rows as they are. Interval: paired bootstrap of the counts, with
 * pseudo-rows that keep faultless classes from having no spread; they widen the draws and do not move them.
 */
export function countsMetric(
  statistic: CountsStatistic,
  options: {
    /** Lowest value there is. */
    readonly lowest: number;
    /** Every class counts alike, so a rare one rules the noise. */
    readonly byClass: boolean;
    readonly unknown?: string;
  },
): MulticlassMetric {
  const bounds: ReadBounds = (draws, value, z) => {
    const { lower, upper } = percentileBounds(draws, z);
    return {
      lower: Math.max(options.lowest, Math.min(value, lower)),
      upper: Math.min(1, Math.max(value, upper)),
    };
  };
  const estimateOf = (rows: MulticlassRows, sampled: Sampled, paired: boolean): Estimate => {
    const n = rows.labels.length;
    if (Number.isNaN(sampled.value)) {
      const unknown = options.unknown ?? 'there are no rows';
      return undefinedEstimate({ n, rows: n }, rows.base.drawnBy, unknown);
    }
    const estimate = bootstrapEstimate(rows.base, sampled, {
      paired,
      bounds: paired ? percentilesWithValue : bounds,
    });
    const rare = options.byClass ? rareClass(rows) : undefined;
    if (!rare) return estimate;
    return { value: sampled.value, n, rows: n, method: estimate.method, ...rare };
  };
  return {
    better: 'higher',
    range: [options.lowest, 1],
    evaluate(rows) {
      const candidate = sample(rows, 'candidate', statistic);
      if (!rows.champion) return { candidate: estimateOf(rows, candidate, false) };
      const champion = sample(rows, 'champion', statistic);
      return {
        candidate: estimateOf(rows, candidate, false),
        champion: estimateOf(rows, champion, false),
        improvement: estimateOf(rows, improvementOf(candidate, champion, 'higher'), true),
      };
    },
  };
}

function sample(rows: MulticlassRows, model: Model, statistic: CountsStatistic): Sampled {
  const drawn = rows.base.shared('counts per class', () => drawCounts(rows));
  const { counts, withPseudoRows, draws } = drawn[model];
  const classes = [...rows.classes.keys()].filter(
    (index) => counts[3 * index + 1]! + counts[3 * index + 2]! > 0,
  );
  const value = statistic(counts, classes);
  const shift = value - statistic(withPseudoRows, classes);
  const ofDraws = statisticOfSums(draws, counts.length, (sums) => statistic(sums, classes) + shift);
  return { value, draws: ofDraws };
}
