import type { RowSums } from '#stats/bootstrap-sums.ts';
import { calibrationBin } from '#stats/calibration-error.ts';
import { quantileEdges } from '#stats/quantile-edges.ts';
import { lowerBound } from '#stats/sorted-search.ts';
import type { GateRows } from './gate-rows.ts';
import type { MetricOptions } from './metric-options.ts';

/** What a row adds to the sums that calibration errors are made of: rows, then positives minus scores of every bin. */
export function calibrationSums(
  { labels, weights }: GateRows<Uint8Array>,
  scores: Float64Array,
  options: MetricOptions,
): RowSums {
  const binOf = binning(scores, options);
  return {
    width: options.bins + 1,
    addRow: (sums, offset, row) => {
      const weight = weights ? weights[row]! : 1;
      sums[offset]! += weight;
      sums[offset + 1 + binOf(scores[row]!)]! += weight * (labels[row]! - scores[row]!);
    },
  };
}

/** The same, with the rows of every bin behind them. */
export function calibrationSumsWithRows(
  rows: GateRows<Uint8Array>,
  scores: Float64Array,
  options: MetricOptions,
): RowSums {
  const { width, addRow } = calibrationSums(rows, scores, options);
  const binOf = binning(scores, options);
  return {
    width: width + options.bins,
    addRow: (sums, offset, row) => {
      addRow(sums, offset, row);
      sums[offset + width + binOf(scores[row]!)]! += rows.weights ? rows.weights[row]! : 1;
    },
  };
}

/** Bins are (low, high], the first one closed; quantile edges are those of the rows as they are, also in a draw. */
function binning(
  scores: Float64Array,
  { bins, binning: kind }: MetricOptions,
): (score: number) => number {
  if (kind !== 'quantile') return (score) => calibrationBin(score, bins);
  const edges = quantileEdges(scores, bins);
  return (score) => lowerBound(edges, score);
}
