import { describe, expect, test } from '@jest/globals';
import { knownExpectations } from '#core/contract/import/expectation-kinds.ts';
import { importContract } from '#core/contract/import/import-contract.ts';
import { imported } from './imported.ts';

const suite = (...expectations: unknown[]): unknown => ({ name: 'flights', expectations });

interface Case {
  readonly type: string;
  readonly kwargs: Record<string, unknown>;
  readonly checks: string[];
  readonly left?: RegExp;
}

const x = { column: 'x' };

const cases: Case[] = [
  {
    type: 'expect_column_values_to_not_be_null',
    kwargs: { ...x, mostly: 0.95 },
    checks: ['x: not_null {"tolerance":0.05}'],
  },
  {
    type: 'expect_column_values_to_be_null',
    kwargs: { column: 'a"b' },
    checks: [
      'a"b: expression {"sql":"\\"a\\"\\"b\\" is null","name":"expect_column_values_to_be_null"}',
    ],
  },
  { type: 'expect_column_values_to_be_unique', kwargs: x, checks: ['x: unique'] },
  {
    type: 'expect_column_values_to_be_in_set',
    kwargs: { ...x, value_set: ['a', 1, true] },
    checks: ['x: accepted_values {"values":["a",1,true]}'],
  },
  {
    type: 'expect_column_values_to_not_be_in_set',
    kwargs: { ...x, value_set: ["it's", 2] },
    checks: [
      'x: expression {"sql":"coalesce(\\"x\\" not in (\'it\'\'s\', 2), true)","name":"expect_column_values_to_not_be_in_set"}',
    ],
  },
  {
    type: 'expect_column_values_to_be_between',
    kwargs: { ...x, min_value: 0, max_value: 5 },
    checks: ['x: range {"min":0,"max":5}'],
  },
  {
    type: 'expect_column_values_to_be_between',
    kwargs: { ...x, min_value: 0, max_value: 5, strict_min: true, mostly: 0.99 },
    checks: [
      'x: range {"max":5,"tolerance":0.01}',
      'x: range {"min":0,"exclusive":true,"tolerance":0.01}',
    ],
  },
  {
    type: 'expect_column_values_to_be_between',
    kwargs: { ...x, min_value: '2024-01-01' },
    checks: ['x: range {"min":"2024-01-01"}'],
  },
  {
    type: 'expect_column_value_lengths_to_equal',
    kwargs: { ...x, value: 3 },
    checks: ['x: string_length {"min":3,"max":3}'],
  },
  {
    type: 'expect_column_values_to_match_regex_list',
    kwargs: { ...x, regex_list: ['^a', 'b$'] },
    checks: ['x: regex {"pattern":"(?:^a)|(?:b$)"}'],
  },
  {
    type: 'expect_column_min_to_be_between',
    kwargs: { ...x, min_value: 0, max_value: 3 },
    checks: ['x: range {"min":0}'],
    left: /max_value: 3 — that a value this small occurs is not checked/,
  },
  {
    type: 'expect_column_proportion_of_non_null_values_to_be_between',
    kwargs: { ...x, min_value: 0.9 },
    checks: ['x: not_null {"tolerance":0.1}'],
  },
  {
    type: 'expect_table_row_count_to_be_between',
    kwargs: { min_value: 10, max_value: 20 },
    checks: ['row_count {"min":10,"max":20}'],
  },
  {
    type: 'expect_compound_columns_to_be_unique',
    kwargs: { column_list: ['a', 'b'] },
    checks: ['unique {"columns":["a","b"]}'],
  },
  {
    type: 'expect_column_pair_values_a_to_be_greater_than_b',
    kwargs: { column_A: 'a', column_B: 'b', or_equal: true },
    checks: ['expression {"sql":"coalesce(\\"a\\" >= \\"b\\", true)","name":"a >= b"}'],
  },
  {
    type: 'expect_column_mean_to_be_between',
    kwargs: { ...x, min_value: 1, max_value: 3 },
    checks: ['x: mean {"min":1,"max":3}'],
  },
  {
    type: 'expect_column_quantile_values_to_be_between',
    kwargs: {
      ...x,
      quantile_ranges: {
        quantiles: [0.1, 0.9],
        value_ranges: [
          [0, 1],
          [null, 5],
        ],
      },
    },
    checks: ['x: quantile {"q":0.1,"min":0,"max":1}', 'x: quantile {"q":0.9,"max":5}'],
  },
  {
    type: 'expect_column_values_to_be_increasing',
    kwargs: { ...x, strictly: true },
    checks: ['x: monotonic {"direction":"increasing","strictly":true}'],
  },
  {
    type: 'expect_table_columns_to_match_ordered_list',
    kwargs: { column_list: ['there', 'x'] },
    checks: ['schema {"required":["there","x"],"ordered":true}'],
  },
  {
    type: 'unexpected_rows_expectation',
    kwargs: { unexpected_rows_query: 'SELECT * FROM {batch} WHERE a > b;' },
    checks: ['sql {"query":"select count(*) from (SELECT * FROM data WHERE a > b)","max":0}'],
  },
  {
    type: 'expect_column_values_to_be_json_parseable',
    kwargs: x,
    checks: [],
    left: /JSON in text is not read/,
  },
  {
    type: 'expect_column_values_to_be_green',
    kwargs: x,
    checks: [],
    left: /there is no equal of this expectation/,
  },
  {
    type: 'expect_column_values_to_be_unique',
    kwargs: { ...x, row_condition: 'a > 1', condition_parser: 'pandas' },
    checks: [],
    left: /it looks at some rows only/,
  },
  {
    type: 'expect_column_values_to_match_regex',
    kwargs: { ...x, regex: '(?=a)' },
    checks: [],
    left: /RE2 has no look-around/,
  },
  {
    type: 'expect_column_values_to_be_between',
    kwargs: { ...x, min_value: { $PARAMETER: 'low' } },
    checks: [],
    left: /parameters are not resolved/,
  },
];

describe('an expectation', () => {
  const exists = { type: 'expect_column_to_exist', kwargs: { column: 'there' } };

  test.each(cases)('$type $kwargs', ({ type, kwargs, checks, left }) => {
    const seen = imported(suite(exists, { type, kwargs }));
    expect(seen.checks).toEqual(checks);
    expect(seen.left).toEqual(left ? [expect.stringMatching(left)] : []);
  });

  test('of a type declares it; of several types, only numbers have one in common', () => {
    const of = (column: string, ...type_list: string[]): unknown => ({
      type: 'expect_column_values_to_be_in_type_list',
      kwargs: { column, type_list },
    });
    const seen = imported(
      suite(of('a', 'int64', 'INTEGER'), of('b', 'INT', 'FLOAT'), of('c', 'TEXT', 'DATE')),
    );
    expect(seen.types).toMatchObject({ a: 'integer', b: 'number' });
    expect(seen.left).toHaveLength(1);
  });

  test('of a suite before 1.0 is called otherwise', () => {
    const old = {
      expectation_suite_name: 'old',
      expectations: [{ expectation_type: 'expect_column_values_to_be_unique', kwargs: x }],
    };
    expect(imported(old).checks).toEqual(['x: unique']);
    expect(imported(old).text).toContain('dataset: old');
  });

  test('carries its severity and its notes', () => {
    const seen = imported(
      suite({
        type: 'ExpectColumnValuesToBeUnique',
        kwargs: x,
        severity: 'warning',
        meta: { notes: { format: 'markdown', content: 'one row a flight' } },
      }),
    );
    expect(seen.checks).toEqual(['x: unique {"severity":"warn","description":"one row a flight"}']);
  });

  test('with exactly these columns refuses others', () => {
    const seen = imported(
      suite({ type: 'expect_table_columns_to_match_set', kwargs: { column_set: ['a', 'b'] } }),
    );
    expect(seen.text).toContain('extra_columns: fail');
    expect(Object.keys(seen.types)).toEqual(['a', 'b']);
  });

  test('without arguments is translated or left, never dropped', () => {
    const lines = [...knownExpectations, 'expect_nothing_known'].flatMap((type) => [
      JSON.stringify({ type, kwargs: { column: `of ${type}` } }),
      JSON.stringify({ type, kwargs: {} }),
      JSON.stringify({ type }),
    ]);
    const text = `{"expectations": [\n${lines.join(',\n')}\n]}`;
    const { table, left } = importContract(text, 'suite.json');
    const all = [
      ...left,
      ...table.checks,
      ...table.columns,
      ...table.columns.flatMap(({ checks }) => checks),
    ];
    const told = new Set(all.map(({ location }) => location.line));
    const dropped = lines.filter((_line, index) => !told.has(index + 2));
    expect(dropped.filter((line) => !line.includes('expect_column_to_exist'))).toEqual([]);
  });
});
