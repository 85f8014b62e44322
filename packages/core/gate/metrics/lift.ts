import { gainAtTop } from '#stats/gain-at-top.ts';
import { undrawn } from '#stats/ranked-draws.ts';
import { bootstrapMetric } from '../bootstrap-metric.ts';
import { rankedRows, withoutTop } from '../ranked-rows.ts';

/** How many times as many positives the rows at the top hold as as many rows picked at random: gain / `at_top`. */
export const lift = bootstrapMetric<Uint8Array>({
  better: 'higher',
  range: ({ atTop = 1 }) => [0, 1 / atTop],
  requires: ['at_top'],
  unknown: withoutTop,
  sample: (rows, resampling, { atTop = Number.NaN }) => {
    const ranked = rankedRows(rows);
    const [value] = gainAtTop(ranked, undrawn(resampling), atTop);
    const gains = gainAtTop(ranked, resampling, atTop);
    return { value: value! / atTop, draws: gains.map((gain) => gain / atTop) };
  },
});
