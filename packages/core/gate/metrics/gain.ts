import { topMetric } from '../top-metric.ts';

/** Share of the positives among the rows at the top, `at_top` of all. */
export const gain = topMetric(() => 1, [0, 1]);
