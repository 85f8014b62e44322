import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openRegistry } from '#registry/open-registry.ts';
import { noon, requestFor, Workshop } from './release-fixtures.ts';

const workshop = new Workshop();
afterAll(() => workshop.remove());

function open(uri: string) {
  return openRegistry(uri, { workingDirectory: workshop.directory, now: () => noon });
}

test.each(['file:registry', 'file:./registry', 'file:<absolute>', '<url>'])(
  '%s is the directory',
  async (uri) => {
    const text = uri
      .replace('<absolute>', workshop.root)
      .replace('<url>', pathToFileURL(workshop.root).href);
    const { version } = await open(text).register(await requestFor(workshop.model('one')));
    expect(await open(text).modelDirectory(version)).toBe(
      join(workshop.root, 'content', version.contentDigest),
    );
  },
);

describe('what cannot be opened is refused with what can', () => {
  test.each([
    { uri: 's3://bucket/registry', says: 'supports file:' },
    { uri: 'mlflow+https://mlflow.example', says: 'supports file:' },
    { uri: 'registry', says: 'write file:registry' },
    { uri: './registry', says: 'write file:./registry' },
    { uri: 'file:', says: 'names no directory' },
    { uri: 'file://host/share', says: 'write file:<directory>' },
    { uri: '', says: 'write file:registry' },
    { uri: 'constructor:x', says: 'supports file:' },
  ])('$uri', ({ uri, says }) => {
    expect(() => open(uri)).toThrow(says);
    expect(() => open(uri)).toThrow(expect.objectContaining({ name: 'CannotRunError' }));
  });
});
