import { criticalValue, normalCdf, normalQuantile } from '#stats/normal.ts';
import type { Interval } from '../../verdict/finding.ts';
import { intervalAt } from '../decide.ts';
import type { Estimate } from '../estimate.ts';
import type { GateRule } from '../gate-rule.ts';
import {
  detectableLoss,
  marginFor,
  passProbability,
  rowsForMargin,
  type CalibrationLevels,
} from './margin.ts';
import { assumedNoise, noiseOfRetrainings, standardError, type PairedNoise } from './noise.ts';

/** One metric of the policy as measured of the champion and of its retrainings. */
export interface CalibrationInput {
  readonly rule: GateRule;
  readonly better: 'higher' | 'lower';
  readonly champion: Estimate;
  /** Of each retraining over the champion. */
  readonly improvements: readonly Estimate[];
}

export interface CalibrationOptions extends CalibrationLevels {
  /** Of the errors of two equal models, where no retraining shows it. */
  readonly correlation: number;
}

export interface CalibratedMetric {
  readonly rule: GateRule;
  readonly better: 'higher' | 'lower';
  readonly value: number;
  readonly interval: Interval;
  readonly n: number;
  readonly rows: number;
  readonly method: string;
  /** Minimum, or maximum where lower is better. */
  readonly bound: number;
  readonly standardError: number;
  readonly noise: PairedNoise;
  readonly margin: number;
  readonly detectable: number;
  readonly rowsForHalfMargin: number;
  /** How often a model as good as the champion passes what gates.yaml asks for today. */
  readonly today: {
    readonly bound?: { readonly limit: number; readonly passes: number };
    readonly margin?: { readonly limit: number; readonly passes: number; readonly rows: number };
  };
}

/** A metric for which nothing can be proposed, and why. */
export interface UncalibratedMetric {
  readonly rule: GateRule;
  readonly unknown: string;
}

export function calibrateMetric(
  input: CalibrationInput,
  options: CalibrationOptions,
): CalibratedMetric | UncalibratedMetric {
  const { rule, better, champion, improvements } = input;
  const side = better === 'higher' ? 'lower' : 'upper';
  const interval = intervalAt(champion, options.confidence);
  const error = standardError(champion, side);
  if (!interval || error === undefined) {
    return { rule, unknown: champion.unknown ?? 'its interval has no width' };
  }
  const noise = noiseOfRetrainings(improvements) ?? assumedNoise(error, options.correlation);
  const margin = marginFor(noise, options);
  const { value, n, rows, method } = champion;
  return {
    rule,
    better,
    value,
    interval,
    n,
    rows,
    method,
    bound: boundFor(champion, side, options),
    standardError: error,
    noise,
    margin,
    detectable: detectableLoss(noise, options),
    rowsForHalfMargin: rowsForMargin(noise, options, { margin: margin / 2, rows }),
    today: todayOf(input, { error, noise, options }),
  };
}

/**
 * The bound that a model as good as this passes with the power asked for on fresh rows: its whole interval must lie beyond, and its value
 * varies too. Read off the interval where it has a formula; a bootstrap has no draws that far out and is scaled.
 */
function boundFor(
  champion: Estimate,
  side: 'lower' | 'upper',
  { confidence, power }: CalibrationLevels,
): number {
  const z = criticalValue(confidence) + normalQuantile(power);
  if (!champion.method.includes('bootstrap')) return champion.boundsAt!(z)[side];
  const sign = side === 'lower' ? -1 : 1;
  return champion.value + sign * z * standardError(champion, side)!;
}

function todayOf(
  { rule: { rule }, better, champion }: CalibrationInput,
  about: {
    readonly error: number;
    readonly noise: PairedNoise;
    readonly options: CalibrationOptions;
  },
): CalibratedMetric['today'] {
  const { error, noise, options } = about;
  const limit = better === 'higher' ? rule.minimum : rule.maximum;
  const distance = better === 'higher' ? champion.value - limit! : limit! - champion.value;
  const passes = normalCdf(distance / error - criticalValue(options.confidence));
  const against = rule.vs_champion;
  const margin = against && (against.margin ?? against.relative_margin! * Math.abs(champion.value));
  return {
    ...(limit === undefined ? {} : { bound: { limit, passes } }),
    ...(margin === undefined
      ? {}
      : {
          margin: {
            limit: margin,
            passes: passProbability(noise, options, margin),
            rows: rowsForMargin(noise, options, { margin, rows: champion.rows }),
          },
        }),
  };
}
