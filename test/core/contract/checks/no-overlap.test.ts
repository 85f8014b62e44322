import { expect, test } from '@jest/globals';
import { parseContract } from '#core/contract/parse-contract.ts';
import { planContract } from '#core/contract/plan-contract.ts';
import { judgeChecks, measuresOf } from '#core/contract/planned-check.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { noon, tableOf } from '../../../support/judge-rule.ts';

const splits = ['train', 'valid', 'test'].map((split) =>
  tableOf({ id: 'integer', x: 'number' }, { split, source: `${split}.csv` }),
);

function judged(options: string, tables = splits): Finding[] {
  const contract = parseContract(
    `version: 1\nchecks: [{ no_overlap: ${options} }]\n`,
    'contract.yaml',
  );
  const { checks } = planContract(contract, tables, { references: new Map(), now: noon });
  const overlaps = checks.filter(({ check }) => check === 'no_overlap');
  const measured = measuresOf(overlaps).map(
    ({ id, measure }) => [id, measure.kind === 'shared' ? 1 : 10] as const,
  );
  return judgeChecks(overlaps, new Map(measured));
}

test('compares every pair of splits once, by the rows of the later one', () => {
  const findings = judged('[train, valid, test]');
  expect(findings.map(({ subject }) => subject)).toEqual([
    'train, valid',
    'train, test',
    'valid, test',
  ]);
  expect(findings[0]!.message).toContain(
    "valid.csv: train, valid: 1 of 10 rows (10 %) of 'valid' also stand in 'train'",
  );
});

test('tolerates a share of shared rows when told so', () => {
  expect(judged('{ splits: [train, test], columns: [id], tolerance: 0.1 }')[0]!.verdict).toBe(
    'pass',
  );
});

test('a key column that a split lacks fails by name', () => {
  const tables = [splits[0]!, tableOf({ x: 'number' }, { split: 'test', source: 'test.csv' })];
  const [finding] = judged('{ splits: [train, test], columns: [id] }', tables);
  expect(finding).toMatchObject({ verdict: 'fail', observed: { value: null } });
  expect(finding!.message).toContain("there is no column 'id' in test.csv");
});

test.each([
  ['a split that was not given', splits, "there is no split 'tset'. Did you mean 'test'?"],
  [
    'splits of data without splits',
    [tableOf({ id: 'integer' })],
    "there is no split 'train': give the data as lines 'train=path'",
  ],
])('%s is a problem', (_name, tables, message) => {
  expect(() => judged('[train, tset]', tables)).toThrow(message);
});
