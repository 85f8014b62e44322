import { expect, test } from '@jest/globals';
import { judgeRules, rowsAnswer } from '../../../support/judge-rule.ts';

const references = new Map([['airports.csv', [{ name: 'iata', type: 'string' as const }]]]);

function judged(options: string): ReturnType<typeof judgeRules>[number] {
  const contract = `version: 1\nchecks: [{ relationships: ${options} }]\n`;
  const findings = judgeRules(contract, {
    columns: { origin: 'string', iata: 'string' },
    references,
    answer: rowsAnswer(10, 2),
  });
  return findings.find(({ check }) => check === 'relationships')!;
}

test('counts values that the other table does not have', () => {
  const finding = judged('{ column: origin, to: airports.csv, field: iata }');
  expect(finding).toMatchObject({
    verdict: 'fail',
    subject: 'origin',
    observed: { value: 2, n: 10 },
  });
  expect(finding.message).toContain("are not in airports.csv, column 'iata'");
});

test('looks in the column of the same name when no field is given', () => {
  expect(judged('{ column: iata, to: airports.csv }').expected).toContain("column 'iata'");
});

test.each([
  [
    'a field that is not there',
    '{ column: origin, to: airports.csv, field: iatta }',
    "'airports.csv' has no column 'iatta'. Did you mean 'iata'?",
  ],
  ['no column', '{ to: airports.csv }', "expected the key 'column', got none"],
])('%s is a problem', (_name, options, message) => {
  expect(() => judged(options)).toThrow(message);
});
