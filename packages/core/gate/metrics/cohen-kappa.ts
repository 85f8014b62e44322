import { cohenKappa as valueOf } from '#stats/cohen-kappa.ts';
import { absentClassOf } from '../class-counts.ts';
import { confusionMetric } from '../confusion-metric.ts';

/** Agreement of label and prediction beyond chance. */
export const cohenKappa = confusionMetric(
  { statistic: valueOf, unknown: absentClassOf },
  { range: [-1, 1] },
);
