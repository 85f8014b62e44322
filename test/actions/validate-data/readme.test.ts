import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { checkKinds } from '#core/contract/check-kinds.ts';
import { parseContract } from '#core/contract/parse-contract.ts';

const readme = readFileSync(
  new URL('../../../actions/validate-data/README.md', import.meta.url),
  'utf8',
);

test('the contract in the README is one', () => {
  const [, contract] = /```yaml\n(version: 1\n[^`]*)```/.exec(readme)!;
  expect(parseContract(contract!, 'README.md').rules).toHaveLength(12);
});

test.each(checkKinds.map(({ name, options }) => [name, Object.keys(options)] as const))(
  'the README explains %s and its options',
  (name, options) => {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row).toBeDefined();
    const undocumented = options.filter((option) => !row!.includes(`\`${option}`));
    expect(undocumented).toEqual([]);
  },
);
