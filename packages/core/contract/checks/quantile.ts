import { Type } from '@sinclair/typebox';
import {
  boundedOptions,
  boundExpectation,
  confidenceOption,
  judgeQuantity,
  requireNumbers,
  shownLevel,
  unsound,
  type BoundRule,
} from '../bound-check.ts';
import { boundsProblems } from '../bounds.ts';
import { defineCheck, ownColumn, type CheckPlan, type Target } from '../check-kind.ts';
import type { QuantileAnswer } from '../measures/distribution.ts';

const shared = {
  scope: 'both',
  optionAliases: { min_value: 'min', max_value: 'max' },
  tolerates: false,
  bounds: { lower: 'min', upper: 'max' },
} as const;

/** A quantile of a column lies between two numbers. Its interval is between order statistics: it holds for any law. */
export const quantile = defineCheck({
  ...shared,
  name: 'quantile',
  aliases: ['percentile_cont'],
  options: {
    ...boundedOptions,
    q: Type.Number({ minimum: 0, maximum: 1, description: '0.5 is the median' }),
    confidence: confidenceOption,
  },
  description: 'a quantile lies between two numbers',
  problems: boundsProblems,
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  plan: ({ column, q, ...rule }, target) => [
    quantilePlan({ ...rule, q, name: `${q}-quantile` }, target, column),
  ],
});

/** The middle value of a column lies between two numbers. */
export const median = defineCheck({
  ...shared,
  name: 'median',
  aliases: ['expect_column_median_to_be_between'],
  options: { ...boundedOptions, confidence: confidenceOption },
  description: 'the median lies between two numbers',
  problems: boundsProblems,
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  plan: ({ column, ...rule }, target) => [
    quantilePlan({ ...rule, q: 0.5, name: 'median' }, target, column),
  ],
});

interface QuantileRule extends BoundRule {
  readonly q: number;
  readonly name: string;
}

function quantilePlan(
  { q, name, ...rule }: QuantileRule,
  target: Target,
  named: string | undefined,
): CheckPlan {
  const column = ownColumn(target, named);
  requireNumbers(name === 'median' ? 'median' : 'quantile', column);
  const level = rule.confidence ?? shownLevel;
  return {
    subject: column.name,
    expected: boundExpectation(name, rule),
    measures: { quantile: { kind: 'quantile', column, q, level } },
    judge: (measured) => {
      const { n, extreme, value, lower, upper } = measured['quantile'] as QuantileAnswer;
      const method = `${name} (type 7), order statistics`;
      const interval = { lower, upper, level };
      const quantity = { name: `the ${name}`, value: value!, n, interval, method };
      return unsound({ n, extreme }, name) ?? judgeQuantity(quantity, rule);
    },
  };
}
