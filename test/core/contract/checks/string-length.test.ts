import { expect, test } from '@jest/globals';
import { columnRule, rowsAnswer } from '../../../support/judge-rule.ts';

test('counts texts that are too short or too long', () => {
  const finding = columnRule('string_length: { min: 2, max: 4 }', 'string', rowsAnswer(10, 1));
  expect(finding).toMatchObject({ verdict: 'fail', expected: 'between 2 and 4 characters' });
});

test('needs text', () => {
  expect(() => columnRule('string_length: { min: 1 }', 'date', rowsAnswer(1, 0))).toThrow(
    'string_length needs text',
  );
});
