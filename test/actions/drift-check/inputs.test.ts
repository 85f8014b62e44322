import { describe, expect, test } from '@jest/globals';
import { readDriftCheckInputs } from '#actions/drift-check/src/inputs.ts';
import type { CannotRunError } from '#core/verdict/errors.ts';
import { actionContracts } from '#toolkit/action-contracts.ts';
import { InputReader } from '#toolkit/input-reader.ts';

function read(values: Record<string, string>) {
  const reader = new InputReader(actionContracts['drift-check'], new Map(Object.entries(values)));
  const inputs = readDriftCheckInputs(reader);
  reader.finish();
  return inputs;
}

describe('inputs of drift-check', () => {
  test('only the current data are required', () => {
    expect(read({ current: 'june.parquet' })).toEqual({
      policy: 'drift.yaml',
      reference: undefined,
      current: 'june.parquet',
      labels: undefined,
      state: undefined,
      dispatch: true,
      registry: 'file:registry',
    });
  });

  test('all problems are told at once', () => {
    const problems = (() => {
      try {
        read({ dispatch: 'maybe', labels: 'labels.csv' });
      } catch (error) {
        return (error as CannotRunError).problems;
      }
      return [];
    })();
    expect(problems.map(({ subject }) => subject).sort()).toEqual(['current', 'dispatch']);
  });
});
