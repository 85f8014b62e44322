import { topMetric } from '../top-metric.ts';

/** How many times as many positives the rows at the top hold as as many rows picked at random: gain / `at_top`. */
export const lift = topMetric(
  ({ atTop = Number.NaN }) => 1 / atTop,
  ({ atTop = 1 }) => [0, 1 / atTop],
);
