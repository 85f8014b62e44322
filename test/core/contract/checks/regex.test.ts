import { expect, test } from '@jest/globals';
import { columnRule, rowsAnswer } from '../../../support/judge-rule.ts';

test('counts values that do not match', () => {
  const finding = columnRule("regex: '^[A-Z]{3}$'", 'string', rowsAnswer(10, 4));
  expect(finding).toMatchObject({ verdict: 'fail', observed: { value: 4, n: 10 } });
  expect(finding.message).toContain('4 of 10 values (40 %) do not match ^[A-Z]{3}$');
});

test('needs text', () => {
  expect(() => columnRule('regex: a', 'integer', rowsAnswer(1, 0))).toThrow(
    "regex needs text: 'x' is of type integer; declare 'type: string'",
  );
});
