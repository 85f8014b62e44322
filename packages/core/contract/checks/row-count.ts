import { Type } from '@sinclair/typebox';
import { boundsProblems, boundsText, within } from '../bounds.ts';
import { defineCheck, type CheckPlan } from '../check-kind.ts';
import { everyRow } from '../condition.ts';
import { count } from '../words.ts';

/** The table has a number of rows between two numbers. */
export const rowCount = defineCheck({
  name: 'row_count',
  aliases: ['num_rows', 'table_row_count', 'expect_table_row_count_to_be_between'],
  scope: 'table',
  options: {
    min: Type.Optional(Type.Integer({ minimum: 0 })),
    max: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  optionAliases: { min_value: 'min', max_value: 'max' },
  tolerates: false,
  bounds: { lower: 'min', upper: 'max' },
  description:
    'the number of rows lies between two numbers; 0 rows fail unless `min: 0` is written',
  problems: (options) => boundsProblems(options),
  columnsOf: () => [],
  plan: ({ min = 1, max }) => [rowCountPlan({ min, ...(max === undefined ? {} : { max }) })],
});

/** Also used for contracts that say nothing of rows: an empty table never passes. */
export function rowCountPlan(bounds: { readonly min: number; readonly max?: number }): CheckPlan {
  const words = `${boundsText(bounds)} ${(bounds.max ?? bounds.min) === 1 ? 'row' : 'rows'}`;
  return {
    expected: words,
    measures: { rows: { kind: 'count', where: everyRow } },
    judge: (measured) => {
      const rows = Number(measured['rows']);
      return {
        outcome: within(rows, bounds) ? 'pass' : 'fail',
        observed: { value: rows, unit: 'rows', n: rows, method: 'count' },
        message: `there are ${count(rows)} rows; expected ${words}`,
      };
    },
  };
}
