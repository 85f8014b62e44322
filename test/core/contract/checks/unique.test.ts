import { expect, test } from '@jest/globals';
import { columnRule, judgeRules, planOf, rowsAnswer } from '../../../support/judge-rule.ts';

const columns = { id: 'integer', day: 'date', x: 'string' } as const;

test('fails by the rows that repeat an earlier value', () => {
  const finding = columnRule('unique', 'string', rowsAnswer(100, 2));
  expect(finding).toMatchObject({ verdict: 'fail', observed: { value: 2, n: 100 } });
  expect(finding.message).toContain('2 of 100 values (2 %) repeat an earlier value of x');
});

test('of several columns asks for rows beyond the first of each combination', () => {
  const contract = 'version: 1\nchecks:\n  - unique: { columns: [id, day] }\n';
  const [, unique] = planOf(contract, { columns });
  expect(unique!.subject).toBe('id, day');
  expect(unique!.plan.measures['failing']).toEqual({
    kind: 'surplus',
    columns: [
      { name: 'id', type: 'integer' },
      { name: 'day', type: 'date' },
    ],
  });
});

test('without columns means the whole row', () => {
  const findings = judgeRules('version: 1\ndataset: flights\nchecks: [unique]\n', {
    columns,
    answer: (measure) => (measure.kind === 'surplus' ? measure.columns.length : 10),
  });
  expect(findings[1]).toMatchObject({
    subject: 'flights',
    observed: { value: 3 },
    verdict: 'fail',
  });
});
