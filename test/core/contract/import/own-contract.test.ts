import { expect, test } from '@jest/globals';
import { parseOwnContract } from '#core/contract/import/own-contract.ts';

test('rules of another tool, given as the contract, are named with the command that translates them', () => {
  const suite = JSON.stringify({ name: 'flights', expectations: [] });
  expect(() => parseOwnContract(suite, 'suite.json')).toThrow(
    'suite.json: this is a Great Expectations suite, not a contract: translate it with `trainyard import suite.json --output contract.yaml`',
  );
});

test('a contract with faults is told its faults, and what is no YAML is told that', () => {
  expect(() => parseOwnContract('version: 1\ncolumns: [{ nam: a }]', 'c.yaml')).toThrow(
    'c.yaml:2:13',
  );
  expect(() => parseOwnContract('a: [', 'c.yaml')).toThrow('c.yaml:1');
  expect(parseOwnContract('version: 1\ncolumns: [{ name: a }]', 'c.yaml').columns).toHaveLength(1);
});
