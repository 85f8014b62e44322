import { Type } from '@sinclair/typebox';
import { boundsProblems, boundsText, type Bounds } from '../bounds.ts';
import { defineCheck, RuleProblem } from '../check-kind.ts';
import { any, type Condition } from '../condition.ts';
import { requireText } from '../require-text.ts';
import { valueCheck } from '../row-check.ts';

/** The length of every text, in code points, lies between two numbers. */
export const stringLength = defineCheck({
  name: 'string_length',
  aliases: [
    'length',
    'str_length',
    'value_lengths',
    'expect_column_value_lengths_to_be_between',
    'expect_column_value_lengths_to_equal',
  ],
  scope: 'column',
  options: {
    min: Type.Optional(Type.Integer({ minimum: 0 })),
    max: Type.Optional(Type.Integer({ minimum: 0 })),
    exactly: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  optionAliases: {
    min_value: 'min',
    max_value: 'max',
    value: 'exactly',
    min_length: 'min',
    max_length: 'max',
  },
  shorthand: 'exactly',
  tolerates: true,
  description: 'every text has a length between two numbers of code points',
  problems: ({ min, max, exactly }) => {
    if (exactly === undefined) return boundsProblems(definedBounds(min, max));
    if (min === undefined && max === undefined) return [];
    return [new RuleProblem("expected 'exactly', or 'min' and 'max', got both", 'exactly')];
  },
  columnsOf: (_options, own) => (own === undefined ? [] : [own]),
  plan: ({ exactly, min = exactly, max = exactly }, { column, tolerance }) => {
    requireText('string_length', column!);
    const beyond: Condition[] = [];
    if (min !== undefined)
      beyond.push({ kind: 'length', column: column!, operator: '<', length: min });
    if (max !== undefined)
      beyond.push({ kind: 'length', column: column!, operator: '>', length: max });
    const bounds = boundsText(definedBounds(min, max));
    const words = exactly === undefined ? bounds : `exactly ${exactly}`;
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

function definedBounds(min: number | undefined, max: number | undefined): Bounds {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}
