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

test('may ask for one length', () => {
  const finding = columnRule('string_length: 5', 'string', rowsAnswer(10, 1));
  expect(finding).toMatchObject({ verdict: 'fail', expected: 'exactly 5 characters' });
  const spelled = 'expect_column_value_lengths_to_equal: { value: 5 }';
  expect(columnRule(spelled, 'string', rowsAnswer(10, 0)).expected).toBe('exactly 5 characters');
});

test.each([
  ['{ exactly: 5, min: 2 }', "expected 'exactly', or 'min' and 'max', got both"],
  ['{}', "expected 'min', 'max' or both, got none"],
])('%s is a problem', (options, message) => {
  const run = (): unknown => columnRule(`string_length: ${options}`, 'string', rowsAnswer(1, 0));
  expect(run).toThrow(message);
});
