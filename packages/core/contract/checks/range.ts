import { Type } from '@sinclair/typebox';
import { boundsProblems, boundsText, type Bounds } from '../bounds.ts';
import { defineCheck, RuleProblem, type ColumnShape } from '../check-kind.ts';
import { all, any, not, type Bound, type Comparison, type Condition } from '../condition.ts';
import { momentText, parseMoment } from '../moment.ts';
import { rowCheck } from '../row-check.ts';

const bound = Type.Union([Type.Number(), Type.String()], {
  description: 'a number, or an ISO 8601 date or time (UTC without an offset)',
});

/**
 * Every value lies between two bounds. NaN and infinities fail unless allowed: they compare as if they were numbers,
 * and a broken division upstream must not pass for a large value.
 */
export const range = defineCheck({
  name: 'range',
  aliases: ['between', 'in_range', 'accepted_range', 'expect_column_values_to_be_between'],
  scope: 'column',
  options: {
    min: Type.Optional(bound),
    max: Type.Optional(bound),
    exclusive: Type.Optional(Type.Boolean({ description: 'the bounds themselves fail' })),
    allow_nan: Type.Optional(Type.Boolean()),
    allow_infinite: Type.Optional(Type.Boolean()),
  },
  optionAliases: { min_value: 'min', max_value: 'max' },
  tolerates: true,
  description: 'every value lies between two numbers, dates or times',
  problems: ({ min, max }) => {
    const kinds = new Set([min, max].filter((one) => one !== undefined).map((one) => typeof one));
    if (kinds.size > 1)
      return [new RuleProblem('expected two numbers or two dates, got one of each')];
    const numbers = { ...asNumber('min', min), ...asNumber('max', max) };
    const texts = [min, max].filter((one) => typeof one === 'string');
    const unread = texts.find((text) => parseMoment(text) === undefined);
    if (unread === undefined) return boundsProblems(numbers);
    const option = unread === min ? 'min' : 'max';
    return [
      new RuleProblem(`expected a number or a date such as 2026-01-31, got '${unread}'`, option),
    ];
  },
  columnsOf: (_options, own) => (own === undefined ? [] : [own]),
  plan: (options, { column, tolerance }) => {
    const { min, max, exclusive = false } = options;
    const words = boundsText(definedBounds(min, max)) + (exclusive ? ', bounds excluded' : '');
    return [
      rowCheck({
        subject: column!.name,
        considered: not({ kind: 'null', column: column! }),
        failing: outside(column!, options),
        expected: words,
        fault: `are not ${words}`,
        counted: 'values',
        tolerance,
      }),
    ];
  },
});

interface RangeOptions {
  readonly min?: number | string;
  readonly max?: number | string;
  readonly exclusive?: boolean;
  readonly allow_nan?: boolean;
  readonly allow_infinite?: boolean;
}

function outside(column: ColumnShape, options: RangeOptions): Condition {
  const beyond: Condition[] = [];
  const compare = (operator: Comparison, value: number | string): void => {
    beyond.push({ kind: 'compare', column, operator, bound: boundFor(column, value) });
  };
  if (options.min !== undefined) compare(options.exclusive ? '<=' : '<', options.min);
  if (options.max !== undefined) compare(options.exclusive ? '>=' : '>', options.max);
  if (column.type !== 'number') return any(...beyond);
  const nan: Condition = { kind: 'nan', column };
  const infinite: Condition = { kind: 'infinite', column };
  return any(
    // What is let through must not fall out of the bounds: NaN compares as larger than every number.
    all(
      any(...beyond),
      ...(options.allow_nan ? [not(nan)] : []),
      ...(options.allow_infinite ? [not(infinite)] : []),
    ),
    ...(options.allow_nan ? [] : [nan]),
    ...(options.allow_infinite ? [] : [infinite]),
  );
}

function boundFor(column: ColumnShape, value: number | string): Bound {
  const temporal = column.type === 'date' || column.type === 'timestamp';
  const numeric = column.type === 'integer' || column.type === 'number';
  if (numeric && typeof value === 'number') return value;
  if (temporal && typeof value === 'string') return { moment: momentText(parseMoment(value)!) };
  const wanted = temporal ? 'dates or times as bounds' : 'numbers as bounds';
  throw new RuleProblem(
    numeric || temporal
      ? `expected ${wanted}, got ${JSON.stringify(value)}: '${column.name}' is of type ${column.type}`
      : `range needs numbers, dates or times: '${column.name}' is of type ${column.type}; use string_length, regex or accepted_values`,
  );
}

function asNumber(name: 'min' | 'max', value: number | string | undefined): Bounds {
  if (value === undefined) return {};
  return { [name]: typeof value === 'number' ? value : (parseMoment(value) ?? 0) };
}

function definedBounds(
  min: number | string | undefined,
  max: number | string | undefined,
): Bounds<number | string> {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}
