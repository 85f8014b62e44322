import { Type } from '@sinclair/typebox';
import { defineCheck, RuleProblem, type ColumnShape } from '../check-kind.ts';
import { not } from '../condition.ts';
import { valueCheck } from '../row-check.ts';
import { listed } from '../words.ts';

type Scalar = string | number | boolean;

/** Every value is one of a list. Numbers are compared as numbers, everything else as text. */
export const acceptedValues = defineCheck({
  name: 'accepted_values',
  aliases: [
    'in_set',
    'isin',
    'valid_values',
    'allowed_values',
    'expect_column_values_to_be_in_set',
  ],
  scope: 'column',
  options: {
    values: Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean()]), { minItems: 1 }),
  },
  optionAliases: { value_set: 'values', allowed: 'values' },
  shorthand: 'values',
  tolerates: true,
  description: 'every value is one of a list',
  columnsOf: (_options, own) => (own === undefined ? [] : [own]),
  plan: ({ values }, { column, tolerance }) => [
    valueCheck(column!, {
      failing: not({ kind: 'in', column: column!, values: comparable(values, column!) }),
      expected: `one of ${listed(values)}`,
      fault: 'are not in the list',
      tolerance,
    }),
  ],
});

function comparable(values: readonly Scalar[], column: ColumnShape): Scalar[] {
  const numeric = column.type === 'integer' || column.type === 'number';
  return values.map((value) => {
    if (!numeric) return String(value);
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isFinite(number)) return number;
    throw new RuleProblem(
      `expected numbers, got '${String(value)}': the values of '${column.name}' are of type ${column.type}`,
      'values',
    );
  });
}
