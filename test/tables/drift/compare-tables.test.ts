import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { assessDrift, type DriftAssessment } from '#core/drift/assess-drift.ts';
import { compareTables } from '#tables/drift/compare-tables.ts';
import type { TableEngine } from '#tables/engine.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { policyOf } from '../../core/drift/samples.ts';
import { sqlTable, testEngine } from '../../support/sql-table.ts';

let engine: TableEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

/** What is found of a column `x` written as SQL over i = 0 … 999. */
async function compare(
  reference: string,
  current: string,
  withRows = true,
): Promise<DriftAssessment> {
  const [before, after] = await Promise.all(
    [reference, current].map((sql) => sqlTable(engine, `SELECT ${sql} AS x FROM range(1000) t(i)`)),
  );
  const profile = await profileTable(
    { ...wrapped(engine), digestOf: async () => '0'.repeat(64) },
    before!,
  );
  const data = {
    reference: profile,
    referenceTable: withRows ? before : undefined,
    current: after!,
  };
  const { input } = await compareTables(engine, data, policyOf('columns: { include: [x] }'));
  return assessDrift(input, policyOf());
}

/** The engine's methods are on its prototype: a spread would lose them. */
function wrapped(inner: TableEngine): TableEngine {
  return {
    open: (...given) => inner.open(...given),
    query: (sql) => inner.query(sql),
    readNumbers: (...given) => inner.readNumbers(...given),
    readStrings: (...given) => inner.readStrings(...given),
    digestOf: (table) => inner.digestOf(table),
    assertQuery: (...given) => inner.assertQuery(...given),
    assertExpression: (...given) => inner.assertExpression(...given),
    [Symbol.asyncDispose]: () => inner[Symbol.asyncDispose](),
  };
}

const wave = '(i * 7919 % 1000)::DOUBLE';

describe('comparing tables', () => {
  test.each([
    { name: 'the same numbers', reference: wave, current: wave, state: 'stable' },
    {
      name: 'a third of NaN and null',
      reference: wave,
      current: `CASE i % 6 WHEN 0 THEN NULL WHEN 1 THEN 'nan'::DOUBLE ELSE ${wave} END`,
      state: 'drifted',
    },
    {
      name: 'a third infinite',
      reference: wave,
      current: `CASE WHEN i % 3 = 0 THEN '-inf'::DOUBLE ELSE ${wave} END`,
      state: 'drifted',
    },
    { name: 'everything missing', reference: wave, current: 'NULL::DOUBLE', state: 'drifted' },
    {
      name: 'everything missing, of another type',
      reference: wave,
      current: 'NULL::VARCHAR',
      state: 'drifted',
    },
    {
      name: 'values at the end of the doubles',
      reference: wave,
      current: `CASE WHEN i % 2 = 0 THEN 1.7e308 ELSE ${wave} END`,
      state: 'drifted',
    },
    { name: 'a constant that stays', reference: '5', current: '5', state: 'stable' },
    { name: 'a constant that moves', reference: '5', current: '6', state: 'drifted' },
    { name: 'a constant text that changes', reference: "'a'", current: "'b'", state: 'drifted' },
    { name: 'few whole numbers', reference: 'i % 6', current: '(i + 3) % 6', state: 'stable' },
    {
      name: 'whole numbers read as fractions',
      reference: 'i % 6',
      current: '((i + 3) % 6)::DOUBLE',
      state: 'stable',
    },
    { name: 'booleans', reference: 'i % 4 = 0', current: 'i % 2 = 0', state: 'drifted' },
    {
      name: 'thousands of new texts',
      reference: "'k' || (i % 5)",
      current: "'v' || (i % 250)",
      state: 'drifted',
    },
  ])('$name: $state, with rows and from the profile', async ({ reference, current, state }) => {
    for (const withRows of [true, false]) {
      const { columns } = await compare(reference, current, withRows);
      expect(columns.map(({ judgement }) => judgement.state)).toEqual([state]);
    }
  });

  test('an empty reference column has only its missing rate', async () => {
    const assessment = await compare('NULL::DOUBLE', wave);
    expect(assessment.columns).toEqual([]);
    expect(assessment.missingRates).toMatchObject([
      { column: 'x', reference: 1, current: 0, changed: true },
    ]);
  });

  test('a new unit is recognised', async () => {
    const { columns, broken } = await compare(wave, `${wave} * 1000`, false);
    expect(columns[0]!.unit).toMatchObject({ factor: 1000, offset: 0 });
    expect(broken).toHaveLength(1);
  });

  test('the profile and the rows give the same PSI and missing rate', async () => {
    const current = `CASE WHEN i % 10 = 0 THEN NULL ELSE ${wave} * 1.3 END`;
    const [rows, profile] = [
      await compare(wave, current, true),
      await compare(wave, current, false),
    ];
    const psi = (assessment: DriftAssessment) =>
      assessment.columns[0]!.statistics.get('psi')!.value;
    expect(psi(profile)).toBe(psi(rows));
    expect(profile.missingRates).toEqual(rows.missingRates);
  });
});
