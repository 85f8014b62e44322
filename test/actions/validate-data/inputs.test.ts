import { expect, test } from '@jest/globals';
import { CannotRunError } from '#core/verdict/errors.ts';
import { actionContracts } from '#toolkit/action-contracts.ts';
import { InputReader } from '#toolkit/input-reader.ts';
import {
  readValidateDataInputs,
  type ValidateDataInputs,
} from '#actions/validate-data/src/inputs.ts';

function read(values: Readonly<Record<string, string>>): ValidateDataInputs {
  const reader = new InputReader(actionContracts['validate-data'], new Map(Object.entries(values)));
  const inputs = readValidateDataInputs(reader);
  reader.finish();
  return inputs;
}

test.each([
  ['one path', 'data/*.parquet', [{ split: undefined, source: 'data/*.parquet' }]],
  ['one named split', 'train=a.csv', [{ split: 'train', source: 'a.csv' }]],
  [
    'an address with a query',
    'https://host/a.csv?x=1',
    [{ split: undefined, source: 'https://host/a.csv?x=1' }],
  ],
  [
    'a directory that looks like a split',
    './day=1/a.csv',
    [{ split: undefined, source: './day=1/a.csv' }],
  ],
  [
    'several splits, with blank lines',
    '\ntrain=a.csv\n\n test = b.csv \n'.replace(' = ', '='),
    [
      { split: 'train', source: 'a.csv' },
      { split: 'test', source: 'b.csv' },
    ],
  ],
  [
    'a path with an equals sign behind the name',
    'train=x/y=1/*.csv',
    [{ split: 'train', source: 'x/y=1/*.csv' }],
  ],
])('data: %s', (_name, data, expected) => {
  expect(read({ data }).data).toEqual(expected);
});

test('the contract has a default, the rest is absent when it is not given', () => {
  expect(read({ data: 'a.csv' })).toMatchObject({
    contract: 'contract.yaml',
    profile: undefined,
    referenceProfile: undefined,
  });
});

test.each([
  [
    'no data',
    {},
    "data: expected a path, glob or address, or one 'split=path' a line, got nothing",
  ],
  [
    'lines without a name',
    { data: 'train=a.csv\nb.csv' },
    "data: expected every one of 2 lines as 'split=path', got 'b.csv'",
  ],
  ['a split given twice', { data: 'a=x.csv\na=y.csv' }, "data: the split 'a' is given twice"],
  ['a split without a path', { data: 'a=' }, "data: expected a path after 'a=', got nothing"],
  [
    'an unknown input',
    { data: 'a.csv', contrakt: 'x' },
    "contrakt: unknown input of validate-data. Did you mean 'contract'?",
  ],
])('%s is a problem', (_name, values, message) => {
  expect(() => read(values)).toThrow(CannotRunError);
  expect(() => read(values)).toThrow(message);
});
