import { Type } from '@sinclair/typebox';
import { defineCheck, type CheckPlan, type ColumnShape } from '../check-kind.ts';
import { everyRow, present } from '../condition.ts';
import { expectedText, judgeShare } from '../row-check.ts';
import type { Tolerance } from '../tolerance.ts';

/** Every value (or combination of values, or whole row) occurs once. Fails by the rows beyond the first of each. */
export const unique = defineCheck({
  name: 'unique',
  aliases: [
    'unique_combination_of_columns',
    'no_duplicates',
    'expect_compound_columns_to_be_unique',
    'expect_column_values_to_be_unique',
  ],
  scope: 'both',
  options: {
    columns: Type.Optional(
      Type.Array(Type.String(), { minItems: 1, description: 'the key; without it, the whole row' }),
    ),
  },
  optionAliases: { combination_of_columns: 'columns', column_list: 'columns' },
  shorthand: 'columns',
  tolerates: true,
  description: 'every value, or combination of columns, or whole row occurs once',
  columnsOf: ({ columns }, own) => [...(own === undefined ? [] : [own]), ...(columns ?? [])],
  plan: ({ columns: named }, { table, column, columnNamed, tolerance }) => {
    const own = column ? [column] : [];
    const key = [...own, ...(named ?? []).map((name) => columnNamed(name))];
    return [uniqueKey(key.length > 0 ? key : table.columns, key.length > 0, tolerance)];
  },
});

function uniqueKey(key: readonly ColumnShape[], isKey: boolean, tolerance: Tolerance): CheckPlan {
  const single = key.length === 1;
  const names = key.map((column) => column.name).join(', ');
  const judged = {
    fault: isKey ? `repeat an earlier value of ${names}` : 'repeat an earlier row',
    counted: single ? 'values' : 'rows',
    tolerance,
  } as const;
  return {
    ...(isKey ? { subject: names } : {}),
    expected: expectedText(isKey ? `every ${names} once` : 'every row once', tolerance),
    measures: {
      considered: { kind: 'count', where: single ? present(key[0]!) : everyRow },
      failing: { kind: 'surplus', columns: key },
    },
    judge: (measured) => judgeShare(measured, judged),
  };
}
