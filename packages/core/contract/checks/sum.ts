import {
  boundedOptions,
  boundExpectation,
  judgeQuantity,
  requireNumbers,
  unsound,
} from '../bound-check.ts';
import { boundsProblems } from '../bounds.ts';
import { defineCheck, ownColumn } from '../check-kind.ts';
import type { Moments } from '../measures/distribution.ts';

/** The sum of a column lies between two numbers: of the rows at hand, so it has no interval. */
export const sum = defineCheck({
  name: 'sum',
  aliases: ['total', 'expect_column_sum_to_be_between'],
  scope: 'both',
  options: boundedOptions,
  optionAliases: { min_value: 'min', max_value: 'max' },
  tolerates: false,
  bounds: { lower: 'min', upper: 'max' },
  description: 'the sum lies between two numbers',
  problems: boundsProblems,
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  plan: ({ column: named, ...rule }, target) => {
    const column = ownColumn(target, named);
    requireNumbers('sum', column);
    return [
      {
        subject: column.name,
        expected: boundExpectation('sum', rule),
        measures: { moments: { kind: 'moments', column } },
        judge: ({ moments }) => {
          const { n, extreme, sum: value } = moments as Moments;
          const quantity = { name: 'the sum', value: value!, n, method: 'sum' };
          return unsound({ n, extreme }, 'sum') ?? judgeQuantity(quantity, rule);
        },
      },
    ];
  },
});
