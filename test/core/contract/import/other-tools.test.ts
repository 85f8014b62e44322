import { describe, expect, test } from '@jest/globals';
import { imported } from './imported.ts';

describe('a Table Schema of Frictionless', () => {
  const schema = {
    fields: [
      { name: 'id', type: 'integer', constraints: { required: true, unique: true } },
      { name: 'price', type: 'number', constraints: { minimum: 0, maximum: 9.5 } },
      {
        name: 'code',
        type: 'string',
        constraints: { minLength: 2, maxLength: 3, pattern: '[A-Z]+' },
      },
      { name: 'kind', type: 'string', constraints: { enum: ['a', 'b'], required: false } },
      { name: 'day', type: 'date', format: '%d.%m.%Y' },
      { name: 'where', type: 'geopoint', constraints: { jsonSchema: {} } },
    ],
    missingValues: ['', 'NA'],
    primaryKey: ['id', 'day'],
    foreignKeys: [{ fields: 'kind', reference: { resource: 'kinds', fields: 'name' } }],
    fieldsMatch: ['exact'],
  };
  const checks = [
    'id: not_null',
    'id: unique',
    'price: range {"min":0,"max":9.5}',
    'code: string_length {"min":2,"max":3}',
    'code: regex {"pattern":"^(?:[A-Z]+)$"}',
    'kind: accepted_values {"values":["a","b"]}',
    'kind: relationships {"to":"kinds","field":"name"}',
    'day: not_null',
    'unique {"columns":["id","day"]}',
    'schema {"required":["id","price","code","kind","day","where"],"ordered":true}',
  ];

  test('is kept but for formats, types and marks of missing values', () => {
    const seen = imported(schema);
    expect(seen.checks).toEqual(checks);
    expect(seen.types).toEqual({
      id: 'integer',
      price: 'number',
      code: 'string',
      kind: 'string',
      day: 'date',
      where: undefined,
    });
    expect(seen.left.map((line) => line.split(' — ')[0])).toEqual([
      'day: format: "%d.%m.%Y"',
      'where: type: "geopoint"',
      'where: jsonSchema: {}',
      'missingValues: ["","NA"]',
      'kind: foreignKeys: "kinds"',
    ]);
    expect(seen.text).toContain('extra_columns: fail');
  });

  test('in a data package is chosen by name', () => {
    const resources = [
      { name: 'a', path: 'a.csv', schema },
      { name: 'b', path: 'b.csv', schema: { fields: [{ name: 'z' }] } },
    ];
    expect(imported({ name: 'p', resources }, { table: 'a' }).checks).toEqual(checks);
    expect(imported({ name: 'p', resources }, { table: 'b' }).types).toEqual({ z: undefined });
    expect(() => imported({ resources })).toThrow("choose with --table, one of 'a', 'b'");
    expect(() => imported({ resources }, { table: 'c' })).toThrow("no table 'c'");
  });
});

describe('an Open Data Contract Standard file', () => {
  test('of v3 keeps keys, options, library rules and simple SQL', () => {
    const seen = imported(`
apiVersion: v3.1.0
kind: DataContract
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        primaryKey: true
        logicalTypeOptions: { pattern: '^O-[0-9]+$', maxLength: 12, format: uuid }
        quality:
          - { metric: nullValues, mustBe: 0, severity: warning }
          - { metric: duplicateValues, mustBeLessThan: 1, unit: percent }
      - name: status
        logicalType: string
        required: true
        enum: [ { value: new }, { value: done } ]
        quality:
          - { metric: invalidValues, arguments: { validValues: [new, done] }, mustBeLessThan: 5 }
          - { metric: missingValues, arguments: { missingValues: [null, 'N/A'] }, mustBeLessOrEqualTo: 2, unit: percent }
          - { type: text, description: It is well written. }
      - name: amount
        physicalName: amt
        logicalType: number
        logicalTypeOptions: { minimum: 0, exclusiveMaximum: 100 }
        quality:
          - { type: sql, query: "SELECT COUNT(*) FROM {object} WHERE {property} < 0", mustBe: 0 }
          - { type: sql, query: "SELECT avg(x) FROM t", mustBeGreaterThan: 3 }
          - { type: sql, query: "SELECT avg({property}) FROM {object};", mustBeGreaterOrEqualTo: 3 }
    quality:
      - { rule: countCheck, mustBeBetween: [10, 20] }
      - { metric: duplicateValues, arguments: { properties: [order_id, status] }, mustBe: 0 }
      - { metric: rowCount, mustNotBe: 3 }
      - { type: custom, engine: soda, implementation: "x" }
slaProperties:
  - { property: freshness, value: 2, unit: d, element: orders.updated_at }
  - { property: availability, value: 99 }
`);
    expect(seen.checks).toEqual([
      'order_id: regex {"pattern":"^O-[0-9]+$"}',
      'order_id: string_length {"max":12}',
      'order_id: not_null {"severity":"warn"}',
      'order_id: unique {"tolerance":0.009999999}',
      'order_id: not_null',
      'order_id: unique',
      'status: not_null',
      'status: accepted_values {"values":["new","done"]}',
      'status: accepted_values {"values":["new","done"],"error":"> 4"}',
      'status: not_null {"tolerance":0.02}',
      'amt: range {"min":0}',
      'amt: range {"max":100,"exclusive":true}',
      'amt: expression {"sql":"not coalesce(\\"amt\\" < 0, false)"}',
      'updated_at: freshness {"max_age":"2d"}',
      'sql {"query":"SELECT avg(\\"amt\\") FROM data","min":3}',
      'row_count {"min":10,"max":20}',
      'unique {"columns":["order_id","status"]}',
    ]);
    expect(seen.left.map((line) => line.replace(/: .*/s, ''))).toEqual([
      'order_id',
      'missingValues',
      'quality',
      'sql',
      'rowCount',
      'quality (soda)',
      'slaProperties',
    ]);
  });
});

describe('a JSON Schema', () => {
  test('of features speaks in dtypes of pandas, NumPy and Arrow', () => {
    const features = [
      { name: 'a', dtype: 'Int64', nullable: false, min: 0, max: 10 },
      { name: 'b', dtype: 'datetime64[ns, UTC]', nullable: true },
      { name: 'c', dtype: 'dictionary<values=string, indices=int32>', values: ['x', 'y'] },
      { name: 'd', dtype: 'timedelta64[ns]', nullable: false, embedding_size: 3 },
      { name: 'e', dtype: 'float32', max_missing: 0.1, role: 'label' },
    ];
    const seen = imported({ features });
    expect(seen.types).toEqual({
      a: 'integer',
      b: 'timestamp',
      c: 'string',
      d: undefined,
      e: 'number',
    });
    expect(seen.checks).toEqual([
      'a: not_null',
      'a: range {"min":0,"max":10}',
      'c: accepted_values {"values":["x","y"]}',
      'd: not_null',
      'e: not_null {"tolerance":0.1}',
    ]);
    expect(seen.left.map((line) => line.split(' — ')[0])).toEqual([
      'd: dtype: "timedelta64[ns]"',
      'd: embedding_size: 3',
    ]);
    expect(seen.text).toContain('role: label');
  });

  test('of a row: what is required may not be missing, what is not may be absent', () => {
    const seen = imported({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'flight',
      type: 'object',
      required: ['a', 'n'],
      additionalProperties: false,
      properties: {
        a: { type: 'integer', minimum: 1, exclusiveMaximum: 9, multipleOf: 2 },
        n: { type: ['string', 'null'], enum: ['x', null] },
        t: { type: 'string', format: 'date-time' },
        m: { type: 'string', format: 'email', contentEncoding: 'base64' },
      },
      dependentRequired: { a: ['t'] },
    });
    expect(seen.checks).toEqual([
      'a: not_null',
      'a: range {"min":1}',
      'a: range {"max":9,"exclusive":true}',
      'a: expression {"sql":"coalesce(\\"a\\" % 2 = 0, true)","name":"multiple of 2"}',
      'n: accepted_values {"values":["x"]}',
    ]);
    expect(seen.types).toEqual({ a: 'integer', n: 'string', t: 'timestamp', m: 'string' });
    expect(seen.text.match(/required: false/g)).toHaveLength(2);
    expect(seen.left.map((line) => line.split(' — ')[0])).toEqual([
      'm: format: "email"',
      'm: contentEncoding: "base64"',
      'dependentRequired: {"a":["t"]}',
    ]);
  });
});

describe('a properties file of dbt', () => {
  test('keeps tests, their limits and constraints', () => {
    const seen = imported(`
version: 2
models:
  - name: orders
    data_tests:
      - dbt_utils.unique_combination_of_columns:
          arguments: { combination_of_columns: [id, day] }
      - dbt_utils.expression_is_true: { expression: 'a > b', config: { where: 'c = 1' } }
      - dbt_utils.equal_rowcount: { compare_model: ref('x') }
    columns:
      - name: id
        data_type: bigint
        constraints: [ { type: primary_key } ]
        tests:
          - unique: { config: { severity: warn } }
          - not_null: { warn_if: '> 0', error_if: '> 5%' }
          - dbt_utils.not_null_proportion: { at_least: 0.9 }
      - name: status
        tests:
          - accepted_values: { values: [a, b], config: { error_if: '> 10' } }
          - accepted_values: { values: [a, b] }
          - relationships: { to: ref('states'), field: name }
          - dbt_expectations.expect_column_values_to_be_between: { min_value: 1, strictly: true }
          - my_macro
      - name: day
        tests:
          - dbt_utils.accepted_range: { min_value: 0, inclusive: false }
`);
    expect(seen.checks).toEqual([
      'id: unique {"severity":"warn"}',
      'id: not_null {"tolerance":0.05}',
      'id: not_null {"severity":"warn"}',
      'id: not_null {"tolerance":0.1}',
      'id: not_null',
      'id: unique',
      'status: accepted_values {"values":["a","b"],"error":"> 10"}',
      'status: accepted_values {"values":["a","b"]}',
      'status: relationships {"to":"states","field":"name"}',
      'status: range {"min":1,"exclusive":true}',
      'day: range {"min":0,"exclusive":true}',
      'unique {"columns":["id","day"]}',
    ]);
    expect(seen.left.map((line) => line.split(' — ')[0]!.slice(0, 32))).toEqual([
      'dbt_utils.expression_is_true: {"',
      'equal_rowcount: {"dbt_utils.equa',
      'status: relationships: "ref(\'sta',
      'my_macro: "my_macro"',
    ]);
  });

  test('of sources keeps freshness as two checks', () => {
    const seen = imported(`
sources:
  - name: raw
    tables:
      - name: events
        loaded_at_field: at
        freshness: { warn_after: { count: 12, period: hour }, error_after: { count: 2, period: day } }
`);
    expect(seen.checks).toEqual([
      'at: freshness {"max_age":"2d"}',
      'at: freshness {"max_age":"12h","severity":"warn"}',
    ]);
  });
});

describe('checks of Soda', () => {
  test('of v3 are lines', () => {
    const seen = imported(`
checks for flights:
  - row_count between 10 and 20
  - missing_percent(size) < 5 %
  - invalid_percent(kind) <= 2:
      valid values: [a, b]
      valid max length: 3
  - duplicate_count(a, b) = 0
  - max(x) <= 10
  - min(x) between (0 and 3]
  - freshness(at) < 36h
  - values in (kind) must exist in kinds (name)
  - missing_count(z):
      warn: when > 0
      fail: when > 10
  - failed rows:
      fail condition: a > b
  - anomaly detection for row_count
  - invalid_count(z) = 0:
      valid format: phone number
  - schema:
      warn:
        when required column missing: [a]
        when forbidden column present: [pii]
`);
    expect(seen.checks).toEqual([
      'size: not_null {"tolerance":0.049999999}',
      'kind: accepted_values {"values":["a","b"],"tolerance":0.02}',
      'kind: string_length {"max":3,"tolerance":0.02}',
      'kind: relationships {"to":"kinds","field":"name"}',
      'x: range {"max":10}',
      'x: range {"min":0,"exclusive":true}',
      'at: freshness {"max_age":"36h"}',
      'z: not_null {"error":"> 10"}',
      'z: not_null {"severity":"warn"}',
      'row_count {"min":10,"max":20}',
      'unique {"columns":["a","b"]}',
      'expression {"sql":"not coalesce(a > b, false)"}',
      'schema {"required":["a"],"severity":"warn"}',
      'schema {"forbidden":["pii"],"severity":"warn"}',
    ]);
    expect(seen.left.map((line) => line.split(' — ')[1]!.slice(0, 30))).toEqual([
      'that a value this small occurs',
      'it names a dataset: write the ',
      'there is no equal of this chec',
      'nothing beside it says what is',
      'there is no equal of this key:',
    ]);
  });

  test('of v4 are a contract', () => {
    const seen = imported(`
dataset: source/db/schema/orders
columns:
  - name: id
    data_type: integer
    checks: [ { missing: }, { duplicate: { threshold: { metric: percent, must_be_less_than: 1 } } } ]
  - name: size
    valid_values: [S, M]
    checks:
      - invalid: { threshold: { metric: percent, must_be_less_than_or_equal: 5 } }
      - invalid: { valid_format: { regex: '^[SM]$', name: size }, filter: a = 1 }
      - aggregate: { function: max_length, threshold: { must_be_less_than: 4 } }
checks:
  - schema:
  - row_count: { threshold: { level: warn, must_be_greater_than: 10 } }
  - failed_rows: { expression: a > 5 }
  - freshness: { column: at, threshold: { unit: hour, must_be_less_than: 24 } }
  - metric: { expression: sum(a), threshold: { must_not_be: 3 } }
`);
    expect(seen.checks).toEqual([
      'id: not_null',
      'id: unique {"tolerance":0.009999999}',
      'size: accepted_values {"values":["S","M"],"tolerance":0.05}',
      'size: string_length {"max":3}',
      'at: freshness {"max_age":"24h"}',
      'row_count {"min":11,"severity":"warn"}',
      'expression {"sql":"not coalesce(a > 5, false)"}',
    ]);
    expect(seen.left).toHaveLength(2);
    expect(seen.text).toContain('dataset: orders');
  });
});
