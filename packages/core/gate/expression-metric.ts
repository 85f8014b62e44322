import { jackknifeOfSums } from '#stats/jackknife-sums.ts';
import { statisticOfDraws, sumRows, type AddRow } from '#stats/bootstrap-sums.ts';
import type { ExpressionPolicy } from './expression-policy.ts';
import type { GateRows, Labels } from './gate-rows.ts';
import type { Metric } from './metric.ts';
import type { FiguresOfModel } from './row-figures.ts';
import { pairedResult, sampledEstimate, type MaybeSampled } from './sampled-result.ts';

/** The mean of an expression over the rows, or the ratio of two sums; weighted as the rows are. */
export function expressionMetric({
  name,
  better,
}: Pick<ExpressionPolicy, 'name' | 'better'>): Metric {
  return {
    better,
    evaluate(rows) {
      const { candidate, champion } = rows.figures!.get(name)!;
      const first = sample(rows, candidate);
      if (!champion) return { candidate: sampledEstimate(rows, first) };
      return pairedResult(rows, { candidate: first, champion: sample(rows, champion) }, better);
    },
  };
}

function sample(rows: GateRows<Labels>, { amounts, per }: FiguresOfModel): MaybeSampled {
  const { weights } = rows;
  const addRow: AddRow = (sums, offset, row) => {
    const weight = weights ? weights[row]! : 1;
    sums[offset]! += weight * amounts[row]!;
    sums[offset + 1]! += weight * (per ? per[row]! : 1);
  };
  const [sum, base] = sumRows(rows.labels.length, 2, addRow);
  if (base === 0) return { unknown: "'per' adds up to 0, by which nothing can be divided" };
  // Where even the sign of the divisor is open, the ratio may be anything.
  const statistic = (sums: Float64Array): number =>
    sums[1]! * base! > 0 ? sums[0]! / sums[1]! : Number.NaN;
  const sums = { width: 2, addRow };
  const draws = statisticOfDraws(rows.resampling(), sums, statistic);
  if (draws.some((draw) => Number.isNaN(draw))) {
    return {
      unknown: "'per' adds up to 0 as far as these rows can tell, so the ratio may be anything",
    };
  }
  return {
    value: sum! / base!,
    draws,
    jackknife: () => jackknifeOfSums(rows.resampling(), sums, statistic),
  };
}
