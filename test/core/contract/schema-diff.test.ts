import { expect, test } from '@jest/globals';
import { parseContract } from '#core/contract/parse-contract.ts';
import { judgeChecks, measuresOf } from '#core/contract/planned-check.ts';
import { readColumns } from '#core/contract/read-columns.ts';
import { planSchemaDiff } from '#core/contract/schema-diff.ts';
import type { ColumnType } from '#core/profile/column-type.ts';
import type { ColumnProfile } from '#core/profile/profile.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { tableOf } from '../../support/judge-rule.ts';

const contract = parseContract('version: 1\nchecks: [unique]\n', 'contract.yaml');

function profiled(type: ColumnType, role: ColumnProfile['role'] = 'numeric'): ColumnProfile {
  return { type, role, rows: 10, missing: 0, infinite: 0 };
}

function diff(
  before: Record<string, ColumnProfile>,
  now: Record<string, ColumnType>,
  values = 10,
): Finding[] {
  const table = tableOf(now);
  const read = { ...table, columns: readColumns(contract, table) };
  const profile = {
    schemaVersion: 2,
    rows: 10,
    dataDigest: '0'.repeat(64),
    columns: before,
  } as const;
  const checks = planSchemaDiff({ file: 'profile.json', profile }, read, 'flights');
  return judgeChecks(checks, new Map(measuresOf(checks).map(({ id }) => [id, values])));
}

test.each([
  ['a removed column fails', { x: profiled('integer') }, { y: 'integer' }, 'x', 'fail', 'error'],
  ['a retyped column fails', { x: profiled('integer') }, { x: 'string' }, 'x', 'fail', 'error'],
  [
    'whole numbers that became fractions warn',
    { x: profiled('integer') },
    { x: 'number' },
    'x',
    'warn',
    'warning',
  ],
  [
    'fractions that happen to be whole pass',
    { x: profiled('number') },
    { x: 'integer' },
    'x',
    'pass',
    'error',
  ],
  [
    'dates that became times warn',
    { x: profiled('date') },
    { x: 'timestamp' },
    'x',
    'warn',
    'warning',
  ],
  [
    'times that became dates warn',
    { x: profiled('timestamp') },
    { x: 'date' },
    'x',
    'warn',
    'warning',
  ],
  [
    'an added column is told',
    { x: profiled('integer') },
    { x: 'integer', y: 'date' },
    'y',
    'pass',
    'info',
  ],
  [
    'the same columns pass',
    { x: profiled('integer') },
    { x: 'integer' },
    'flights',
    'pass',
    'error',
  ],
  [
    'a column that was empty may get a type',
    { x: profiled('string', 'empty') },
    { x: 'integer' },
    'flights',
    'pass',
    'error',
  ],
] as const)('%s', (_name, before, now, subject, verdict, severity) => {
  const finding = diff(before, now).find((one) => one.subject === subject);
  expect(finding).toMatchObject({ check: 'schema', verdict, severity });
});

test('a column without a value has no type that could have changed', () => {
  expect(diff({ x: profiled('integer') }, { x: 'string' }, 0)[0]).toMatchObject({
    verdict: 'pass',
  });
});

test.each([
  ['are told', 3, 'warn', "values are missing in 'x', in the reference profile none were"],
  ['are not there', 0, 'pass', 'columns without a gap in the reference profile (1) have none now'],
])('gaps in a column that had none %s', (_name, gaps, verdict, message) => {
  const before = { x: profiled('integer'), y: { ...profiled('integer'), missing: 1 } };
  const finding = diff(before, { x: 'integer', y: 'integer' }, gaps).find(
    ({ check }) => check === 'schema.gaps',
  );
  expect(finding).toMatchObject({ verdict, severity: 'info' });
  expect(finding!.message).toContain(message);
});
