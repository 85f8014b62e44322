import { gainAtTop } from '#stats/gain-at-top.ts';
import { undrawn, type RankedRows } from '#stats/ranked-draws.ts';
import { percentilesWithValue } from './bootstrap-estimate.ts';
import { pseudoLabels, type GateRows } from './gate-rows.ts';
import type { Metric, MetricOptions } from './metric.ts';
import { pseudoPredictions, weightOfPseudoRow } from './pseudo-rows.ts';
import { rankedRows, withoutTop } from './ranked-rows.ts';
import { pairedResult, sampledEstimate, type MaybeSampled } from './sampled-result.ts';

/**
 * A multiple of the gain at the top. Interval: paired bootstrap of the rows and the pseudo-rows, those predicted positive
 * above all others and those predicted negative below: a top without a mistake is no proof that the next one has none.
 */
export function topMetric(
  scale: (options: MetricOptions) => number,
  range: Metric['range'] & {},
): Metric<Uint8Array> {
  return {
    better: 'higher',
    range,
    requires: ['at_top'],
    evaluate(rows, options) {
      const of = (model: 'candidate' | 'champion'): MaybeSampled =>
        sample(rows, model, { share: options.atTop ?? Number.NaN, scale: scale(options) });
      const candidate = of('candidate');
      if (!rows.champion) {
        return { candidate: sampledEstimate(rows, candidate, percentilesWithValue) };
      }
      const models = { candidate, champion: of('champion') };
      return pairedResult(rows, models, 'higher', percentilesWithValue);
    },
  };
}

function sample(
  rows: GateRows<Uint8Array>,
  model: 'candidate' | 'champion',
  { share, scale }: { share: number; scale: number },
): MaybeSampled {
  const { labels, weights } = rows;
  const scores = rows[model]!;
  const order = () => rows.order(model);
  const scored = { labels, scores, order, ...(weights ? { weights } : {}) };
  const unknown = withoutTop(scored);
  if (unknown !== undefined) return { unknown };
  const ranked = rankedRows(scored);
  const [value] = gainAtTop(ranked, undrawn(labels.length), share);
  const gains = rows.shared(`gains of ${model} at ${share}`, () => {
    const extended = withPseudoRows(ranked, model, weightOfPseudoRow(weights));
    return gainAtTop(extended, rows.resamplingWithPseudoRows(), share);
  });
  return { value: value! * scale, draws: gains.map((gain) => gain * scale) };
}

/** The pseudo-rows behind the rows: a tie of four above the highest score, and one below the lowest. */
function withPseudoRows(
  { order, masses, marked }: RankedRows,
  model: 'candidate' | 'champion',
  weight: number,
): RankedRows {
  const n = masses.length;
  const predictions = pseudoPredictions[model];
  const predicted = (as: number): number[] =>
    [...predictions.keys()].filter((at) => predictions[at] === as).map((at) => n + at);
  const tie = [0, 0, 0, 1];
  return {
    order: {
      rows: joined(Uint32Array, [predicted(1), order.rows, predicted(0)]),
      endsTie: joined(Uint8Array, [tie, order.endsTie, tie]),
    },
    masses: joined(Float64Array, [masses, Array.from(pseudoLabels, () => weight)]),
    marked: joined(Float64Array, [marked, Array.from(pseudoLabels, (label) => label * weight)]),
  };
}

type Numbers = Float64Array | Uint32Array | Uint8Array;

function joined<T extends Numbers>(
  Type: new (length: number) => T,
  parts: readonly ArrayLike<number>[],
): T {
  const all = new Type(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
