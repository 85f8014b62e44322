import { expect, test } from '@jest/globals';
import { columnRule, planOf, rowsAnswer } from '../../../support/judge-rule.ts';

function valuesFor(type: 'integer' | 'string' | 'boolean', values: string): unknown {
  const contract = `version: 1\ncolumns: [{ name: x, checks: [{ accepted_values: ${values} }] }]\n`;
  const planned = planOf(contract, { columns: { x: type } });
  const json = JSON.stringify(
    planned.find(({ check }) => check === 'accepted_values')!.plan.failing,
  );
  return JSON.parse(/"values":(\[.*?\])/.exec(json)![1]!) as unknown[];
}

test.each([
  ['numbers of a whole column stay numbers', 'integer', '[0, 1]', [0, 1]],
  ['numbers written as text are read as numbers', 'integer', "['0', '1']", [0, 1]],
  ['numbers among text are text', 'string', '[1, two]', ['1', 'two']],
  ['booleans are compared by their text', 'boolean', '[true]', ['true']],
] as const)('%s', (_name, type, written, values) => {
  expect(valuesFor(type, written)).toEqual(values);
});

test('text in the list of a column of numbers is a problem at the list', () => {
  expect(() => valuesFor('integer', '{ values: [A] }')).toThrow(
    "contract.yaml:2:52 accepted_values: expected numbers, got 'A': the values of 'x' are of type integer",
  );
});

test('a value outside the list fails', () => {
  const finding = columnRule('accepted_values: [a, b]', 'string', rowsAnswer(10, 1));
  expect(finding).toMatchObject({ verdict: 'fail', expected: "one of 'a', 'b'" });
});
