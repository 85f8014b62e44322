import { matthewsCorrelation } from '#stats/matthews-correlation.ts';
import { absentClassOf } from '../class-counts.ts';
import { confusionMetric } from '../confusion-metric.ts';

/** Matthews correlation of label and prediction. */
export const mcc = confusionMetric(
  { statistic: matthewsCorrelation, unknown: absentClassOf },
  { range: [-1, 1] },
);
