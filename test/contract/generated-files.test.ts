import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { generatedFiles } from '../../scripts/generated-files.ts';

const root = new URL('../../', import.meta.url);
const files = await generatedFiles(root);

test('every action has a README whose tables are generated', () => {
  const readmes = [...files.keys()].filter((path) => path.endsWith('README.md'));
  expect(readmes).toHaveLength(5);
});

test.each([...files])('%s is what `npm run generate` writes', (path, text) => {
  expect(existsSync(new URL(path, root))).toBe(true);
  expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
});
