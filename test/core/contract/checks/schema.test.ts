import { describe, expect, test } from '@jest/globals';
import type { Finding } from '#core/verdict/finding.ts';
import { judgeRules } from '../../../support/judge-rule.ts';

function judged(options: string): Finding {
  const contract = `version: 1\nchecks: [{ schema: ${options} }]\n`;
  const columns = { id: 'integer', name: 'string', 'a | <b>': 'number' } as const;
  return judgeRules(contract, { columns }).find(({ check }) => check === 'schema')!;
}

describe('the columns of a table', () => {
  test.each([
    ['[id, name]', 'pass', 'the 3 columns are as asked'],
    ['{ required: [id, nmae] }', 'fail', "there is no column 'nmae' (is 'name' meant?)"],
    ['{ required: [id], allowed: [name] }', 'fail', "'a | <b>' may not be there"],
    ['{ allowed: [id, name, "a | <b>", other] }', 'pass', 'as asked'],
    ['{ forbidden: [name, ssn] }', 'fail', "'name' must not be there"],
    ['{ forbidden: [ssn] }', 'pass', 'as asked'],
    ['{ required: [id, "a | <b>"], ordered: true }', 'pass', 'as asked'],
    [
      '{ required: [name, id], ordered: true }',
      'fail',
      "expected the order 'name', 'id', got 'id', 'name'",
    ],
    ['{ required: [id, gone, name], ordered: true }', 'fail', "there is no column 'gone'"],
  ])('%s: %s', (options, verdict, message) => {
    const finding = judged(options);
    expect(finding.verdict).toBe(verdict);
    expect(finding.message).toContain(message);
  });

  test('are told all faults at once', () => {
    const { observed, message } = judged(
      '{ required: [amount, name, id], allowed: [y], ordered: true }',
    );
    expect(observed.value).toBe(3);
    expect(message).toContain(
      "there is no column 'amount'; 'a | <b>' may not be there; expected the order",
    );
  });

  test.each([
    ['{}', "expected 'required', 'allowed' or 'forbidden', got none"],
    ['{ allowed: [a], ordered: true }', "expected 'required' with 'ordered'"],
    ['{ required: [a], forbidden: [a] }', "'a' cannot be forbidden and allowed"],
    ['{ required: [] }', 'expected at least 1 item'],
  ])('%s is a problem', (options, message) => {
    expect(() => judged(options)).toThrow(message);
  });
});
