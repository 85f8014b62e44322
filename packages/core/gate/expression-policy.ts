import type { Config, ConfigPath } from '../config/parse-config.ts';
import type { Problem } from '../verdict/errors.ts';
import type { Gates } from './gates-schema.ts';
import { metricsOfTask } from './metric-registry.ts';
import type { MetricRule } from './rule-schema.ts';

/** A metric that the policy defines: the mean of an expression over the rows, or its sum over the sum of `per`. */
export interface ExpressionPolicy {
  readonly name: string;
  /** SQL over the columns of the candidate's table, `score` and `label`. */
  readonly expression: string;
  readonly per?: string;
  readonly better: 'higher' | 'lower';
  readonly path: ConfigPath;
}

export function readExpressions({ metrics }: Pick<Gates, 'metrics'>): ExpressionPolicy[] {
  return Object.entries(metrics ?? {}).flatMap(([name, { expression, per, better = 'higher' }]) =>
    expression === undefined
      ? []
      : {
          name,
          expression,
          ...(per === undefined ? {} : { per }),
          better,
          path: ['metrics', name],
        },
  );
}

export function expressionProblems(config: Config<Gates>): Problem[] {
  const { task, metrics = {}, slices = [] } = config.value;
  const known = metricsOfTask(task === 'regression' ? 'regression' : 'binary');
  const placed: [string, MetricRule, ConfigPath][] = [
    ...Object.entries(metrics).map(([name, rule]): [string, MetricRule, ConfigPath] => [
      name,
      rule,
      ['metrics', name],
    ]),
    ...slices.flatMap((slice, index) =>
      Object.entries(slice.metrics ?? {}).map(([name, rule]): [string, MetricRule, ConfigPath] => [
        name,
        rule,
        ['slices', index, 'metrics', name],
      ]),
    ),
  ];
  return placed.flatMap(([name, rule, path]) =>
    problemsOf(rule, {
      name,
      isSlice: path[0] === 'slices',
      isKnown: Object.hasOwn(known, name),
    }).map(([key, message]) => {
      const place = [...path, key];
      const location = config.locate(place);
      return { code: 'gate-rule', subject: place.join('.'), message, location };
    }),
  );
}

function problemsOf(
  { expression, per, better }: MetricRule,
  { name, isSlice, isKnown }: { name: string; isSlice: boolean; isKnown: boolean },
): [key: string, message: string][] {
  if (expression === undefined) {
    return per === undefined
      ? []
      : [['per', "'per' belongs to an 'expression', which is not given"]];
  }
  const problems: [string, string][] = [];
  if (isKnown) {
    const message = `${name} is a metric of the gate already; give the expression another name`;
    problems.push(['expression', message]);
  }
  if (isSlice) {
    const message = `expected the expression under the policy's 'metrics': define ${name} there, and refer to it here by its name`;
    problems.push(['expression', message]);
  }
  if (better === undefined) {
    const message = `expected 'better: higher' or 'better: lower': nothing else says which way ${name} points`;
    problems.push(['expression', message]);
  }
  return problems;
}
