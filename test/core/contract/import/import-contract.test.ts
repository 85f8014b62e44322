import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importContract } from '#core/contract/import/import-contract.ts';
import { parseContract } from '#core/contract/parse-contract.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

describe('the format of a file', () => {
  test.each([
    ['nothing that is known', '{ "a": 1 }', 'cannot tell what it is: say it with --from'],
    ['a contract of ours', 'version: 1\ndataset: d\ncolumns: []', 'cannot tell what it is'],
    ['two formats at once', '{ "fields": [], "expectations": [] }', 'it may be a Frictionless'],
    ['a list', '[]', 'cannot tell what it is'],
    ['nothing', '', 'cannot tell what it is'],
    ['no rule', '{ "expectations": [] }', 'nothing in it can be kept'],
    ['broken YAML', 'a: [', 'rules:1'],
  ])('that holds %s is refused', (_title, text, message) => {
    expect(() => importContract(text, 'rules')).toThrow(CannotRunError);
    expect(() => importContract(text, 'rules')).toThrow(message);
  });

  test('that is asked for must be the one that it has', () => {
    const text = '{ "fields": [{ "name": "a" }], "expectations": [] }';
    expect(importContract(text, 'rules', { from: 'frictionless' }).format).toBe('frictionless');
    expect(() => importContract(text, 'rules', { from: 'dbt' })).toThrow(
      'expected a dbt properties file, got a Frictionless',
    );
  });
});

test('text of others never breaks out of its comment, nor out of its value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, value) => {
      const fields = [
        { name: `c${name}`, type: value, constraints: { enum: [value], [name]: value } },
        { name: 'last' },
      ];
      const { text } = importContract(JSON.stringify({ fields, fieldsMatch: [value] }), `f${name}`);
      const contract = parseContract(text, 'contract.yaml');
      expect(contract.columns.map((column) => column.name)).toEqual([`c${name}`, 'last']);
      expect(contract.rules.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 12 },
  );
});
