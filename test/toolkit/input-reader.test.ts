import { describe, expect, test } from '@jest/globals';
import { actionContracts } from '#toolkit/action-contracts.ts';
import { InputReader, inputsFromEnvironment } from '#toolkit/input-reader.ts';

function read(values: Record<string, string>, use: (reader: InputReader) => unknown): unknown {
  const reader = new InputReader(actionContracts['drift-check'], new Map(Object.entries(values)));
  const value = use(reader);
  reader.finish();
  return value;
}

describe('inputs', () => {
  test('keep hyphens and lose the INPUT_ prefix', () => {
    expect([...inputsFromEnvironment({ 'INPUT_FAIL-ON': 'never', PATH: 'x' })]).toEqual([
      ['fail-on', 'never'],
    ]);
  });

  test('fall back to the default of action.yml', () => {
    expect(read({}, (reader) => reader.optional('policy'))).toBe('drift.yaml');
  });

  test('that are empty are absent', () => {
    expect(read({ state: '  ' }, (reader) => reader.optional('state'))).toBeUndefined();
  });

  test('with one value a line become a list', () => {
    expect(read({ records: ' a.json\n\n b.json ' }, (reader) => reader.list('records'))).toEqual([
      'a.json',
      'b.json',
    ]);
  });

  test.each(['true', 'True', 'TRUE'])('%s is true', (text) => {
    expect(read({ dispatch: text }, (reader) => reader.boolean('dispatch'))).toBe(true);
  });

  test('list the choices once', () => {
    expect(() =>
      read({ 'fail-on': 'xyzzy' }, (reader) => reader.choice('fail-on', ['error', 'never'])),
    ).toThrow(/expected error or never, got "xyzzy"$/);
  });

  test('report all their problems at once, with the nearest name for an unknown one', () => {
    expect(() =>
      read({ curent: 'x.csv', dispatch: 'yes', 'fail-on': 'sometimes' }, (reader) => [
        reader.boolean('dispatch'),
        reader.choice('fail-on', ['error', 'warning', 'never']),
        reader.required('current', 'a table'),
      ]),
    ).toThrow(
      /curent: unknown input.*'current'[\s\S]*dispatch: expected true or false, got "yes"[\s\S]*fail-on: expected[\s\S]*current: expected a table/,
    );
  });
});
