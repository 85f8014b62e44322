import { expect, test } from '@jest/globals';
import { durationMs, durationText } from '#core/contract/duration.ts';
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

test.each([
  ['90m', 5_400_000, '1h 30m'],
  ['24h', 86_400_000, '1d'],
  ['1h 30m', 5_400_000, '1h 30m'],
  ['7d', 604_800_000, '7d'],
  ['45s', 45_000, '45s'],
  ['1.5h', 5_400_000, '1h 30m'],
])('%s is %d ms, shown as %s', (text, milliseconds, shown) => {
  expect(durationMs(text)).toBe(milliseconds);
  expect(durationText(milliseconds)).toBe(shown);
});

test.each(['', '5', 'h', '0h', '5 hours', '-1h', '1h x', '1y'])('%j is not a duration', (text) => {
  expect(durationMs(text)).toBeUndefined();
});
