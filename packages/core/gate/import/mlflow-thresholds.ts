import type { Config } from '../../config/parse-config.ts';
import { sourcePart, shownRule, type SourcePart } from '../../contract/import/source-part.ts';
import { ownName } from '../given/metric-names.ts';
import { binaryMetrics, regressionMetrics } from '../metric-registry.ts';
import type { MetricRule } from '../gates-schema.ts';
import type { GateDraft, ImportedRule, LeftPart } from './imported-gates.ts';

const limits = ['threshold', 'min_absolute_change', 'min_relative_change'] as const;
const directions = ['greater_is_better', 'higher_is_better'] as const;
const known: readonly string[] = [...limits, ...directions];

/** The thresholds themselves, or below the key that people keep them under. */
function thresholdsOf(value: unknown): SourcePart {
  const file = sourcePart(value);
  const names = ['validation_thresholds', 'thresholds'];
  return names.map((name) => file.at(name)).find((part) => part.isMapping) ?? file;
}

/** mlflow.models.MetricThreshold by name of the metric, as JSON or YAML. */
export function areThresholds(value: unknown): boolean {
  const part = thresholdsOf(value);
  return (
    part.keys.length > 0 &&
    part.keys.every((name) => part.at(name).isMapping) &&
    part.keys.some((name) => part.at(name).keys.some((key) => known.includes(key)))
  );
}

const preface =
  'MLflow compares values; here the whole interval must lie on the good side, which takes enough rows. A change is asked for as an improvement over the champion. MLflow cannot say how large a loss is tolerated: a negative margin can.';

export function translateThresholds(config: Config<unknown>): GateDraft {
  const part = thresholdsOf(config.value);
  const rules: ImportedRule[] = [];
  const left: LeftPart[] = [];
  for (const name of part.keys) {
    const leave = (of: SourcePart, rule: string, reason: string): void => {
      left.push({ location: config.locate(of.path), rule: shownRule(rule, of), reason });
    };
    const rule = translateThreshold(name, part.at(name), leave);
    if (rule) rules.push(rule);
  }
  return { rules, left, preface };
}

type Leave = (of: SourcePart, rule: string, reason: string) => void;

function translateThreshold(
  name: string,
  part: SourcePart,
  leave: Leave,
): ImportedRule | undefined {
  const greater = directions.map((key) => part.at(key).boolean).find((one) => one !== undefined);
  if (greater === undefined) {
    leave(
      part,
      name,
      'expected greater_is_better: true or false; without it no side is the good one',
    );
    return undefined;
  }
  const metric = ownName(name) ?? name;
  const computed = { ...binaryMetrics, ...regressionMetrics };
  const isComputed = Object.hasOwn(computed, metric);
  if (isComputed && (computed[metric]!.better === 'higher') !== greater) {
    leave(
      part,
      name,
      `${metric} is better when it is ${computed[metric]!.better}; mend greater_is_better`,
    );
    return undefined;
  }
  for (const key of part.keys) {
    if (!known.includes(key)) leave(part.at(key), `${name}.${key}`, 'is no key of MetricThreshold');
  }
  const rule = ruleOf(name, part, { greater, leave });
  if (Object.keys(rule).length === 0) {
    leave(part, name, 'has no threshold that can be read: it would decide nothing');
    return undefined;
  }
  if (isComputed)
    return {
      metric,
      rule,
      path: part.path,
      ...(metric === name ? {} : { comment: `${name} in MLflow` }),
    };
  return {
    metric,
    rule: elsewhere(rule, greater),
    path: part.path,
    comment: 'measured elsewhere: give it in the input metrics',
  };
}

function ruleOf(
  name: string,
  part: SourcePart,
  { greater, leave }: { readonly greater: boolean; readonly leave: Leave },
): MetricRule {
  const [threshold, absolute, relative] = limits.map((key) => {
    const limit = part.at(key);
    if (!limit.isAbsent && limit.number === undefined)
      leave(limit, `${name}.${key}`, 'is no number');
    return limit.number;
  });
  if (absolute !== undefined && relative !== undefined) {
    const reason =
      'a rule has one margin, and min_absolute_change was kept; which is stricter depends on the champion';
    leave(part.at('min_relative_change'), `${name}.min_relative_change`, reason);
  }
  const margin =
    absolute === undefined
      ? relative === undefined
        ? undefined
        : { relative_margin: relative }
      : { margin: absolute };
  return {
    ...(threshold === undefined ? {} : greater ? { minimum: threshold } : { maximum: threshold }),
    ...(margin ? { vs_champion: margin } : {}),
  };
}

/** A number has no interval: without a word to the contrary its margin would stay open for ever. */
function elsewhere(rule: MetricRule, greater: boolean): MetricRule {
  if (!rule.vs_champion) return rule;
  const hasBound = rule.minimum !== undefined || rule.maximum !== undefined;
  return {
    ...rule,
    ...(hasBound ? {} : { better: greater ? 'higher' : 'lower' }),
    decide: 'point',
  };
}
