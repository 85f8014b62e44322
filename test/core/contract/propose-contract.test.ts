import { describe, expect, test } from '@jest/globals';
import { parseContract } from '#core/contract/parse-contract.ts';
import { proposeContract } from '#core/contract/propose-contract.ts';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';

function profileOf(columns: Record<string, ColumnProfile>, rows = 1000): Profile {
  return { schemaVersion: 2, rows, dataDigest: '0'.repeat(64), columns };
}

const base = { rows: 1000, missing: 0, infinite: 0 } as const;
const numeric = (min: number, max: number) => ({
  min,
  max,
  mean: 0,
  std: 1,
  edges: [min, max],
  counts: [1000],
});
const words = (...values: string[]) => ({
  values: values.map((value) => ({ value, count: 1000 / values.length })),
  otherCount: 0,
  distinct: values.length,
});

describe('A proposed contract', () => {
  test.each<[string, ColumnProfile, string[]]>([
    [
      'a range a tenth wider, not below 0 where nothing was',
      { ...base, type: 'integer', role: 'numeric', numeric: numeric(21, 4962) },
      ['- not_null', '- range: { min: 0, max: 5500 }'],
    ],
    [
      'a range below 0',
      { ...base, type: 'number', role: 'numeric', numeric: numeric(-20, -1.5) },
      ['- not_null', '- range: { min: -22, max: 0 }'],
    ],
    [
      'room for missing values and infinities',
      {
        ...base,
        type: 'number',
        role: 'numeric',
        missing: 20,
        infinite: 3,
        numeric: numeric(0, 1),
      },
      [
        '- not_null: { tolerance: 0.03 }',
        '- range: { min: 0, max: 1.1, allow_nan: true, allow_infinite: true }',
      ],
    ],
    [
      'the known values of text',
      { ...base, type: 'string', role: 'categorical', categorical: words('no', 'true', '1') },
      ['- not_null', '- accepted_values: [ "1", no, "true" ]'],
    ],
    [
      'no list when values were left out',
      {
        ...base,
        type: 'string',
        role: 'categorical',
        categorical: { ...words('a', 'b'), otherCount: 4 },
      },
      ['- not_null'],
    ],
    [
      'unique ids',
      { ...base, type: 'string', role: 'id', distinct: 1000 },
      ['- not_null', '- unique'],
    ],
    [
      'nothing of ids that repeat',
      { ...base, type: 'string', role: 'id', distinct: 999 },
      ['- not_null'],
    ],
    ['nothing of an empty column', { ...base, type: 'string', role: 'empty', missing: 1000 }, []],
    [
      'nothing but presence of times',
      { ...base, type: 'timestamp', role: 'timestamp', range: { min: 'a', max: 'b' } },
      ['- not_null'],
    ],
  ])('has %s', (_title, column, checks) => {
    const text = proposeContract(profileOf({ x: column }), {});
    const own = text.slice(text.indexOf('- name:'), text.indexOf('\nchecks:'));
    expect(
      own
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /^- (?!name)/.test(line)),
    ).toEqual(checks);
    parseContract(text, 'contract.yaml');
  });

  test('asks both classes of a label, and knows the roles it is told', () => {
    const text = proposeContract(
      profileOf({
        id: { ...base, type: 'integer', role: 'id', distinct: 1000 },
        late: {
          ...base,
          type: 'integer',
          role: 'numeric',
          numeric: { ...numeric(0, 1), edges: [0, 1], counts: [800, 200], discrete: true },
        },
      }),
      { dataset: 'flights', label: 'late', id: 'id' },
    );
    expect(text).toContain('- class_balance: { min: 0.1, max: 0.9 }');
    expect(text).toContain('dataset: flights');
    const contract = parseContract(text, 'contract.yaml');
    expect(contract.columns.map(({ name }) => name)).toEqual(['id', 'late']);
  });

  test('keeps hostile column names and values as they are', () => {
    const names = [
      'a: b',
      '# c',
      '- d',
      '"e',
      "f'",
      '{g}',
      'line\nbreak',
      '<b>',
      '@h',
      'yes',
      '1',
      ' space ',
    ];
    const column: ColumnProfile = {
      ...base,
      type: 'string',
      role: 'categorical',
      categorical: words(...names.slice(0, 10)),
    };
    const text = proposeContract(
      profileOf(Object.fromEntries(names.map((name) => [name, column]))),
      {},
    );
    const contract = parseContract(text, 'contract.yaml');
    expect(contract.columns.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  test('asks for half the rows, and for one of a single row', () => {
    expect(proposeContract(profileOf({}, 9), {})).toContain('min: 4');
    expect(proposeContract(profileOf({}, 1), {})).toContain('min: 1');
  });
});
