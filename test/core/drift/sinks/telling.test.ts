import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dataSetOf } from '#core/drift/sinks/drift-alert.ts';
import { issueMarker, readIssueMarker } from '#core/notify/issue-step.ts';
import { nextTelling, statusOf, type DriftStatus, type Told } from '#core/drift/sinks/telling.ts';

const statuses: readonly DriftStatus[] = ['drift', 'broken', 'inconclusive', 'stable'];

describe('what is news', () => {
  test('no status is told twice in a row, and every alarm that was told is taken back once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 30 }), (runs) => {
        let told: Told = {};
        let alarmed = false;
        let last: string | undefined;
        for (const status of runs) {
          const { event, told: next } = nextTelling(told, status);
          if (event !== undefined) expect(event).not.toBe(last);
          if (event === 'recovery') expect(alarmed).toBe(true);
          if (status === 'stable') expect(event === 'recovery').toBe(alarmed);
          alarmed = status === 'drift' || status === 'broken' || (alarmed && status !== 'stable');
          [told, last] = [next, event ?? (status === 'stable' ? undefined : last)];
          expect(nextTelling(told, status).event).toBeUndefined();
        }
      }),
    );
  });

  test.each([
    { broken: ['x'], detected: true, verdict: 'fail', status: 'broken' },
    { broken: [], detected: true, verdict: 'fail', status: 'drift' },
    { broken: [], detected: false, verdict: 'fail', status: 'drift' },
    { broken: [], detected: false, verdict: 'inconclusive', status: 'inconclusive' },
    { broken: [], detected: false, verdict: 'warn', status: 'stable' },
    { broken: [], detected: false, verdict: 'pass', status: 'stable' },
  ] as const)(
    '$verdict, detected $detected, broken $broken is $status',
    ({ verdict, status, ...seen }) => {
      expect(statusOf(seen, verdict)).toBe(status);
    },
  );
});

describe('the hidden line of an issue', () => {
  const memory = { status: 'drift', columns: 'a1', since: '2026-06-01T00:00:00.000Z' } as const;

  test('is read back, also among other text', () => {
    expect(readIssueMarker('k', `before\n${issueMarker('k', memory)}\nafter`)).toEqual(memory);
    expect(readIssueMarker('other', issueMarker('k', memory))).toBeUndefined();
  });

  test('that somebody damaged is no memory', () => {
    expect(readIssueMarker('k', `${issueMarker('k')}status=worse -->`)).toBeUndefined();
  });
});

test.each([
  ['logs/2026-06-01.parquet', 'logs/<date>.parquet'],
  ['logs/20260601T0300Z/part.csv', 'logs/<date>/part.csv'],
  ['s3://b/2026/06/01/x.csv', 's3://b/<date>/x.csv'],
  ['region-12/part-12345678.csv', 'region-12/part-12345678.csv'],
])('%s is the data set %s', (path, name) => {
  expect(dataSetOf(path)).toBe(name);
});
