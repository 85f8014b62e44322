import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { actionContracts } from '#toolkit/action-contracts.ts';
import { readCommonInputs } from '#toolkit/common-inputs.ts';
import { InputReader } from '#toolkit/input-reader.ts';

function reader(values: Record<string, string>): InputReader {
  return new InputReader(actionContracts['validate-data'], new Map(Object.entries(values)));
}

describe('The inputs that all actions share', () => {
  test('relative paths start at the working directory', () => {
    const given = reader({ 'working-directory': 'test' });
    expect(readCommonInputs(given, 'validate-data')).toMatchObject({
      workingDirectory: resolve('test'),
      reportDirectory: resolve('test/trainyard-report/validate-data'),
    });
    expect(() => given.finish()).not.toThrow();
  });

  test.each(['nowhere', 'package.json'])(
    'a working directory that is none (%s) is a problem, and reports go to the current one',
    (directory) => {
      const given = reader({ 'working-directory': directory });
      expect(readCommonInputs(given, 'validate-data').reportDirectory).toBe(
        resolve('trainyard-report/validate-data'),
      );
      expect(() => given.finish()).toThrow(
        `working-directory: expected a directory, got "${directory}"`,
      );
    },
  );
});
