import { expect, test } from '@jest/globals';
import { digestLines, renderDetails, summaryOf } from '#actions/validate-data/src/report.ts';
import { finding } from '../../support/finding.ts';

const read = { files: 1, rows: 3_000_000, columns: 5 };
const train = { ...read, split: 'train', source: 'a|b.csv', digest: 'a'.repeat(64) };
const later = { ...read, split: 'test', source: 'b.csv', digest: 'b'.repeat(64) };

test('the details name every source by its digest, with untrusted text escaped', () => {
  const text = renderDetails({
    data: [train, later],
    contract: 'contract.yaml',
    profile: { path: 'profile.json', split: 'train' },
  });
  expect(text).toContain('| train: a&#124;b.csv | 1 | 3\u202F000\u202F000 | 5 | `aaaaaaaaaaaa` |');
  expect(text).toContain('Profile: profile.json (of the split train).');
});

test('the digest of several splits does not depend on their order', () => {
  expect(digestLines([train, later])).toBe(digestLines([later, train]));
  expect(digestLines([train, later])).toBe(`${'b'.repeat(64)}  test\n${'a'.repeat(64)}  train\n`);
});

test.each([
  ['all pass', [finding()], 'all 1 checks pass on 10 rows'],
  [
    'the worst comes first',
    [
      finding(),
      finding({ verdict: 'warn', severity: 'warning' }),
      finding({ verdict: 'fail', message: 'x.csv: 3 of 10' }),
    ],
    '1 failed, 1 with a warning of 3 checks on 10 rows; not_null: x.csv: 3 of 10',
  ],
  [
    'undecided ones are told',
    [finding({ verdict: 'inconclusive', message: 'x.csv: nothing' })],
    '1 undecided of 1 checks on 10 rows; not_null: x.csv: nothing',
  ],
])('summary: %s', (_name, findings, expected) => {
  expect(summaryOf(findings, 10)).toBe(expected);
});
