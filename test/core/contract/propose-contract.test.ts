import { describe, expect, test } from '@jest/globals';
import { parseContract } from '#core/contract/parse-contract.ts';
import type { ContractEvidence } from '#core/contract/infer/evidence.ts';
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

/** The ends of values spread evenly from min to max. */
const evenly = (min: number, max: number, size = 96): ContractEvidence => {
  const step = (max - min) / 999;
  const smallest = Array.from({ length: size }, (_one, rank) => min + rank * step);
  const largest = Array.from({ length: size }, (_one, rank) => max - rank * step);
  return { tails: new Map([['x', { smallest, largest }]]), samples: new Map() };
};
const nothing: ContractEvidence = { tails: new Map(), samples: new Map() };
const codes = Array.from({ length: 400 }, (_one, index) => `ORD-${10_000 + index}`);

// One column of 1000 rows has a chance of 0.00125 for each rule. Of none failing in 1000, more than 2 of the next 100 fail
// with a chance of 100/1100·99/1099·98/1098 = 0.0007, more than 1 with 0.008: hence 0.02.
describe('A proposed contract', () => {
  test.each<[string, ColumnProfile, ContractEvidence, string[]]>([
    [
      'a range as far as the tail reaches, not below 0 where values come close to it',
      { ...base, type: 'number', role: 'numeric', numeric: numeric(0, 10) },
      evenly(0, 10),
      [
        '- not_null: { tolerance: 0.02, warn: 0 }',
        '- range: { min: 0, max: 16.4, tolerance: 0.03, warn: 0 }',
      ],
    ],
    [
      'a range below 0 where values are far from it',
      { ...base, type: 'number', role: 'numeric', numeric: numeric(-20, -10) },
      evenly(-20, -10),
      [
        '- not_null: { tolerance: 0.02, warn: 0 }',
        '- range: { min: -27, max: -3, tolerance: 0.03, warn: 0 }',
      ],
    ],
    [
      'the extremes and a share beyond them, of a column that is always the same',
      {
        ...base,
        type: 'integer',
        role: 'constant',
        numeric: { ...numeric(7, 7), edges: [7], discrete: true },
      },
      {
        tails: new Map([['x', { smallest: Array(96).fill(7), largest: Array(96).fill(7) }]]),
        samples: new Map(),
      },
      ['- not_null: { tolerance: 0.02, warn: 0 }', '- range: { min: 7, max: 7, tolerance: 0.03 }'],
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
      evenly(0, 1),
      [
        '- not_null: { tolerance: 0.08 }',
        '- range: { min: 0, max: 1.64, allow_nan: true, allow_infinite: true, tolerance: 0.031, warn: 0 }',
      ],
    ],
    [
      'no range without the ends of the column',
      { ...base, type: 'number', role: 'numeric', numeric: numeric(0, 1) },
      nothing,
      ['- not_null: { tolerance: 0.02, warn: 0 }'],
    ],
    [
      'the known values of text, and a share that chance may add',
      { ...base, type: 'string', role: 'categorical', categorical: words('no', 'true', '1') },
      nothing,
      [
        '- not_null: { tolerance: 0.02, warn: 0 }',
        '- accepted_values: { values: [ "1", no, "true" ], tolerance: 0.02, warn: 0 }',
      ],
    ],
    [
      'a list with more room when rare values were left out',
      {
        ...base,
        type: 'string',
        role: 'categorical',
        categorical: { ...words('a', 'b'), otherCount: 4 },
      },
      nothing,
      [
        '- not_null: { tolerance: 0.02, warn: 0 }',
        '- accepted_values: { values: [ a, b ], tolerance: 0.05 }',
      ],
    ],
    [
      'no list where many values were left out',
      {
        ...base,
        type: 'string',
        role: 'categorical',
        categorical: { ...words('a', 'b'), otherCount: 200 },
      },
      nothing,
      ['- not_null: { tolerance: 0.02, warn: 0 }'],
    ],
    [
      'unique ids that are always there, built alike',
      { ...base, type: 'string', role: 'id', distinct: 1000 },
      { tails: new Map(), samples: new Map([['x', codes]]) },
      ['- not_null', '- unique', '- regex: { pattern: "^ORD-[0-9]{5}$", tolerance: 0.1 }'],
    ],
    [
      'the pattern of values too many to list, warned of at the first that is built otherwise',
      {
        ...base,
        type: 'string',
        role: 'categorical',
        categorical: words(...codes.slice(0, 40)),
      },
      { tails: new Map(), samples: new Map([['x', codes.slice(0, 40)]]) },
      [
        '- not_null: { tolerance: 0.02, warn: 0 }',
        '- regex: { pattern: "^ORD-[0-9]{5}$", tolerance: 0.02, warn: 0 }',
      ],
    ],
    [
      'nothing but presence of ids that repeat',
      { ...base, type: 'string', role: 'id', distinct: 999 },
      nothing,
      ['- not_null: { tolerance: 0.02, warn: 0 }'],
    ],
    [
      'nothing of an empty column',
      { ...base, type: 'string', role: 'empty', missing: 1000 },
      nothing,
      [],
    ],
    [
      'nothing but presence of times',
      { ...base, type: 'timestamp', role: 'timestamp', range: { min: 'a', max: 'b' } },
      nothing,
      ['- not_null: { tolerance: 0.02, warn: 0 }'],
    ],
  ])('has %s', (_title, column, evidence, checks) => {
    const text = proposeContract(profileOf({ x: column }), {}, evidence);
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
      nothing,
    );
    expect(text).toContain('- class_balance: { min: 0.07, max: 0.93 }');
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
      nothing,
    );
    const contract = parseContract(text, 'contract.yaml');
    expect(contract.columns.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  test('asks for a tenth of the rows, and for one of a few', () => {
    expect(proposeContract(profileOf({}, 12_345), {}, nothing)).toContain('min: 1200');
    expect(proposeContract(profileOf({}, 9), {}, nothing)).toContain('min: 1');
  });
});
