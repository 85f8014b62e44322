import type { Config, ConfigPath } from '../../config/parse-config.ts';
import type { Problem } from '../../verdict/errors.ts';
import type { Severity } from '../../verdict/finding.ts';
import { suggestName } from '../../verdict/nearest-name.ts';
import type { Limits } from '../decide.ts';
import { severities } from '../gate-rule.ts';
import type { GateTask } from '../metric-registry.ts';
import { disparityMetrics, isSigned, type DisparityMetric } from './disparity-metrics.ts';
import type { FairnessEntry } from './fairness-schema.ts';

/** One fairness rule, with defaults filled in. */
export interface FairnessRule {
  readonly attributes: readonly string[];
  readonly name: string;
  readonly metric: DisparityMetric;
  readonly limits: Limits;
  readonly margin: number | undefined;
  readonly threshold: number;
  readonly minRows: number;
  /** Empty: all groups are compared with each other. */
  readonly privileged: readonly string[];
  readonly compare: 'between_groups' | 'to_overall';
  readonly leaveOut: readonly string[];
  readonly byPoint: boolean;
  readonly severity: Severity;
  readonly path: ConfigPath;
}

// As for slices.
const defaultMinRows = 100;

export function readFairness(entries: readonly FairnessEntry[] = []): FairnessRule[] {
  return entries.map((entry, index) => {
    const { minimum, maximum, aggregate } = entry;
    const metric = disparityMetrics[entry.metric]!;
    return {
      attributes: listOf(entry.attribute),
      name: entry.metric,
      metric: aggregate === 'mean' ? { ...metric, combine: 'mean' } : metric,
      limits: {
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      },
      margin: entry.vs_champion?.margin,
      threshold: entry.at_threshold ?? 0.5,
      minRows: entry.min_rows ?? defaultMinRows,
      privileged: listOf(entry.privileged),
      compare: entry.compare ?? 'between_groups',
      leaveOut: listOf(entry.leave_out),
      byPoint: entry.decide === 'point',
      severity: severities[entry.severity ?? 'error'],
      path: ['fairness', index],
    };
  });
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

interface Misfit {
  readonly key: string;
  readonly message: string;
}

/** What is wrong with the section as it stands, before any table is read. */
export function fairnessProblems(
  config: Config<{ readonly task: string; readonly fairness?: readonly FairnessEntry[] }>,
): Problem[] {
  const { task, fairness: entries = [] } = config.value;
  // `taskProblems` says that the others have none.
  if (task !== 'binary' && task !== 'regression') return [];
  return entries.flatMap((entry, index) => {
    const metric = Object.hasOwn(disparityMetrics, entry.metric)
      ? disparityMetrics[entry.metric]
      : undefined;
    const misfits = metric ? misfitsOf(entry, metric, task) : [unknownMetric(entry, task)];
    const before = entries.findIndex((one) => questionOf(one) === questionOf(entry));
    if (before < index) {
      const message = `${entry.metric} over the same groups stands in fairness.${before} already; take one of them out`;
      misfits.push({ key: 'metric', message });
    }
    return misfits.map(({ key, message }) => {
      const path: ConfigPath = ['fairness', index, key];
      const location = config.locate(path);
      return { code: 'fairness', subject: path.join('.'), message, location };
    });
  });
}

/** What a rule asks, whatever the bounds: two answers to one question could disagree. */
function questionOf(entry: FairnessEntry): string {
  const {
    attribute,
    metric,
    at_threshold: threshold = 0.5,
    privileged,
    compare,
    aggregate,
  } = entry;
  const groups = [listOf(attribute), listOf(privileged), compare ?? 'between_groups'];
  return JSON.stringify([metric, threshold, groups, aggregate ?? 'worst_case']);
}

function unknownMetric({ metric }: FairnessEntry, task: GateTask): Misfit {
  const known = Object.keys(disparityMetrics).filter(
    (name) => disparityMetrics[name]!.task === task,
  );
  const message = `unknown fairness metric '${metric}'. ${suggestName(metric, known)}`;
  return { key: 'metric', message };
}

function misfitsOf(entry: FairnessEntry, metric: DisparityMetric, task: GateTask): Misfit[] {
  const { minimum, maximum, vs_champion: margin } = entry;
  const name = entry.metric;
  const misfits: Misfit[] = [];
  const misfit = (key: string, message: string): void => void misfits.push({ key, message });
  if (metric.task !== task) {
    misfit('metric', `${name} is for task: ${metric.task}, but task is ${task}`);
  }
  if (minimum === undefined && maximum === undefined && margin === undefined) {
    misfit(
      'metric',
      `expected 'minimum', 'maximum' or 'vs_champion', got none: ${name} would decide nothing`,
    );
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    misfit('minimum', `expected minimum ≤ maximum, got ${minimum} > ${maximum}: no value passes`);
  }
  return [...misfits, ...boundMisfits(entry, metric), ...optionMisfits(entry, metric)];
}

/** A bound on the wrong side would pass every model. */
function boundMisfits(entry: FairnessEntry, metric: DisparityMetric): Misfit[] {
  if (isSigned(metric, entry.privileged !== undefined)) return [];
  const [key, other, why] =
    metric.form === 'difference'
      ? (['minimum', 'maximum', 'the larger, the less fair'] as const)
      : (['maximum', 'minimum', 'at most 1, and the smaller, the less fair'] as const);
  if (entry[key] === undefined) return [];
  return [{ key, message: `${entry.metric} is ${why}; expected '${other}', got '${key}'` }];
}

function optionMisfits(entry: FairnessEntry, metric: DisparityMetric): Misfit[] {
  const misfits: Misfit[] = [];
  const takeOut = (key: keyof FairnessEntry, message: string): void => {
    if (entry[key] !== undefined) misfits.push({ key, message: `${message}; take it out` });
  };
  if (metric.groups === 'privileged' && entry.privileged === undefined) {
    const message = `${entry.metric} compares everyone else with the privileged groups; expected 'privileged', got nothing`;
    misfits.push({ key: 'metric', message });
  }
  if (metric.groups === 'privileged' || entry.privileged !== undefined) {
    takeOut('compare', "'compare' does not go with 'privileged'");
  }
  if (!metric.hasAggregate) {
    takeOut('aggregate', `${entry.metric} has one figure only and no 'aggregate'`);
  }
  if (metric.task === 'regression') takeOut('at_threshold', 'a regression has no threshold');
  return misfits;
}
