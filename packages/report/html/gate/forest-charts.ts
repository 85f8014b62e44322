import type { GateEvaluation } from '#core/gate/evaluate-gate.ts';
import type { EstimateReport } from '#core/gate/metric-report.ts';
import type { ForestChart, ForestRow } from '../chart/forest-chart.ts';
import { metricRows, sliceRows, type MetricRow } from '../../gate/gate-rows.ts';

const shownRows = 40;

/** For every metric of the slices: the improvement in each, the worst first, below that of all rows. */
export function forestCharts(evaluation: GateEvaluation): ForestChart[] {
  const slices = sliceRows(evaluation);
  const totals = metricRows(evaluation);
  const metrics = [...new Set(slices.map(({ metric }) => metric))];
  return metrics.flatMap((metric) => {
    const own = slices.filter((row) => row.metric === metric);
    const total = totals.find((row) => row.metric === metric);
    return forestOf(metric, own, total);
  });
}

function forestOf(
  metric: string,
  slices: readonly MetricRow[],
  total: MetricRow | undefined,
): ForestChart[] {
  const compared = slices.some(({ report }) => hasInterval(report.difference));
  const estimateOf = ({ report }: MetricRow): EstimateReport | undefined =>
    compared ? report.difference : report.candidate;
  const rows = slices.flatMap((row) => forestRow(row, estimateOf(row)));
  if (rows.length === 0) return [];
  const whole = total ? forestRow(total, estimateOf(total)) : [];
  const margin = slices.map(({ report }) => report.difference?.['margin']).find(isNumber);
  // Those that fail are among them, whatever their place.
  const sign = !compared && slices.some((row) => hasMaximum(row)) ? -1 : 1;
  const shown = rows.slice(0, shownRows).sort((a, b) => sign * (a.value - b.value));
  const hidden = rows.length - shownRows;
  const unknown = slices.length - rows.length;
  return [
    {
      kind: 'forest',
      wide: true,
      title: compared ? `Improvement of ${metric} by slice` : `${metric} of the candidate by slice`,
      caption: captionOf({ compared, hidden, unknown }),
      axis: compared ? 'improvement over the champion, above 0 is better' : metric,
      rows: [...whole.map((row) => ({ ...row, isTotal: true })), ...shown],
      guides: [
        ...(margin !== undefined && compared
          ? [{ x: margin, label: 'margin', kind: 'limit' as const }]
          : []),
        ...(compared ? [{ x: 0, label: 'no change', kind: 'plain' as const }] : []),
      ],
    },
  ];
}

function captionOf(counts: { compared: boolean; hidden: number; unknown: number }): string {
  const { compared, hidden, unknown } = counts;
  return [
    'The worst first; the diamond is all rows.',
    compared
      ? 'Every interval stands by itself; a slice fails only where it does after the correction over all slices.'
      : '',
    hidden > 0 ? `${hidden} more slices are in report.json.` : '',
    unknown > 0 ? `${unknown} slices have no interval and are not drawn.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function forestRow(row: MetricRow, estimate: EstimateReport | undefined): ForestRow[] {
  if (!hasInterval(estimate)) return [];
  const { value, lower, upper, n } = estimate;
  return [{ name: row.subject, n, value, lower, upper, verdict: row.verdict }];
}

type Interval = EstimateReport & {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
};

function hasInterval(estimate: EstimateReport | undefined): estimate is Interval {
  return (
    estimate !== undefined &&
    estimate.value !== null &&
    estimate.lower !== undefined &&
    estimate.upper !== undefined
  );
}

/** An improvement is worst where it is lowest; a value that must stay below a bound is worst where it is highest. */
function hasMaximum({ findings }: MetricRow): boolean {
  return findings.some(({ expected }) => expected.startsWith('≤'));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
