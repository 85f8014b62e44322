import type { Config } from '../../config/parse-config.ts';
import { parseGivenMetrics } from '../given-numbers.ts';
import { metricShapes } from '../given/metric-shapes.ts';
import { isMapping } from '../given/json-mapping.ts';
import { binaryMetrics, regressionMetrics } from '../metric-registry.ts';
import { numberText } from '../number-text.ts';
import type { GateDraft, ImportedRule, LeftPart } from './imported-gates.ts';

/** Whether a file holds numbers by name, in any of the words that quality-gate reads. */
export function areMetrics(value: unknown): boolean {
  if (!metricShapes.some((shape) => shape.isIt(value))) return false;
  return !isMapping(value) || holdsNumber(value);
}

function holdsNumber(value: unknown): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNumber);
}

// Words of a name that say which way it points; whole words, so that 'closs' or 'map' say nothing.
const higherWords =
  /(^|[^a-z])(accuracy|acc|auc|auroc|roc|precision|recall|sensitivity|specificity|f1|fbeta|f-?score|score|r2|kappa|mcc|ap|ndcg|mrr|lift|gain|throughput|rps)($|[^a-z])/i;
const lowerWords =
  /(^|[^a-z])(loss|error|err|mae|mse|rmse|mape|brier|ece|latency|duration|time|seconds|ms|size|mb|memory|perplexity|wer|cer|fpr|fnr|difference)($|[^a-z])/i;
const counts =
  /(^|[^a-z])(support|count|step|epoch|iteration|rows|n|examples|samples|tp|tn|fp|fn|seed|true_positives|true_negatives|false_positives|false_negatives)($|[^a-z])/i;

const preface =
  "Bounds are today's values, rounded to two digits towards the lenient side: a value alone says nothing of its noise. `trainyard calibrate` proposes bounds and margins from the predictions.";

/** A bound for every number whose good side its name says; the rest is left, with the reason. */
export function proposeBounds(config: Config<unknown>): GateDraft & { readonly shape: string } {
  const { numbers, notNumbers, sameAs, shape } = parseGivenMetrics(config.text, config.file);
  const rules: ImportedRule[] = [];
  const left: LeftPart[] = [];
  const leave = (name: string, reason: string, value?: number): void => {
    const rule = value === undefined ? name : `${name}: ${String(value)}`;
    left.push({ location: config.locate(name.split('.')), rule, reason });
  };
  for (const [name, value] of numbers) {
    if (sameAs.has(name)) continue;
    const better = directionOf(name);
    if (!Number.isFinite(value)) leave(name, 'is no finite number', value);
    else if (better === 'count') leave(name, 'counts something and is no figure of merit', value);
    else if (better === undefined)
      leave(
        name,
        'its name does not say whether higher is better: write minimum or maximum',
        value,
      );
    else rules.push(ruleOf(name, value, better));
  }
  for (const [name, what] of notNumbers) {
    if (!/named .*\.0 and so on$/.test(what)) leave(name, `is ${what} and no number`);
  }
  return { rules, left, preface, shape };
}

function directionOf(name: string): 'higher' | 'lower' | 'count' | undefined {
  const computed = { ...binaryMetrics, ...regressionMetrics };
  if (Object.hasOwn(computed, name)) return computed[name]!.better;
  if (counts.test(name)) return 'count';
  const [higher, lower] = [higherWords.test(name), lowerWords.test(name)];
  // 'recall_time_ms' says both.
  if (higher === lower) return undefined;
  return higher ? 'higher' : 'lower';
}

function ruleOf(metric: string, value: number, better: 'higher' | 'lower'): ImportedRule {
  const key = better === 'higher' ? 'minimum' : 'maximum';
  const comment = `today ${numberText(value)}`;
  const rule = { [key]: lenient(value, better) };
  return { metric, rule, path: metric.split('.'), comment };
}

/** Two significant digits, towards the side that today's value passes. */
export function lenient(value: number, better: 'higher' | 'lower'): number {
  if (value === 0) return 0;
  const digits = 1 - Math.floor(Math.log10(Math.abs(value)));
  const round = better === 'higher' ? Math.floor : Math.ceil;
  // 0.57 · 100 is 56.99…: a value that has two digits already is its own bound.
  const scaled = Number((value * 10 ** digits).toPrecision(14));
  return Number(`${round(scaled)}e${-digits}`);
}
