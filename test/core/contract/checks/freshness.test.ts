import { expect, test } from '@jest/globals';
import type { Measure, Measured } from '#core/contract/measure.ts';
import { columnRule, noon } from '../../../support/judge-rule.ts';

const hour = 3_600_000;

function answers(latest: number | null, future = 0): (measure: Measure) => Measured {
  return (measure) => (measure.kind === 'latest' ? latest : future);
}

test.each([
  ['newer than the limit', noon - hour, 0, 'pass', 3600],
  ['exactly as old as the limit', noon - 24 * hour, 0, 'pass', 86_400],
  ['older than the limit', noon - 24 * hour - 1000, 0, 'fail', 86_401],
  ['a few hours ahead, as local times are', noon + 2 * hour, 0, 'pass', 0],
  ['fresh, but other rows lie days ahead', noon, 3, 'fail', 0],
  ['only in the future', null, 3, 'fail', null],
  ['absent: no row has a time', null, 0, 'inconclusive', null],
])('the newest value is %s', (_name, latest, future, verdict, seconds) => {
  const finding = columnRule('freshness: 24h', 'timestamp', answers(latest, future));
  expect(finding).toMatchObject({ verdict, observed: { value: seconds, unit: 'seconds' } });
});

test('says when the newest row was written', () => {
  const finding = columnRule('freshness: 1d', 'date', answers(noon - 50 * hour));
  expect(finding.message).toContain('2026-11-19 10:00:00 UTC, 2d 2h old, expected at most 1d');
});

test('needs dates or times', () => {
  expect(() => columnRule('freshness: 1d', 'string', answers(noon))).toThrow(
    "freshness needs dates or times: 'x' is of type string",
  );
});
