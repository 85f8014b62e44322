import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseContract } from '#core/contract/parse-contract.ts';
import { proposeContract } from '#core/contract/propose-contract.ts';
import { contractEvidence } from '#tables/profile/contract-evidence.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => {
  await tables[Symbol.asyncDispose]();
});

test('the ends of numbers and the values of codes are read as they are, for a contract that the data keep', async () => {
  const rows = Array.from({ length: 300 }, (_one, index) => {
    const number =
      index === 7 ? 'NaN' : index === 8 ? 'inf' : index === 9 ? '' : String(index / 10);
    return `${number},${(index % 97) - 50},ORD-${1000 + index},${index % 2 === 0 ? 'a' : 'b'},"we ""ird"`;
  });
  await tables.write('d.csv', `x,"q""uo,te",code,kind,same\n${rows.join('\n')}\n`);
  const table = await tables.engine.open('d.csv');
  const profile = await profileTable(tables.engine, table);
  const { tails, samples } = await contractEvidence(table, profile);
  const x = tails.get('x')!;
  expect([x.smallest.slice(0, 3), x.largest.slice(0, 3)]).toEqual([
    [0, 0.1, 0.2],
    [29.9, 29.8, 29.7],
  ]);
  expect(tails.get('q"uo,te')!.smallest[0]).toBe(-50);
  expect(samples.get('code')).toHaveLength(300);
  expect([...samples.get('kind')!].sort()).toEqual(['a', 'b']);
  const text = proposeContract(profile, {}, { tails, samples });
  const contract = parseContract(text, 'contract.yaml');
  expect(contract.rules.map(({ kind, column }) => `${column ?? ''} ${kind.name}`)).toEqual([
    'x not_null',
    'x range',
    'q"uo,te not_null',
    'q"uo,te range',
    'code not_null',
    'code unique',
    'code regex',
    'kind not_null',
    'kind accepted_values',
    'same not_null',
    'same accepted_values',
    ' row_count',
  ]);
});
