import { expect, test } from '@jest/globals';
import { columnRule, rowsAnswer } from '../../../support/judge-rule.ts';

test('counts rows for which it is not true', () => {
  const finding = columnRule("expression: 'x > 0 or y = 1'", 'integer', rowsAnswer(10, 3));
  expect(finding).toMatchObject({
    verdict: 'fail',
    subject: 'x > 0 or y = 1',
    observed: { value: 3, n: 10 },
  });
});

test('is called by its name where it has one', () => {
  const finding = columnRule(
    'expression: { sql: x > 0, name: positive }',
    'integer',
    rowsAnswer(10, 3),
  );
  expect(finding.message).toContain(
    'data.csv: positive: 3 of 10 rows (30 %) do not satisfy positive',
  );
});

test('is shortened in the report when it is long', () => {
  const finding = columnRule(
    `expression: "${'x > 0 and '.repeat(50)}true"`,
    'integer',
    rowsAnswer(1, 0),
  );
  expect(finding.subject).toHaveLength(120);
});
