import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { modelDirectoryDigest } from '#registry/model-digest.ts';

interface OracleCase {
  name: string;
  files: Record<string, { base64?: string; repeat_0_to_255?: number }>;
  digest: string;
  resources: [string, string][];
}

const oracle = JSON.parse(
  readFileSync(new URL('../oracle/model-directory-digest.json', import.meta.url), 'utf8'),
) as { made_by: string; cases: OracleCase[] };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'model-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}

function contentOf(file: OracleCase['files'][string]): Uint8Array {
  if (file.base64 !== undefined) return Buffer.from(file.base64, 'base64');
  return Buffer.concat(
    Array.from({ length: file.repeat_0_to_255! }, () =>
      Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
    ),
  );
}

describe(`the content digest of a model directory equals that of ${oracle.made_by}`, () => {
  test.each(oracle.cases)('$name', async ({ files, digest, resources }) => {
    for (const [path, file] of Object.entries(files)) write(path, contentOf(file));
    const listing = await modelDirectoryDigest(directory);
    expect(listing.digest).toBe(digest);
    expect(listing.files.map(({ path, sha256 }) => [path, sha256])).toEqual(resources);
  });
});

test('every symbolic link and special file is named at once', async () => {
  write('model.bin', 'weights');
  symlinkSync(join(directory, 'model.bin'), join(directory, 'latest.bin'));
  mkdirSync(join(directory, 'sub'));
  execFileSync('mkfifo', [join(directory, 'sub', 'pipe')]);
  await expect(modelDirectoryDigest(directory)).rejects.toMatchObject({
    name: 'CannotRunError',
    problems: [
      { subject: join(directory, 'latest.bin'), code: 'model-file-kind' },
      { subject: join(directory, 'sub', 'pipe'), code: 'model-file-kind' },
    ],
  });
});

test.each([
  { name: 'a missing directory', make: () => 'nowhere', code: 'model-missing' },
  {
    name: 'a file',
    make: () => (write('model.bin', 'x'), 'model.bin'),
    code: 'model-not-a-directory',
  },
  {
    name: 'an empty directory',
    make: () => (mkdirSync(join(directory, 'empty')), 'empty'),
    code: 'model-empty',
  },
])('$name is refused by name', async ({ make, code }) => {
  await expect(modelDirectoryDigest(join(directory, make()))).rejects.toMatchObject({
    problems: [{ code }],
  });
});

test('sizes and file digests are those of the bytes', async () => {
  write('model.bin', 'weights');
  const { files } = await modelDirectoryDigest(directory);
  const sha256 = createHash('sha256').update('weights').digest('hex');
  expect(files).toEqual([{ path: 'model.bin', sha256, sizeBytes: 7 }]);
});
