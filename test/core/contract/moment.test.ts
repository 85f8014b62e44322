import { expect, test } from '@jest/globals';
import { momentText, parseMoment } from '#core/contract/moment.ts';

test.each([
  ['2026-01-31', '2026-01-31 00:00:00.000'],
  ['2026-01-31T10:00', '2026-01-31 10:00:00.000'],
  ['2026-01-31 10:00:05.25', '2026-01-31 10:00:05.250'],
  ['2026-01-31T10:00:00Z', '2026-01-31 10:00:00.000'],
  ['2026-01-31T10:00:00+0230', '2026-01-31 07:30:00.000'],
])('%s is %s in UTC', (text, expected) => {
  expect(momentText(parseMoment(text)!)).toBe(expected);
});

test.each(['2026-02-30', '2026-13-01', '31.1.2026', 'today', '', '2026-01-31T25:00'])(
  '%j is not a moment',
  (text) => {
    expect(parseMoment(text)).toBeUndefined();
  },
);
