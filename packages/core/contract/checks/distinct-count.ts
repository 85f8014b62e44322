import { Type } from '@sinclair/typebox';
import { boundExpectation, judgeQuantity } from '../bound-check.ts';
import { boundsProblems } from '../bounds.ts';
import { defineCheck, ownColumn } from '../check-kind.ts';
import { present } from '../condition.ts';

/** The number of different values lies between two numbers. Missing values do not count. */
export const distinctCount = defineCheck({
  name: 'distinct_count',
  aliases: ['n_unique', 'cardinality', 'expect_column_unique_value_count_to_be_between'],
  scope: 'both',
  options: {
    column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
    min: Type.Optional(Type.Integer({ minimum: 0 })),
    max: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  optionAliases: { min_value: 'min', max_value: 'max' },
  tolerates: false,
  bounds: { lower: 'min', upper: 'max' },
  description: 'the number of different values lies between two numbers',
  problems: boundsProblems,
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  plan: ({ column: named, ...rule }, target) => {
    const column = ownColumn(target, named);
    return [
      {
        subject: column.name,
        expected: boundExpectation('number of different values', rule),
        measures: {
          n: { kind: 'count', where: present(column) },
          distinct: { kind: 'distinct', column },
        },
        judge: (measured) => {
          const [n, value] = [Number(measured['n']), Number(measured['distinct'])];
          if (n === 0) {
            const observed = { value: null, unit: 'values', n, method: 'count distinct' };
            return { outcome: 'undecided', observed, message: 'there is no value to count' };
          }
          const name = 'the number of different values';
          return judgeQuantity({ name, value, n, unit: 'values', method: 'count distinct' }, rule);
        },
      },
    ];
  },
});
