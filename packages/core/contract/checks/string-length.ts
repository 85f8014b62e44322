import { Type } from '@sinclair/typebox';
import { boundsProblems, boundsText } from '../bounds.ts';
import { defineCheck } from '../check-kind.ts';
import { any, type Condition } from '../condition.ts';
import { requireText } from '../require-text.ts';
import { valueCheck } from '../row-check.ts';

/** The length of every text, in code points, lies between two numbers. */
export const stringLength = defineCheck({
  name: 'string_length',
  aliases: ['length', 'str_length', 'value_lengths', 'expect_column_value_lengths_to_be_between'],
  scope: 'column',
  options: {
    min: Type.Optional(Type.Integer({ minimum: 0 })),
    max: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  optionAliases: { min_value: 'min', max_value: 'max' },
  tolerates: true,
  description: 'every text has a length between two numbers of code points',
  problems: (options) => boundsProblems(options),
  columnsOf: (_options, own) => (own === undefined ? [] : [own]),
  plan: ({ min, max }, { column, tolerance }) => {
    requireText('string_length', column!);
    const beyond: Condition[] = [];
    if (min !== undefined)
      beyond.push({ kind: 'length', column: column!, operator: '<', length: min });
    if (max !== undefined)
      beyond.push({ kind: 'length', column: column!, operator: '>', length: max });
    const words = boundsText({
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    });
    return [
      valueCheck(column!, {
        failing: any(...beyond),
        expected: `${words} characters`,
        fault: `do not have ${words} characters`,
        tolerance,
      }),
    ];
  },
});
