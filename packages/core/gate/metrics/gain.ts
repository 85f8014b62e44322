import { gainAtTop } from '#stats/gain-at-top.ts';
import { undrawn } from '#stats/ranked-draws.ts';
import { bootstrapMetric } from '../bootstrap-metric.ts';
import { rankedRows, withoutTop } from '../ranked-rows.ts';

/** Share of the positives among the rows at the top, `at_top` of all. */
export const gain = bootstrapMetric<Uint8Array>({
  better: 'higher',
  range: [0, 1],
  requires: ['at_top'],
  unknown: withoutTop,
  sample: (rows, resampling, { atTop = Number.NaN }) => {
    const ranked = rankedRows(rows);
    const [value] = gainAtTop(ranked, undrawn(resampling), atTop);
    return { value: value!, draws: gainAtTop(ranked, resampling, atTop) };
  },
});
