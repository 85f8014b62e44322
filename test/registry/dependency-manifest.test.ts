import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  parsePackageJson,
  parseRequirements,
  readDependencies,
} from '#registry/dependency-manifest.ts';
import { writeModel } from './release-fixtures.ts';

test.each([
  { line: 'scikit-learn==1.5.0', name: 'scikit-learn', requirement: '==1.5.0', pinned: true },
  { line: 'numpy >=1.26,<3  # not 3', name: 'numpy', requirement: '>=1.26,<3', pinned: false },
  {
    line: 'torch == 2.4.* ; python_version > "3.9"',
    name: 'torch',
    requirement: '== 2.4.*',
    pinned: false,
  },
  { line: 'uvicorn[standard]===0.30.1', name: 'uvicorn', requirement: '===0.30.1', pinned: true },
  { line: 'pandas', name: 'pandas', requirement: '', pinned: false },
  {
    line: 'mine @ https://example.org/mine-1.0.whl',
    name: 'mine',
    requirement: '@ https://example.org/mine-1.0.whl',
    pinned: true,
  },
  {
    line: 'onnx==1.16.0 \\\n    --hash=sha256:abc',
    name: 'onnx',
    requirement: '==1.16.0',
    pinned: true,
  },
])('requirements.txt: $line', ({ line, ...dependency }) => {
  expect(parseRequirements(line)).toEqual([{ ecosystem: 'pypi', ...dependency }]);
});

test('lines of requirements.txt that name no package are passed over', () => {
  expect(
    parseRequirements(
      '# only\n\n-r other.txt\n--index-url https://example.org\n./local\nhttps://example.org/x.whl\n',
    ),
  ).toEqual([]);
});

test('package.json: exact versions are pinned, ranges are not', () => {
  const text = JSON.stringify({ dependencies: { a: '1.2.3', b: '^1.2.3', c: '1.2.3-rc.1' } });
  expect(parsePackageJson(text, 'package.json').map(({ name, pinned }) => [name, pinned])).toEqual([
    ['a', true],
    ['b', false],
    ['c', true],
  ]);
  expect(parsePackageJson('{}', 'package.json')).toEqual([]);
  expect(() => parsePackageJson('{', 'model/package.json')).toThrow(
    'model/package.json: is not JSON',
  );
});

test('a model directory says what it needs by the files at its top', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'dependencies-'));
  try {
    writeModel(directory, {
      'requirements.txt': 'onnx==1.16.0\n',
      'package.json': '{"dependencies":{"ort":"1.0.0"}}',
      'sub/requirements.txt': 'x',
    });
    expect(await readDependencies(directory)).toMatchObject({
      files: ['requirements.txt', 'package.json'],
      packages: [{ name: 'onnx' }, { name: 'ort' }],
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
});
