import { balancedAccuracy as valueOf } from '#stats/balanced-accuracy.ts';
import { absentClassOf } from '../class-counts.ts';
import { confusionMetric } from '../confusion-metric.ts';

/** Mean of the recalls of both classes. */
export const balancedAccuracy = confusionMetric({ statistic: valueOf, unknown: absentClassOf });
