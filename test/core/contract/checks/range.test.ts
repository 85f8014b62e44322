import { describe, expect, test } from '@jest/globals';
import type { Condition } from '#core/contract/condition.ts';
import type { ColumnType } from '#core/profile/column-type.ts';
import { columnRule, planOf, rowsAnswer } from '../../../support/judge-rule.ts';

function comparisons(condition: Condition | undefined): string[] {
  if (condition?.kind === 'all' || condition?.kind === 'any') {
    return condition.conditions.flatMap((part) => comparisons(part));
  }
  if (condition?.kind === 'not') return comparisons(condition.condition).map((one) => `not ${one}`);
  if (condition?.kind !== 'compare') return condition ? [condition.kind] : [];
  const { bound, operator } = condition;
  return [`${operator} ${typeof bound === 'number' ? bound : bound.moment}`];
}

function failingRows(type: ColumnType, options: string): string[] {
  const contract = `version: 1\ncolumns: [{ name: x, checks: [{ range: ${options} }] }]\n`;
  const planned = planOf(contract, { columns: { x: type } });
  return comparisons(planned.find(({ check }) => check === 'range')!.plan.failing);
}

describe('a value is out of range', () => {
  test.each([
    [
      'below or above inclusive bounds',
      'integer',
      '{ min: 0, max: 5 }',
      ['not null', '< 0', '> 5'],
    ],
    ['on an exclusive bound', 'integer', '{ min: 0, exclusive: true }', ['not null', '<= 0']],
    ['when it is NaN or infinite', 'number', '{ min: 0 }', ['not null', '< 0', 'nan', 'infinite']],
    [
      'but not when it is NaN and NaN is allowed',
      'number',
      '{ min: 0, allow_nan: true }',
      ['not null', '< 0', 'not nan', 'infinite'],
    ],
    [
      'before a date, which is its first instant in UTC',
      'timestamp',
      '{ min: 2026-01-31 }',
      ['not null', '< 2026-01-31 00:00:00.000'],
    ],
    [
      'after a time with an offset',
      'timestamp',
      '{ max: "2026-01-31T02:30:00+02:00" }',
      ['not null', '> 2026-01-31 00:30:00.000'],
    ],
  ] as const)('%s', (_name, type, options, expected) => {
    expect(failingRows(type, options)).toEqual(expected);
  });
});

test.each([
  ['dates for a column of numbers', 'integer', '{ min: 2026-01-31 }', 'expected numbers as bounds'],
  ['numbers for a column of dates', 'date', '{ min: 5 }', 'expected dates or times as bounds'],
  ['a range of text', 'string', '{ min: 5 }', 'range needs numbers, dates or times'],
] as const)('%s are a problem', (_name, type, options, message) => {
  expect(() => failingRows(type, options)).toThrow(message);
});

test('its finding says the bounds as the user wrote them', () => {
  const finding = columnRule(
    'range: { min: 0, max: 5, exclusive: true }',
    'integer',
    rowsAnswer(10, 1),
  );
  expect(finding).toMatchObject({ verdict: 'fail', expected: 'between 0 and 5, bounds excluded' });
});
