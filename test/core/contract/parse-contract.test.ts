import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { stringify, parse } from 'yaml';
import { checkKinds } from '#core/contract/check-kinds.ts';
import { contractSchema } from '#core/contract/contract-schema.ts';
import { parseContract, referencedSources, textColumns } from '#core/contract/parse-contract.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

function problemsOf(text: string): string[] {
  try {
    parseContract(text, 'contract.yaml');
  } catch (error) {
    if (error instanceof CannotRunError) return error.message.split('\n');
    throw error;
  }
  return [];
}

function column(check: string): string {
  return `version: 1\ncolumns:\n  - name: x\n    checks:\n      - ${check}\n`;
}

function table(check: string): string {
  return `version: 1\nchecks:\n  - ${check}\n`;
}

const published = new Ajv({ strict: false }).compile(contractSchema);

const design = `version: 1
dataset: flights
columns:
  - name: distance
    type: integer
    checks:
      - not_null
      - range: { min: 0, max: 6000 }
  - name: origin
    type: string
    checks:
      - not_null: { tolerance: 0.001,
                    severity: warn }
      - regex: '^[A-Z]{3}$'
  - name: late
    role: label
    checks:
      - class_balance: { min: 0.05, max: 0.6 }
checks:
  - row_count: { min: 1000 }
  - unique: { columns: [id] }
  - relationships: { column: origin,
      to: airports.csv, field: iata }
  - freshness: { column: date, max_age: 24h }
  - no_overlap: { splits: [train, test] }
  - expression: 'distance > 0 or cancelled'
`;

describe('the contract of the design', () => {
  const contract = parseContract(design, 'contract.yaml');

  test('is understood, rule by rule, at its place', () => {
    const rules = contract.rules.map((rule) => [rule.name, rule.column, rule.location.line]);
    expect(rules).toEqual([
      ['not_null', 'distance', 7],
      ['range', 'distance', 8],
      ['not_null', 'origin', 12],
      ['regex', 'origin', 14],
      ['class_balance', 'late', 18],
      ['row_count', undefined, 20],
      ['unique', undefined, 21],
      ['relationships', undefined, 22],
      ['freshness', undefined, 24],
      ['no_overlap', undefined, 25],
      ['expression', undefined, 26],
    ]);
  });

  test('keeps severity, tolerance and options apart', () => {
    expect(contract.rules[2]).toMatchObject({ severity: 'warning', tolerance: 0.001, options: {} });
    expect(contract.rules[3]).toMatchObject({
      severity: 'error',
      options: { pattern: '^[A-Z]{3}$' },
    });
  });

  test('says which tables to open and which columns are text', () => {
    expect(referencedSources(contract)).toEqual(['airports.csv']);
    expect(textColumns(contract)).toEqual(['origin']);
  });

  test('is valid under the published schema', () => {
    expect(published(parse(design))).toBe(true);
  });
});

describe('a wrong contract', () => {
  test.each([
    [
      'an unknown check',
      column('not_nul'),
      "contract.yaml:5:9 not_nul: there is no check of this name. Did you mean 'not_null'?",
    ],
    [
      'an unknown check with options',
      column('rnage: { min: 1 }'),
      "5:9 rnage: there is no check of this name. Did you mean 'range'?",
    ],
    [
      'an unknown option',
      column('range: { mim: 1 }'),
      "5:18 range.mim: expected 'min', got the unknown key 'mim'",
    ],
    [
      'contradicting bounds',
      column('range: { min: 3, max: 1 }'),
      '5:18 range.min: expected min ≤ max, got min 3 and max 1',
    ],
    ['a range without bounds', column('range'), "5:9 range: expected 'min', 'max' or both"],
    [
      'a bare value where options belong',
      column('range: 5'),
      "5:9 range: expected a mapping with 'min', 'max'",
    ],
    [
      'mixed bounds',
      column('range: { min: 1, max: 2026-01-01 }'),
      'expected two numbers or two dates',
    ],
    [
      'a date that does not exist',
      column('range: { min: 2026-02-31 }'),
      "5:18 range.min: expected a number or a date such as 2026-01-31, got '2026-02-31'",
    ],
    ['a pattern that RE2 does not take', column("regex: '(?=x)'"), 'RE2 has no look-around'],
    [
      'a duration that is none',
      column('freshness: soon'),
      "expected a duration such as 90m, 24h or 7d, got 'soon'",
    ],
    [
      'an unknown severity',
      column('not_null: { severity: loud }'),
      '5:21 not_null.severity: expected one of error',
    ],
    [
      'a tolerance of everything',
      column('not_null: { tolerance: 1 }'),
      'not_null.tolerance: expected < 1, got 1',
    ],
    [
      'a tolerance where none makes sense',
      table('row_count: { min: 1, tolerance: 0.1 }'),
      "row_count.tolerance: expected one of min, max, severity, description, warn, error, got the unknown key 'tolerance'",
    ],
    [
      'options beside the check',
      column('not_null:\n        severity: warn'),
      "got the keys 'not_null', 'severity'",
    ],
    ['a number for a check', column('3'), 'expected a check such as'],
    [
      'a check of the table under a column',
      column('row_count: { min: 1 }'),
      'row_count is a check of the whole table',
    ],
    [
      'a check of a column at the top',
      table('not_null'),
      "not_null is a check of one column: write it under 'checks' of that column",
    ],
    [
      'a column named twice',
      'version: 1\ncolumns: [{ name: x }, { name: x }]\n',
      '2:26 x: this column stands in the contract twice',
    ],
    [
      'a type named twice',
      'version: 1\ncolumns: [{ name: x, type: string, data_type: text }]\n',
      "expected 'type' or 'data_type', got both",
    ],
    [
      'an unknown type',
      'version: 1\ncolumns: [{ name: x, type: intger }]\n',
      '2:22 columns.0.type: expected one of integer',
    ],
    [
      'an unknown key',
      'version: 1\ncolums: []\n',
      "2:1 colums: expected 'columns', got the unknown key 'colums'",
    ],
    ['another version', 'version: 2\ncolumns: [{ name: x }]\n', '1:1 version: expected 1, got 2'],
    ['no checks at all', 'version: 1\ncolumns: []\nchecks: []\n', 'the contract checks nothing'],
    ['an empty file', '', 'expected an object, got nothing'],
  ])('%s is a problem with its place', (_name, text, expected) => {
    expect(problemsOf(text).join('\n')).toContain(expected);
  });

  test('is told all its problems at once', () => {
    const text = `version: 1\ncolumns:\n  - name: x\n    checks: [not_nul, { range: { min: 3, max: 1 } }]\nchecks: [uniqe]\n`;
    expect(problemsOf(text)).toHaveLength(3);
  });

  test('never ends in anything but a problem that the user can mend', () => {
    const names = fc.constantFrom(...checkKinds.map((kind) => kind.name), 'other');
    const check = fc.oneof(
      names,
      fc.dictionary(names, fc.jsonValue(), { maxKeys: 2 }),
      fc.jsonValue(),
    );
    const contract = fc.record(
      {
        version: fc.constant(1),
        columns: fc.array(fc.record({ name: fc.string(), checks: fc.array(check) }), {
          maxLength: 2,
        }),
        checks: fc.array(check, { maxLength: 3 }),
      },
      { requiredKeys: ['version'] },
    );
    fc.assert(
      fc.property(contract, (value) => {
        problemsOf(stringify(value));
      }),
      { numRuns: 15 },
    );
  });
});

describe('every spelling', () => {
  test.each([
    ['column', 'not_missing', 'not_null'],
    ['column', 'in_set: [a]', 'accepted_values'],
    ['column', 'accepted_values: { value_set: [a] }', 'accepted_values'],
    ['column', 'between: { min_value: 1 }', 'range'],
    ['column', 'match_regex: a', 'regex'],
    ['column', 'regex: { regex: a, severity: info }', 'regex'],
    ['column', 'foreign_key: { to: a.csv }', 'relationships'],
    ['column', 'unique', 'unique'],
    ['column', '{ unique: }', 'unique'],
    ['table', 'unique_combination_of_columns: { combination_of_columns: [a, b] }', 'unique'],
    ['table', 'duplicate_rows', 'duplicate_rows'],
    ['table', 'no_duplicate_rows: { except: [a] }', 'duplicate_rows'],
    ['table', 'expect_compound_columns_to_be_unique: { column_list: [a, b] }', 'unique'],
    ['column', 'not_null: { warn_if: "> 3", error_if: "> 10" }', 'not_null'],
    ['column', 'expect_column_mean_to_be_between: { min_value: 1, max_value: 2 }', 'mean'],
    ['column', 'stddev: { max: 2 }', 'standard_deviation'],
    ['column', 'null_share: { max: 0.1 }', 'missing_share'],
    ['column', 'n_unique: { min: 2 }', 'distinct_count'],
    ['column', 'psi', 'psi'],
    ['column', 'psi: 0.2', 'psi'],
    ['column', 'psi: { warn: { max: 0.1 }, error: { max: 0.2 } }', 'psi'],
    ['column', 'sorted', 'monotonic'],
    ['column', 'no_gaps: day', 'date_gaps'],
    ['table', 'sequential_values: { column: a, interval: 1h }', 'date_gaps'],
    ['table', 'column_set: [a, b]', 'schema'],
    ['table', 'time_overlap: { splits: [a, b], column: t }', 'no_time_overlap'],
    ['table', 'conflicting_labels: late', 'label_conflicts'],
    ['table', 'custom_query: { query: select 1 from data, max: 0 }', 'sql'],
    ['table', 'expression_is_true: a > 0', 'expression'],
    ['table', 'recency: { column: a, max_age: 1h }', 'freshness'],
  ] as const)(
    'under a %s, %s is %s, for the parser and for the published schema',
    (place, text, name) => {
      const contract = place === 'column' ? column(text) : table(text);
      expect(parseContract(contract, 'contract.yaml').rules[0]!.kind.name).toBe(name);
      expect(published(parse(contract))).toBe(true);
    },
  );

  test('belongs to one check only', () => {
    const names = checkKinds.flatMap((kind) => [kind.name, ...kind.aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('of a wrong check is refused by the published schema too', () => {
    expect(published(parse(column('rnage: { min: 1 }')))).toBe(false);
    expect(published(parse(column('range: { mim: 1 }')))).toBe(false);
    expect(published(parse(column('row_count: { min: 1 }')))).toBe(false);
  });
});
