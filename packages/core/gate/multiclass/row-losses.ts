import { statisticOfDraws, sumRows, type RowSums } from '#stats/bootstrap-sums.ts';
import { jackknifeOfSums } from '#stats/jackknife-sums.ts';
import { logLossOfRow } from '#stats/log-loss.ts';
import { bootstrapEstimate, improvementOf, type Sampled } from '../bootstrap-estimate.ts';
import type { MulticlassMetric } from './multiclass-metric.ts';
import type { MulticlassRows, ProbabilityFigures } from './multiclass-rows.ts';

type LossOfRow = (row: number) => number;

function lossMetric(
  { range, needsFigures }: Required<Pick<MulticlassMetric, 'range' | 'needsFigures'>>,
  lossOf: (figures: ProbabilityFigures, rows: MulticlassRows) => LossOfRow,
): MulticlassMetric {
  return {
    better: 'lower',
    range,
    needsProbabilities: true,
    needsFigures,
    evaluate(rows) {
      const sampleOf = (figures: ProbabilityFigures): Sampled =>
        sample(rows, lossOf(figures, rows));
      const candidate = sampleOf(rows.candidate.probabilities!);
      const single = { paired: false };
      if (!rows.champion) return { candidate: bootstrapEstimate(rows.base, candidate, single) };
      const champion = sampleOf(rows.champion.probabilities!);
      const improvement = improvementOf(candidate, champion, 'lower');
      return {
        candidate: bootstrapEstimate(rows.base, candidate, single),
        champion: bootstrapEstimate(rows.base, champion, single),
        improvement: bootstrapEstimate(rows.base, improvement, { paired: true }),
      };
    },
  };
}

function sample(rows: MulticlassRows, lossOf: LossOfRow): Sampled {
  const { weights } = rows;
  const sums: RowSums = {
    width: 2,
    addRow: (target, offset, row) => {
      const weight = weights ? weights[row]! : 1;
      target[offset]! += weight * lossOf(row);
      target[offset + 1]! += weight;
    },
  };
  const mean = ([sum, count]: Float64Array): number => sum! / count!;
  return {
    value: mean(sumRows(rows.labels.length, sums.width, sums.addRow)),
    draws: statisticOfDraws(rows.base.resampling(), sums, mean),
    jackknife: () => jackknifeOfSums(rows.base.resampling(), sums, mean),
  };
}

/** Cross-entropy in nats: −ln of the probability given to the true class, clipped as scikit-learn does. */
export const logLoss = lossMetric(
  { range: [0, Number.POSITIVE_INFINITY], needsFigures: ['ofTruth'] },
  (figures) => {
    const ofTruth = figures.ofTruth!;
    return (row) => logLossOfRow(1, ofTruth[row]!);
  },
);

/** Squared distance from the truth, summed over the classes (Brier 1950); halved for two classes, as scikit-learn. */
export const brierScore = lossMetric(
  { range: [0, 2], needsFigures: ['ofTruth', 'squares'] },
  (figures, { classes }) => {
    const [ofTruth, squares] = [figures.ofTruth!, figures.squares!];
    const scale = classes.length === 2 ? 0.5 : 1;
    return (row) => scale * (squares[row]! - 2 * ofTruth[row]! + 1);
  },
);
