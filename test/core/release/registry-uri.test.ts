import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseRegistryUri, versionUri } from '#core/release/registry-uri.ts';
import { aliasProblem, modelNameProblem, parseVersionNumber } from '#core/release/release-names.ts';

describe('a reference to a model names an alias or a version', () => {
  test.each([
    {
      text: 'registry://fraud@champion',
      reference: { name: 'fraud', selector: { alias: 'champion' } },
    },
    { text: 'registry://fraud/3', reference: { name: 'fraud', selector: { version: 3 } } },
    { text: 'registry://fraud/v12', reference: { name: 'fraud', selector: { version: 12 } } },
    {
      text: 'registry://Fraud.EU-2_x@blue_1',
      reference: { name: 'Fraud.EU-2_x', selector: { alias: 'blue_1' } },
    },
  ])('$text', ({ text, reference }) => {
    expect(parseRegistryUri(text)).toEqual(reference);
  });

  test.each([
    { text: 'fraud@champion', says: 'expected a model of the registry' },
    { text: 'registry://fraud', says: 'names no version and no alias' },
    { text: 'registry://fraud/latest', says: 'expected a version number' },
    { text: 'registry://fraud/0', says: 'expected a version number' },
    { text: 'registry://fraud@', says: 'expected an alias' },
    { text: 'registry://fraud@3', says: 'reads like a version' },
    { text: 'registry://fraud@none', says: 'means "no version"' },
    { text: 'registry://../etc@champion', says: 'name' },
    { text: 'registry://@champion', says: 'expected the name of a model' },
    { text: 'registry://a/b/c', says: 'expected a version number' },
  ])('$text is refused', ({ text, says }) => {
    expect(() => parseRegistryUri(text)).toThrow(says);
  });

  test('what versionUri writes, parseRegistryUri reads', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{1,12}$/),
        fc.integer({ min: 1, max: 999_999_999 }),
        (name, version) => {
          expect(parseRegistryUri(versionUri(name, version))).toEqual({
            name,
            selector: { version },
          });
        },
      ),
    );
  });
});

describe('names become folder names, so they are strict', () => {
  test.each(['', '.', '..', '.fraud', 'fraud.', 'a/b', 'a\\b', 'a b', 'ü', 'a'.repeat(129), 'x\n'])(
    'model name %j is refused',
    (name) => {
      expect(modelNameProblem(name)).toBeDefined();
    },
  );
  test.each(['fraud', 'F', '3', 'fraud-v2.1_eu'])('model name %j is taken', (name) => {
    expect(modelNameProblem(name)).toBeUndefined();
  });
  test.each(['', 'Champion', 'a b', '-x', '3', 'none', 'a'.repeat(64)])(
    'alias %j is refused',
    (alias) => {
      expect(aliasProblem(alias)).toBeDefined();
    },
  );
  test.each(['champion', 'blue_1', '3rd', 'x-y'])('alias %j is taken', (alias) => {
    expect(aliasProblem(alias)).toBeUndefined();
  });
  test.each([
    ['3', 3],
    ['v3', 3],
    [' 12 ', 12],
    ['0', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['10abc', undefined],
    ['', undefined],
  ])('version %j reads as %j', (text, version) => {
    expect(parseVersionNumber(text)).toBe(version);
  });
});
