import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { checkSkew, type SkewResult } from '#tables/skew/check-skew.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => {
  await tables[Symbol.asyncDispose]();
});

const logs = 'training_log: training.csv, serving_log: serving.csv';

async function check(
  { training, serving }: { training: string; serving: string },
  rest = 'join: id',
): Promise<SkewResult> {
  await tables.write('training.csv', training);
  await tables.write('serving.csv', serving);
  return checkFiles(`${logs}, ${rest}`);
}

async function checkFiles(skew: string): Promise<SkewResult> {
  const policy = parseDriftPolicy(`version: 1\nskew: { ${skew} }\n`, 'drift.yaml');
  const { engine } = tables;
  return (await checkSkew(policy.skew, (source, options) => engine.open(source, options ?? {})))!;
}

function found(result: SkewResult, check: string, subject: string): Finding {
  const [one] = result.findings.filter((each) => each.check === check && each.subject === subject);
  expect(one).toBeDefined();
  return one!;
}

const messageOf = (result: SkewResult, check: string, subject: string): string =>
  found(result, check, subject).message;

/** Rows of ids 0…n−1 with the columns that a function gives. */
function csv(header: string, n: number, row: (index: number) => string, from = 0): string {
  const lines = Array.from({ length: n }, (_, index) => `${index + from},${row(index + from)}`);
  return `id,${header}\n${lines.join('\n')}\n`;
}

describe('the same features in both logs', () => {
  test('pass, whatever the order of rows and columns', async () => {
    const result = await check({
      training: csv('a,b', 600, (i) => `${i / 7},x${i % 3}`),
      serving: `b,a,id\n${Array.from({ length: 600 }, (_, i) => `x${(599 - i) % 3},${(599 - i) / 7},${599 - i}`).join('\n')}\n`,
    });
    expect(result.findings.map(({ verdict }) => verdict)).not.toContain('fail');
    expect(found(result, 'skew', 'a')).toMatchObject({
      verdict: 'pass',
      observed: { value: 0, n: 600 },
    });
    expect(result.assessment.broken).toEqual([]);
  });

  test('of too few rows leave it open, and the finding says how many more are needed', async () => {
    const row = (i: number) => String(i);
    const result = await check({ training: csv('a', 50, row), serving: csv('a', 50, row) });
    const one = found(result, 'skew', 'a');
    expect(one.verdict).toBe('inconclusive');
    expect(one.needed).toBeGreaterThan(300);
    expect(result.assessment.undecided).toBe(true);
  });
});

describe('a feature that differs', () => {
  const training = csv('a,b', 1000, (i) => `${i},${i % 2}`);

  test('fails with the share of rows, counts and a reason that blocks retraining', async () => {
    const serving = csv('a,b', 1000, (i) => `${i % 10 === 0 ? i + 1 : i},${i < 30 ? '' : i % 2}`);
    const result = await check({ training, serving });
    const one = found(result, 'skew', 'a');
    expect(one).toMatchObject({ verdict: 'fail', severity: 'error', observed: { value: 0.1 } });
    expect(one.observed.interval!.lower).toBeCloseTo(0.0829, 4); // statsmodels 0.15 proportion_confint(100, 1000, method='wilson')
    expect(one.message).toContain('100 of 1,000 joined rows (10 %): 100 by value');
    expect(messageOf(result, 'skew', 'b')).toContain('30 missing in serving only');
    expect(result.assessment.broken).toEqual([
      "'a' differs between training and serving in 10 % of rows",
      "'b' differs between training and serving in 3 % of rows",
    ]);
  });

  test('shows no value of it', async () => {
    const serving = csv('a,b', 1000, (i) => `${i + 5_000_000},${i % 2}`);
    const result = await check({ training, serving });
    expect(JSON.stringify(result.findings)).not.toMatch(/500\d{4}/);
  });

  test.each([
    { tolerance: '', share: 0 },
    { tolerance: ', tolerance: { relative: 0, absolute: 0 }', share: 1 },
    { tolerance: ', tolerance: { relative: 0, absolute: 1 }', share: 0 },
  ])('by less than the tolerance$tolerance: share $share', async ({ tolerance, share }) => {
    const result = await check(
      {
        training: csv('a', 500, (i) => String(i + 0.1)),
        serving: csv('a', 500, (i) => String((i + 0.1) * (1 + 1e-8))),
      },
      `join: id${tolerance}`,
    );
    expect(found(result, 'skew', 'a').observed.value).toBe(share);
  });
});

describe('what counts as the same', () => {
  const values = [
    { name: 'NaN and NaN', training: "'nan'::DOUBLE", serving: "'nan'::DOUBLE", same: true },
    { name: 'NaN and nothing', training: "'nan'::DOUBLE", serving: 'NULL::DOUBLE', same: true },
    { name: 'NaN and 1', training: "'nan'::DOUBLE", serving: '1.0::DOUBLE', same: false },
    { name: '∞ and ∞', training: "'inf'::DOUBLE", serving: "'inf'::DOUBLE", same: true },
    { name: '∞ and 1e300', training: "'inf'::DOUBLE", serving: '1e300::DOUBLE', same: false },
    { name: '∞ and −∞', training: "'inf'::DOUBLE", serving: "'-inf'::DOUBLE", same: false },
    { name: '1 and 1.0', training: '1::BIGINT', serving: '1.0::DOUBLE', same: true },
    { name: 'true and 1', training: 'true', serving: '1::BIGINT', same: true },
    { name: "'a' and 'A'", training: "'a'", serving: "'A'", same: false },
    { name: "'' and nothing", training: "''", serving: 'NULL::VARCHAR', same: false },
    { name: 'float and double', training: '0.1::FLOAT', serving: '0.1::DOUBLE', same: true },
    {
      name: 'a day and its midnight',
      training: "DATE '2026-01-02'",
      serving: "TIMESTAMP '2026-01-02 00:00:00'",
      same: true,
    },
    {
      name: 'neighbours beyond 2^53, exactly',
      training: '9007199254740993::BIGINT',
      serving: '9007199254740992::BIGINT',
      same: false,
      tolerance: ', tolerance: { absolute: 0, relative: 0 }',
    },
  ];
  test.each(values)('$name: $same', async ({ training, serving, same, tolerance = '' }) => {
    for (const [side, value] of [
      ['t', training],
      ['s', serving],
    ]) {
      await tables.engine.query(
        `COPY (SELECT i AS id, ${value} AS x, 1 AS anchor FROM range(500) r(i)) TO '${tables.directory}/${side}.parquet' (FORMAT parquet)`,
      );
    }
    const result = await checkFiles(
      `training_log: t.parquet, serving_log: s.parquet, join: id${tolerance}`,
    );
    expect(found(result, 'skew', 'x').observed.value).toBe(same ? 0 : 1);
  });

  test('codes that are text on one side keep their zeros on the other', async () => {
    const result = await check({
      training: csv('code', 500, (i) => (i === 0 ? 'A' : `0${i}`)),
      serving: csv('code', 500, (i) => `0${i === 0 ? 1 : i}`),
    });
    expect(found(result, 'skew', 'code').observed.value).toBe(1 / 500);
  });
});

describe('types', () => {
  test('that cannot be compared fail by name', async () => {
    for (const [side, value] of [
      ['t', '1.5::DOUBLE'],
      ['s', "'1,5'"],
    ]) {
      await tables.engine.query(
        `COPY (SELECT i AS id, ${value} AS x FROM range(500) r(i)) TO '${tables.directory}/${side}.parquet' (FORMAT parquet)`,
      );
    }
    const result = await checkFiles('training_log: t.parquet, serving_log: s.parquet, join: id');
    expect(found(result, 'skew', 'x')).toMatchObject({
      verdict: 'fail',
      observed: { value: 'string' },
      expected: 'number',
    });
    expect(result.assessment.broken).toEqual(["'x' is number in training and string in serving"]);
  });

  test('of a column without values mean nothing: it is missing', async () => {
    const result = await check({
      training: csv('a', 500, (i) => `${i}.5`),
      serving: csv('a', 500, () => ''),
    });
    expect(messageOf(result, 'skew', 'a')).toContain('500 missing in serving only');
  });
});

describe('keys', () => {
  const row = (i: number) => String(i * 2);

  test('without a partner are counted both ways', async () => {
    const result = await check({
      training: csv('a', 900, row),
      serving: csv('a', 800, row, 200),
    });
    const join = found(result, 'skew.join', 'rows');
    expect(join).toMatchObject({ verdict: 'pass', observed: { value: 700, n: 800 } });
    expect(join.message).toContain('200 keys of training.csv and 100 of serving.csv');
  });

  test('of less than half of the shorter log warn', async () => {
    const result = await check({ training: csv('a', 900, row), serving: csv('a', 900, row, 500) });
    expect(found(result, 'skew.join', 'rows').verdict).toBe('warn');
  });

  test('that repeat are left out and named, on the side where they repeat', async () => {
    const serving = `${csv('a', 600, row)}5,999\n5,999\n7,1\n,3\n`;
    const result = await check({ training: csv('a', 600, row), serving });
    expect(found(result, 'skew', 'a').observed).toMatchObject({ value: 0, n: 598 });
    expect(found(result, 'skew.key_repeated', 'serving_log')).toMatchObject({
      verdict: 'warn',
      observed: { value: 2 },
    });
    expect(found(result, 'skew.key_repeated', 'training_log').verdict).toBe('pass');
    expect(found(result, 'skew.key_missing', 'serving_log').observed.value).toBe(1);
  });

  test('may be of several columns', async () => {
    const text = `day,n,a\n${Array.from({ length: 500 }, (_, i) => `${i % 20},${Math.floor(i / 20)},${i}`).join('\n')}\n`;
    const result = await check({ training: text, serving: text }, 'join: [day, n]');
    expect(found(result, 'skew.join', 'rows').observed.value).toBe(500);
    expect(result.assessment.columns.map(({ column }) => column)).toEqual(['a']);
  });

  test.each([
    { name: 'nothing in common', training: csv('a', 600, row), serving: csv('a', 600, row, 600) },
    {
      name: 'no feature in common',
      training: csv('a', 600, row),
      serving: csv('b', 600, row),
    },
  ])('with $name: nothing is decided, and nothing is green', async ({ training, serving }) => {
    const result = await check({ training, serving });
    expect(found(result, 'skew.join', 'rows')).toMatchObject({
      verdict: 'inconclusive',
      severity: 'error',
    });
    expect(messageOf(result, 'skew.join', 'rows')).toContain('nothing was compared');
    expect(result.findings.filter((one) => one.check === 'skew' && one.verdict === 'pass')).toEqual(
      [],
    );
  });
});

test('a log without rows cannot be compared, and is named', async () => {
  const checking = check({ training: csv('a', 600, String), serving: 'id,a\n' });
  await expect(checking).rejects.toThrow(/serving.csv: has columns but no rows/);
});

describe('columns', () => {
  const training = csv('a,b,label', 600, (i) => `${i},${i},1`);

  test('that only training has warn; those that only serving has are named', async () => {
    const result = await check({ training, serving: csv('a,b,ms', 600, (i) => `${i},${i},3`) });
    expect(found(result, 'skew.column_present', 'label').verdict).toBe('warn');
    expect(found(result, 'skew.column_present', 'ms')).toMatchObject({
      verdict: 'pass',
      severity: 'info',
    });
  });

  test('with hostile names are compared like others, sorted', async () => {
    const names = ['z"; DROP TABLE x; --', "it's", '<b>|`', 'ü::warning::'];
    const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    const text = csv(quoted, 500, (i) => `${i},${i},${i},${i}`);
    const result = await check({ training: text, serving: text });
    const compared = result.findings.filter(({ check: kind }) => kind === 'skew');
    expect(compared.map(({ subject }) => subject)).toEqual([...names].sort());
    expect(compared.every(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  test.each([
    { rest: 'join: idd', says: /skew.join: (training|serving).csv has no column 'idd'.*'id'/ },
    { rest: 'join: id, columns: [aa]', says: /skew.columns.0: .*no column 'aa'/ },
    { rest: 'join: id, exclude: [lable]', says: /neither log has a column 'lable'.*'label'/ },
    { rest: 'join: id, columns: [id]', says: /joins the rows/ },
    { rest: 'join: id, columns: [a], exclude: [a]', says: /also excluded/ },
  ])('that the policy names and nobody has: $rest', async ({ rest, says }) => {
    const error = await check({ training, serving: training }, rest).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(CannotRunError);
    expect((error as CannotRunError).message).toMatch(says);
    expect((error as CannotRunError).problems[0]!.location!.line).toBe(2);
  });
});
