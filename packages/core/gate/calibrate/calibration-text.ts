import { commentLines, flowText, keyText } from '../policy-text.ts';
import type { Calibration } from './calibrate.ts';
import type {
  CalibratedMetric,
  CalibrationOptions,
  UncalibratedMetric,
} from './calibrate-metric.ts';
import { countText, numberText, percentText } from '../number-text.ts';

export interface CalibrationOrigin extends CalibrationOptions {
  readonly champion: string;
  readonly retrainings: number;
  /** gates.yaml. */
  readonly policy: string;
  readonly slices: number;
}

/** The `metrics:` of a gates.yaml with the reason beside every number. */
export function calibrationText(
  { calibrated, left }: Calibration,
  origin: CalibrationOrigin,
): string {
  const { champion, retrainings, policy, confidence, power } = origin;
  const from = retrainings === 0 ? '' : ` and ${countText(retrainings)} retrainings`;
  return [
    ...commentLines(
      '',
      `Proposed by \`trainyard calibrate\` from ${champion}${from}, for the metrics of ${policy}: at ${percentText(confidence)}, a model as good as this one passes each line with ${percentText(power)} on as many fresh rows.`,
    ),
    'metrics:',
    ...calibrated.flatMap((metric) => metricLines(metric, origin)),
    ...left.flatMap((metric) => leftLines(metric)),
    ...(origin.slices === 0
      ? []
      : commentLines(
          '',
          `Slices of ${policy} are not calibrated (${countText(origin.slices)}): keep them.`,
        )),
    '',
  ].join('\n');
}

function metricLines(metric: CalibratedMetric, origin: CalibrationOrigin): string[] {
  const { rule, better, value, interval, n, method } = metric;
  const key = better === 'higher' ? 'minimum' : 'maximum';
  const { minimum: _1, maximum: _2, vs_champion: _3, ...kept } = rule.rule;
  const range = `[${numberText(interval.lower)}, ${numberText(interval.upper)}]`;
  return [
    `  ${keyText(rule.metric)}:`,
    ...commentLines(
      '    ',
      `Today ${numberText(value)} ${range} at ${percentText(interval.level)}, n ${countText(n)}, ${method}.${todayBound(metric, key)}`,
    ),
    `    ${key}: ${outward(metric.bound, metric.standardError, better)}`,
    ...commentLines('    ', marginReason(metric, origin)),
    `    vs_champion: { margin: ${outward(metric.margin, -metric.margin / 10, 'higher')} }`,
    ...Object.entries(kept).map(([name, option]) => `    ${name}: ${flowText(option)}`),
  ];
}

function todayBound({ today: { bound } }: CalibratedMetric, key: string): string {
  if (!bound) return '';
  return ` The ${key} ${numberText(bound.limit)} of today is passed by such a model with ${percentText(rounded(bound.passes))}.`;
}

function marginReason(metric: CalibratedMetric, { correlation, power }: CalibrationOrigin): string {
  const { noise, detectable, rowsForHalfMargin, rows, today } = metric;
  const source =
    noise.retrainings > 0
      ? `The difference of equal models has a standard error of ${numberText(noise.standardError)} by these rows, and retraining adds ${numberText(noise.betweenTrainings)} (${countText(noise.retrainings)} retrainings).`
      : `The difference of equal models has a standard error of ${numberText(noise.standardError)} if their errors correlate by ${numberText(correlation)}, which is assumed: give tables of retrainings to measure it.`;
  const half = Number.isFinite(rowsForHalfMargin)
    ? `half this margin takes ${countText(rowsForHalfMargin)} rows instead of ${countText(rows)}`
    : 'no number of rows allows half this margin, since retraining alone varies as much';
  const { margin } = today;
  const asked = margin
    ? ` The margin ${numberText(margin.limit)} of today is passed by an equal model with ${percentText(rounded(margin.passes))}${margin.passes >= power ? '' : Number.isFinite(margin.rows) ? `; for ${percentText(power)} it takes ${countText(margin.rows)} rows` : '; no number of rows makes it pass reliably'}.`
    : '';
  return `${source} The smallest loss that a margin of 0 shows with 80 %: ${numberText(detectable)}; ${half}.${asked}`;
}

function leftLines({ rule, unknown }: UncalibratedMetric): string[] {
  return [
    ...commentLines(
      '  ',
      `${rule.metric}: nothing can be proposed, ${unknown}. It stays as it is.`,
    ),
    `  ${keyText(rule.metric)}: ${flowText(rule.rule)}`,
  ];
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}

/** To the lenient side, at a tenth of the noise: digits beyond that say nothing. */
function outward(value: number, noise: number, better: 'higher' | 'lower'): string {
  const digits = Math.min(15, Math.max(0, 1 - Math.floor(Math.log10(noise))));
  const scale = 10 ** digits;
  const scaled = better === 'higher' ? Math.floor(value * scale) : Math.ceil(value * scale);
  return String(Number((scaled / scale + 0).toFixed(digits)));
}
