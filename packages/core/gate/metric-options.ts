import type { MetricRule } from './rule-schema.ts';

/** What a rule of gates.yaml may set for a metric besides its bounds. */
export interface MetricOptions {
  /** Predicted positive: score ≥ threshold. */
  readonly threshold: number;
  /** Bins of the calibration error. */
  readonly bins: number;
  /** Of equal width (the default), or with equally many rows. */
  readonly binning?: 'equal_width' | 'quantile';
  /** How many times as much as precision recall weighs. */
  readonly beta?: number;
  /** Lowest precision at which recall is read. */
  readonly atPrecision?: number;
  /** Share of the rows that are at the top. */
  readonly atTop?: number;
  /** The quantile that is predicted. */
  readonly alpha?: number;
}

/** The keys of a rule that some metrics have and others have not. */
export const optionKeys = [
  'at_threshold',
  'bins',
  'binning',
  'beta',
  'at_precision',
  'at_top',
  'alpha',
  'at_k',
  'gain',
] as const;

export type OptionKey = (typeof optionKeys)[number];

/** With the defaults filled in. */
export function readMetricOptions(rule: Pick<MetricRule, OptionKey>): MetricOptions {
  const { beta, alpha, binning, at_precision: atPrecision, at_top: atTop } = rule;
  return {
    threshold: rule.at_threshold ?? 0.5,
    bins: rule.bins ?? 10,
    ...(binning === undefined ? {} : { binning }),
    ...(beta === undefined ? {} : { beta }),
    ...(atPrecision === undefined ? {} : { atPrecision }),
    ...(atTop === undefined ? {} : { atTop }),
    ...(alpha === undefined ? {} : { alpha }),
  };
}
