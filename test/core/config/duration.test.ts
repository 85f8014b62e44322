import { describe, expect, test } from '@jest/globals';
import {
  formatDurationMs,
  parseDurationMs,
  parsePositiveDurationMs,
} from '#core/config/duration.ts';

describe('durations', () => {
  test.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    ['2d', 172_800_000],
    ['1w', 604_800_000],
    ['1.5s', 1500],
    ['0s', 0],
  ])('%s is %s ms', (text, milliseconds) => {
    expect(parseDurationMs(text)).toBe(milliseconds);
  });

  test.each(['', '5', 'h', '5 hours', '-1h', '1h x', '1y', '1e3s'])('%j is none', (text) => {
    expect(parseDurationMs(text)).toBeUndefined();
  });

  test('of zero are refused where they make no sense', () => {
    expect(parsePositiveDurationMs('0h')).toBeUndefined();
    expect(parsePositiveDurationMs('24h')).toBe(86_400_000);
  });

  test.each([
    [250, '250ms'],
    [4500, '4.5s'],
    [45_000, '45s'],
    [300_000, '5m'],
    [5_400_000, '1h 30m'],
    [86_400_000, '1d'],
    [90_061_000, '1d 1h'],
  ])('%d ms are shown as %s', (milliseconds, text) => {
    expect(formatDurationMs(milliseconds)).toBe(text);
  });
});
