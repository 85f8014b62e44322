import { expect, test } from '@jest/globals';
import { judgeRules } from '../../../support/judge-rule.ts';

test.each([
  ['enough rows', 'row_count: { min: 10 }', 10, 'pass'],
  ['too few rows', 'row_count: { min: 10 }', 9, 'fail'],
  ['too many rows', 'row_count: { max: 10 }', 11, 'fail'],
  ['no rows, though only a maximum is asked for', 'row_count: { max: 10 }', 0, 'fail'],
  ['no rows, which `min: 0` allows', 'row_count: { min: 0 }', 0, 'pass'],
  ['no rows, and no rule about them', 'unique', 0, 'fail'],
])('%s', (_name, rule, rows, verdict) => {
  const findings = judgeRules(`version: 1\nchecks: [{ ${rule}: }]\n`.replace('}: }', '} }'), {
    columns: { x: 'integer' },
    answer: () => rows,
  });
  const [finding] = findings.filter(({ check }) => check === 'row_count');
  expect(finding).toMatchObject({ verdict, observed: { value: rows, unit: 'rows' } });
});
