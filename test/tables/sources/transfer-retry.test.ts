import { describe, expect, test } from '@jest/globals';
import { parseContentRange } from '#tables/sources/remote-object.ts';
import { asTransferError } from '#tables/sources/transfer-error.ts';
import { retryAfterMs } from '#tables/sources/transfer-retry.ts';

test.each([
  ['0', 0],
  ['120', 120_000],
  ['Wed, 25 Nov 2026 10:00:30 GMT', 30_000],
  ['Wed, 25 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After %j', (header, milliseconds) => {
  expect(retryAfterMs(header, Date.UTC(2026, 10, 25, 10))).toBe(milliseconds);
});

test.each([
  ['bytes 0-9/100', { range: { start: 0, end: 10 }, totalBytes: 100 }],
  ['bytes 90-99/100', { range: { start: 90, end: 100 }, totalBytes: 100 }],
  ['bytes 0-9/*', undefined],
  ['bytes */0', undefined],
  ['items 0-9/100', undefined],
  [null, undefined],
])('Content-Range %j', (header, expected) => {
  expect(parseContentRange(header)).toEqual(expected);
});

describe('What may pass is told from what will not', () => {
  const coded = (code: string): Error => Object.assign(new Error(code), { code });
  test.each<[unknown, string | undefined]>([
    [coded('ECONNRESET'), 'ECONNRESET'],
    [new TypeError('terminated', { cause: coded('UND_ERR_SOCKET') }), 'UND_ERR_SOCKET'],
    [
      new Error('aborted', { cause: Object.assign(new Error('aborted'), { code: 'ECONNRESET' }) }),
      'the connection broke off',
    ],
    [new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]), 'ECONNREFUSED'],
    [coded('ENOTFOUND'), undefined],
    [coded('CERT_HAS_EXPIRED'), undefined],
    [coded('ENOSPC'), undefined],
    [new TypeError('x is not a function'), undefined],
  ])('%s', (error, message) => {
    expect(asTransferError(error)?.message).toBe(message);
  });
});
