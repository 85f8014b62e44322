import { expect, test } from '@jest/globals';
import { holdoutFinding } from '#core/gate/holdout/holdout-finding.ts';
import { parseGates } from '#core/gate/parse-gates.ts';

const policy = (more = '') =>
  parseGates(`version: 1\ntask: binary\nmetrics: { f1: { minimum: 0.5 } }\n${more}`, 'gates.yaml');
const counted = ['gates.jsonl'];

test('the error over all candidates is at most their number times that of one', () => {
  const { message } = holdoutFinding({ others: 9, counted }, policy());
  expect(message).toContain('10 candidates');
  expect(message).toContain('at most 2.5 %, and at least one of 10 with up to 25 %');
  // 1 − 0.05/10: each side 0.25 %, ten of them 2.5 %.
  expect(message).toContain('confidence: 0.995 ');
  expect(holdoutFinding({ others: 99, counted }, policy()).message).toContain('up to 100 %');
});

test.each([
  ['within the limit', 'holdout: { max_uses: 3 }', 2, 'pass', 'info'],
  ['above it', 'holdout: { max_uses: 3 }', 3, 'fail', 'warning'],
  ['above it, as the policy says', 'holdout: { max_uses: 3, severity: error }', 3, 'fail', 'error'],
  ['without a limit', '', 1000, 'pass', 'info'],
])('%s', (_, text, others, verdict, severity) => {
  expect(holdoutFinding({ others, counted }, policy(text))).toMatchObject({ verdict, severity });
});

test.each([
  ['holdout: { max_uses: 0 }', 'holdout.max_uses'],
  ['holdout: {}', 'max_uses'],
  ['holdout: { max_use: 3 }', 'max_use'],
])('the policy is checked: %s', (text, message) => {
  expect(() => policy(text)).toThrow(message);
});
