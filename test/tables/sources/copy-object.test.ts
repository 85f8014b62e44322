import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { copyObject } from '#tables/sources/copy-object.ts';
import { FileSink } from '#tables/sources/file-sink.ts';
import type { RemoteObject } from '#tables/sources/remote-object.ts';
import { Slots } from '#tables/sources/slots.ts';
import { TransferError } from '#tables/sources/transfer-error.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'copy-object-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const partBytes = 1000;
const transfer = () => ({
  slots: new Slots(3),
  partBytes,
  stallMs: 10_000,
  signal: new AbortController().signal,
});
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Server {
  readonly ranges: boolean;
  readonly versioned: boolean;
  /** Of the answers in turn: how many bytes come before the connection breaks. */
  readonly breaks: readonly number[];
}

/** An object in memory, with chunks of an odd size. */
function objectOf(bytes: Buffer, { ranges, versioned, breaks }: Server): RemoteObject {
  let answers = 0;
  return {
    shown: 'memory',
    open: async (asked) => {
      const end = Math.min(bytes.length, asked?.end ?? bytes.length);
      const range = ranges && asked ? { start: asked.start, end } : undefined;
      const body = bytes.subarray(range?.start ?? 0, range?.end ?? bytes.length);
      const version = versioned ? 'one' : undefined;
      const cut = breaks[answers++];
      return { body: Readable.from(chunks(body, cut)), range, totalBytes: bytes.length, version };
    },
  };
}

async function* chunks(body: Buffer, cut: number | undefined): AsyncGenerator<Buffer> {
  const end = Math.min(body.length, cut ?? body.length);
  for (let at = 0; at < end; at += 77) yield body.subarray(at, Math.min(end, at + 77));
  // Retried at once, so that the property is quick.
  if (cut !== undefined && cut < body.length) throw new TransferError('broke', { retryAfterMs: 0 });
}

const bytes = Buffer.from(
  Array.from({ length: 20_007 }, (_, index) => (index * 31) ^ (index >> 11)),
);

test('whatever breaks, a copy holds the bytes of the object and their digest', async () => {
  let copies = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom(0, 1, partBytes - 1, partBytes, partBytes + 1, bytes.length),
      fc.array(fc.nat(partBytes + 100), { maxLength: 4 }),
      async (ranges, versioned, length, breaks) => {
        const content = bytes.subarray(0, length);
        const path = join(directory, String(copies++));
        const object = objectOf(content, { ranges, versioned, breaks });
        const digest = await copyObject(object, path, transfer());
        expect(digest).toBe(sha256(content));
        expect(sha256(readFileSync(path))).toBe(digest);
        rmSync(path);
      },
    ),
    { numRuns: 100 },
  );
});

test.each([
  ['another version', { version: 'two' }, 'file-changed'],
  ['another length', { totalBytes: 1 }, 'file-changed'],
  ['no range', { range: undefined }, 'file-changed'],
])('%s in a later range ends the copy', async (what, changes, code) => {
  const whole = objectOf(bytes, { ranges: true, versioned: true, breaks: [] });
  const object: RemoteObject = {
    shown: 'memory',
    open: async (range, version, signal) => {
      const answer = await whole.open(range, version, signal);
      return range!.start > 0 ? { ...answer, ...changes } : answer;
    },
  };
  const path = join(directory, what);
  await expect(copyObject(object, path, transfer())).rejects.toMatchObject({
    problems: [{ code, subject: 'memory' }],
  });
});

test('a disk that is too small is told before anything is downloaded', async () => {
  await using sink = await FileSink.create(join(directory, 'sink'), 'memory');
  await expect(sink.assertRoom(2 ** 60)).rejects.toMatchObject({
    problems: [{ code: 'disk-full', message: expect.stringMatching(/has room for \d+/) }],
  });
  await sink.assertRoom(1);
  expect(readdirSync(directory)).toContain('sink');
});

test('a body that breaks before it is read is asked for again, not an unhandled error', async () => {
  let answers = 0;
  const object: RemoteObject = {
    shown: 'memory',
    open: async () => {
      const body = Readable.from(chunks(bytes, undefined));
      if (answers++ === 0) body.destroy(new TransferError('broke', { retryAfterMs: 0 }));
      return { body, range: undefined, totalBytes: bytes.length, version: undefined };
    },
  };
  const path = join(directory, 'broken-early');
  expect(await copyObject(object, path, transfer())).toBe(sha256(bytes));
  expect(answers).toBe(2);
});
