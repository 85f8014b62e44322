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

test.each([
  ['a(?=b)', 'RE2 has no look-around and no back-references'],
  ['(?<!a)b', 'RE2 has no look-around and no back-references'],
  ['(a)\\1', 'RE2 has no look-around and no back-references'],
  ['(?<year>[0-9]+)', 'write a named group as (?P<name>…)'],
  ['a{1001}', 'expected an RE2 regular expression'],
  ['[z-a]', 'expected an RE2 regular expression'],
])('%s is refused when the contract is read, at its place', (pattern, message) => {
  const run = (): unknown => columnRule(`regex: '${pattern}'`, 'string', rowsAnswer(1, 0));
  expect(run).toThrow(/^contract\.yaml:5:9 regex\.pattern: /);
  expect(run).toThrow(message);
});

test.each(['\\(?<a', '(?P<year>[0-9]+)', '(?:a|b)', '\\p{Lu}+'])('%s is one', (pattern) => {
  expect(columnRule(`regex: '${pattern}'`, 'string', rowsAnswer(1, 0)).verdict).toBe('pass');
});
