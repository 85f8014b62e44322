import { expect, test } from '@jest/globals';
import { columnRule, rowsAnswer } from '../../../support/judge-rule.ts';

test.each([
  ['no row is missing', 'not_null', 100, 0, 'pass'],
  ['one row is missing', 'not_null', 100, 1, 'fail'],
  ['as many are missing as the tolerance allows', 'not_null: { tolerance: 0.01 }', 100, 1, 'pass'],
  ['more are missing than the tolerance allows', 'not_null: { tolerance: 0.01 }', 100, 2, 'fail'],
  ['rows are missing but the rule only warns', 'not_null: { severity: warn }', 100, 1, 'warn'],
  ['there are no rows', 'not_null', 0, 0, 'inconclusive'],
])('when %s', (_name, rule, rows, missing, verdict) => {
  expect(columnRule(rule, 'number', rowsAnswer(rows, missing)).verdict).toBe(verdict);
});

test('its finding tells rows, share, place and what to do', () => {
  const finding = columnRule('not_null', 'number', rowsAnswer(400, 3));
  expect(finding).toMatchObject({
    check: 'not_null',
    subject: 'x',
    observed: { value: 3, unit: 'rows', n: 400, method: 'count' },
    location: { file: 'contract.yaml', line: 5, column: 9 },
    message:
      'data.csv: x: 3 of 400 rows (0.75 %) have no value. Correct the data, or the rule if it is wrong',
  });
});
