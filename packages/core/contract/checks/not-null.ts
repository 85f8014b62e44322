import { defineCheck } from '../check-kind.ts';
import { everyRow, missing } from '../condition.ts';
import { rowCheck } from '../row-check.ts';

/** No value is missing: neither null nor, among numbers, NaN. */
export const notNull = defineCheck({
  name: 'not_null',
  aliases: [
    'not_missing',
    'no_missing',
    'required',
    'non_null',
    'expect_column_values_to_not_be_null',
  ],
  scope: 'column',
  options: {},
  tolerates: true,
  description: 'no value is missing (null or NaN)',
  columnsOf: (_options, own) => (own === undefined ? [] : [own]),
  plan: (_options, { column, tolerance }) => [
    rowCheck({
      subject: column!.name,
      considered: everyRow,
      failing: missing(column!),
      expected: 'no missing values',
      fault: 'have no value',
      counted: 'rows',
      tolerance,
    }),
  ],
});
