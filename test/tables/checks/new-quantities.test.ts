import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Finding } from '#core/verdict/finding.ts';
import type { TableEngine } from '#tables/engine.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { sqlTable, testEngine } from '../../support/sql-table.ts';
import '../../stats/oracle-cases.ts';
import { checkData, values } from './check-data.ts';

let engine: TableEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

async function found(check: string, data: string): Promise<Finding> {
  const findings = await checkData(engine, check, data);
  expect(findings).toHaveLength(1);
  return findings[0]!;
}

const five = values('x', "(1), (2), (3), (4), (100), (NULL), ('nan'::DOUBLE)");

describe('a quantity of a column (numpy 2 and scipy 1.15.3)', () => {
  test.each([
    ['mean: { column: x, max: 30 }', 22, -32.15847435201879, 76.1584743520188, 5],
    [
      'standard_deviation: { column: x, max: 50 }',
      43.617656975128774,
      14.361055501264138,
      217.88612759584908,
      5,
    ],
    ['median: { column: x, max: 3 }', 3, -Infinity, Infinity, 5],
    ['quantile: { column: x, q: 0.1, max: 2 }', 1.4, -Infinity, 3, 5],
    ['quantile: { column: x, q: 0.9, max: 62 }', 61.6, 3, Infinity, 5],
  ])('%s', async (check, value, lower, upper, n) => {
    const { verdict, observed } = await found(check, five);
    expect(verdict).toBe('pass');
    expect([observed.value as number, value]).toBeCloseToOracle(1e-9);
    expect(observed.interval!.level).toBe(0.95);
    if (Number.isFinite(lower)) expect([observed.interval!.lower, lower]).toBeCloseToOracle(1e-9);
    else expect(observed.interval!.lower).toBe(lower);
    if (Number.isFinite(upper)) expect([observed.interval!.upper, upper]).toBeCloseToOracle(1e-9);
    else expect(observed.interval!.upper).toBe(upper);
    expect(observed.n).toBe(n);
  });

  test('ranks of an interval are those of the values', async () => {
    const { observed } = await found(
      'median: { column: x, max: 60 }',
      'SELECT i AS x FROM range(1, 101) AS r(i)',
    );
    expect(observed).toMatchObject({ value: 50.5, interval: { lower: 40, upper: 61 } });
  });

  test.each([
    ['sum: { column: x, min: 110, max: 110 }', five, 110, 5],
    ['distinct_count: { column: x, min: 5, max: 5 }', five, 5, 5],
    ['missing_share: { column: x, min: 0.28, max: 0.29 }', five, 2 / 7, 7],
    [
      'sum: { column: x, min: 9007199254740994 }',
      'SELECT 9007199254740993 AS x UNION ALL SELECT 1',
      9007199254740994,
      2,
    ],
    ['sum: { column: x, max: 2 }', 'SELECT 0.1::DOUBLE AS x FROM range(10)', 1, 10],
    [
      'standard_deviation: { column: x, max: 2 }',
      'SELECT 1e9 + i AS x FROM range(3) AS r(i)',
      1,
      3,
    ],
  ])('%s', async (check, data, value, n) => {
    const { verdict, observed } = await found(check, data);
    expect({ verdict, value: observed.value, n: observed.n }).toEqual({
      verdict: 'pass',
      value,
      n,
    });
  });

  test.each([
    [
      'mean: { column: x, max: 21 }',
      'the mean is 22 (95 % interval -32.1585 to 76.1585) over 5 values, expected at most 21',
    ],
    ['median: { column: x, min: 4 }', 'the median is 3'],
    ['sum: { column: x, max: 109 }', 'the sum is 110 over 5 values, expected at most 109'],
    ['distinct_count: { column: x, max: 4 }', 'the number of different values is 5'],
    ['missing_share: { column: x, max: 0.2 }', 'the share of missing values is 0.285714'],
    ['quantile: { column: x, q: 0.9, max: 60 }', 'the 0.9-quantile is 61.6'],
    ['standard_deviation: { column: x, max: 40 }', 'the standard deviation is 43.6177'],
  ])('%s fails by the table at hand', async (check, message) => {
    const finding = await found(check, five);
    expect(finding.verdict).toBe('fail');
    expect(finding.message).toContain(message);
  });
});

const kinds = ['mean', 'median', 'standard_deviation', 'sum', 'quantile'] as const;

describe.each(kinds)('%s', (kind) => {
  const check = `${kind}: { column: x, ${kind === 'quantile' ? 'q: 0.5, ' : ''}max: 1000 }`;
  test.each([
    ['no rows', 'SELECT 1 AS x WHERE false', 'inconclusive', 'there is no value to check'],
    [
      'only null',
      'SELECT NULL::DOUBLE AS x FROM range(3)',
      'inconclusive',
      'there is no value to check',
    ],
    [
      'only NaN',
      "SELECT 'nan'::DOUBLE AS x FROM range(3)",
      'inconclusive',
      'there is no value to check',
    ],
    [
      'an infinite value',
      "SELECT 'inf'::DOUBLE AS x UNION ALL SELECT 1",
      'fail',
      '1 of 2 values are infinite',
    ],
    ['only minus infinity', "SELECT '-inf'::DOUBLE AS x", 'fail', '1 of 1 values are infinite'],
  ])('%s is never green', async (_name, data, verdict, message) => {
    const finding = await found(check, data);
    expect(finding).toMatchObject({ verdict, observed: { value: null } });
    expect(finding.message).toContain(message);
  });

  test('of text is a problem at its place', async () => {
    const run = checkData(engine, check, "SELECT 'a' AS x");
    await expect(run).rejects.toThrow(
      `contract.yaml:3:5 ${kind}: ${kind} needs numbers: 'x' is of type string`,
    );
  });

  test('without a bound is a problem', async () => {
    const run = checkData(
      engine,
      `${kind}: { column: x${kind === 'quantile' ? ', q: 0.5' : ''} }`,
      five,
    );
    await expect(run).rejects.toThrow("expected 'min', 'max' or both, got none");
  });

  test('works on a column of any name', async () => {
    const name = 'a"b | <b>c</b> :: d\n';
    const data = `SELECT i AS "${name.replaceAll('"', '""')}" FROM range(1, 6) AS r(i)`;
    const finding = await found(
      check.replace('column: x', `column: ${JSON.stringify(name)}`),
      data,
    );
    expect(finding).toMatchObject({ verdict: 'pass', subject: name });
  });
});

test('values whose squares are no doubles are said to be so, not averaged', async () => {
  const finding = await found(
    'mean: { column: x, max: 1 }',
    'SELECT 1e200 AS x UNION ALL SELECT 1',
  );
  expect(finding).toMatchObject({ verdict: 'fail', observed: { value: null } });
});

describe('with confidence, the interval decides', () => {
  const wave = 'SELECT (i * 7919 % 1000) / 1000.0 AS x FROM range(400) AS r(i)'; // mean about 0.5
  test.each([
    ['mean: { column: x, max: 0.6, confidence: 0.95 }', 'pass'],
    ['mean: { column: x, max: 0.4, confidence: 0.95 }', 'fail'],
    ['mean: { column: x, max: 0.51, confidence: 0.95 }', 'inconclusive'],
    ['median: { column: x, min: 0.4, max: 0.6, confidence: 0.95 }', 'pass'],
    ['median: { column: x, min: 0.6, confidence: 0.95 }', 'fail'],
    ['standard_deviation: { column: x, max: 0.33, confidence: 0.95 }', 'pass'],
    ['standard_deviation: { column: x, max: 0.29, confidence: 0.95 }', 'inconclusive'],
    ['missing_share: { column: x, max: 0.02, confidence: 0.95 }', 'pass'],
    ['missing_share: { column: x, max: 0.001, confidence: 0.95 }', 'inconclusive'],
  ])('%s: %s', async (check, verdict) => {
    expect((await found(check, wave)).verdict).toBe(verdict);
  });

  test('and says how many rows would do', async () => {
    const finding = await found('mean: { column: x, max: 0.51, confidence: 0.95 }', wave);
    expect(finding.needed).toBeGreaterThan(400);
    expect(finding.message).toMatch(/undecided: about [\d\u202F]+ rows would decide/);
    expect(finding.expected).toBe('mean at most 0.51, at 95 % confidence');
  });

  test('and a single value decides nothing', async () => {
    const finding = await found('mean: { column: x, max: 9, confidence: 0.95 }', 'SELECT 1 AS x');
    expect(finding).toMatchObject({ verdict: 'inconclusive', observed: { value: 1 } });
  });

  test('two thresholds keep their order: undecided by the stricter one is no failure', async () => {
    const check = 'mean: { column: x, confidence: 0.95, warn: { max: 0.51 }, error: { max: 0.6 } }';
    expect(await found(check, wave)).toMatchObject({
      verdict: 'inconclusive',
      severity: 'warning',
    });
  });
});

describe('psi against a profile', () => {
  const past = `SELECT i, (i * 7919 % 1000)::DOUBLE AS x, CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'b' ELSE 'c' END AS k, i % 2 AS flag FROM range(4000) AS r(i)`;
  const shifted = past.replace('(i * 7919 % 1000)::DOUBLE', '(200 + i * 7919 % 1000)::DOUBLE');
  const profiles = async () =>
    new Map([
      ['', await profileTable(stub(), await sqlTable(engine, past))],
      ['old.json', await profileTable(stub(), await sqlTable(engine, past))],
    ]);
  // A table of SELECT has no file to digest.
  const stub = (): TableEngine =>
    new Proxy(engine, {
      get: (target, name) => {
        if (name === 'digestOf') return async () => 'a'.repeat(64);
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  const psi = async (check: string, data: string): Promise<Finding> => {
    const [finding] = await checkData(engine, check, data, { profiles: await profiles() });
    return finding!;
  };

  test.each([
    ['the same numbers', 'psi: { column: x }', past, 'pass'],
    ['shifted numbers', 'psi: { column: x }', shifted, 'fail'],
    ['the same categories', 'psi: { column: k, profile: old.json }', past, 'pass'],
    [
      'other categories',
      'psi: { column: k, max: 0.2 }',
      past.replace("THEN 'a'", "THEN 'z'"),
      'fail',
    ],
    ['numbers as categories', 'psi: { column: flag }', past, 'pass'],
    [
      'numbers as categories, as doubles',
      'psi: { column: flag }',
      past.replace('i % 2 AS', '(i % 2)::DOUBLE AS'),
      'pass',
    ],
    [
      'only missing values',
      'psi: { column: x }',
      'SELECT NULL::DOUBLE AS x FROM range(500)',
      'fail',
    ],
    ['no rows', 'psi: { column: x }', 'SELECT 1.0::DOUBLE AS x WHERE false', 'inconclusive'],
    ['infinities', 'psi: { column: x }', "SELECT 'inf'::DOUBLE AS x FROM range(500)", 'fail'],
    ['another type', 'psi: { column: x }', "SELECT 'a' AS x", 'fail'],
    ['few rows, by the table at hand', 'psi: { column: x }', `${past} LIMIT 8`, 'fail'],
    [
      'few rows, by confidence',
      'psi: { column: x, confidence: 0.95 }',
      `${past} USING SAMPLE reservoir(30 ROWS) REPEATABLE (7)`,
      'inconclusive',
    ],
    ['many rows, by confidence', 'psi: { column: x, confidence: 0.95 }', past, 'pass'],
    ['a shift, by confidence', 'psi: { column: x, confidence: 0.95 }', shifted, 'fail'],
  ])('%s', async (_name, check, data, verdict) => {
    expect((await psi(check, data)).verdict).toBe(verdict);
  });

  test('carries the interval of the shift', async () => {
    const { observed, message } = await psi('psi: { column: x }', shifted);
    expect(observed.interval!.lower).toBeGreaterThan(0.1);
    expect(observed.interval!.lower).toBeLessThan(observed.value as number);
    expect(observed.interval!.upper).toBeGreaterThan(observed.value as number);
    expect(observed.method).toContain('PSI (+½)');
    expect(message).toContain('the PSI against the profile is');
  });

  test.each([
    ['psi: { column: y }', 'SELECT 1 AS y', "the reference profile has no column 'y'"],
    [
      'psi: { column: x, profile: new.json }',
      past,
      "psi compares with a profile: name its file with 'profile'",
    ],
    [
      'psi: { column: i }',
      past,
      "the reference profile holds no distribution of 'i': there it is of role id",
    ],
  ])('%s is a problem', async (check, data, message) => {
    await expect(psi(check, data)).rejects.toThrow(message);
  });
});
