import { meanInterval } from '#stats/student-t.ts';
import {
  boundedOptions,
  boundExpectation,
  confidenceOption,
  judgeQuantity,
  requireNumbers,
  shownLevel,
  unsound,
} from '../bound-check.ts';
import { boundsProblems } from '../bounds.ts';
import { defineCheck, ownColumn } from '../check-kind.ts';
import type { Moments } from '../measures/distribution.ts';

/** The mean of a column lies between two numbers. Its interval is Student's. */
export const mean = defineCheck({
  name: 'mean',
  aliases: ['avg', 'average', 'expect_column_mean_to_be_between'],
  scope: 'both',
  options: { ...boundedOptions, confidence: confidenceOption },
  optionAliases: { min_value: 'min', max_value: 'max' },
  tolerates: false,
  bounds: { lower: 'min', upper: 'max' },
  description: 'the mean lies between two numbers',
  problems: boundsProblems,
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  plan: ({ column: named, ...rule }, target) => {
    const column = ownColumn(target, named);
    requireNumbers('mean', column);
    return [
      {
        subject: column.name,
        expected: boundExpectation('mean', rule),
        measures: { moments: { kind: 'moments', column } },
        judge: ({ moments }) => {
          const { n, extreme, mean: value, std } = moments as Moments;
          const level = rule.confidence ?? shownLevel;
          const shape = { mean: value ?? Number.NaN, std: std ?? Number.NaN, n };
          const interval = { ...meanInterval(shape, level), level };
          const quantity = {
            name: 'the mean',
            value: value!,
            n,
            interval,
            method: 'mean, t interval',
          };
          return unsound({ n, extreme }, 'mean') ?? judgeQuantity(quantity, rule);
        },
      },
    ];
  },
});
