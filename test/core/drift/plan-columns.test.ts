import { describe, expect, test } from '@jest/globals';
import { planColumns, type CurrentSchema } from '#core/drift/plan-columns.ts';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';
import { numericProfile, policyOf } from './samples.ts';

const number = numericProfile(Float64Array.from({ length: 100 }, (_, index) => index));
const category: ColumnProfile = {
  type: 'string',
  role: 'categorical',
  rows: 100,
  missing: 0,
  infinite: 0,
  categorical: { values: [{ value: 'a', count: 100 }], otherCount: 0, distinct: 1 },
};
const withRole = (role: ColumnProfile['role'], type: ColumnProfile['type']): ColumnProfile => ({
  type,
  role,
  rows: 100,
  missing: 0,
  infinite: 0,
});
const reference: Profile = {
  schemaVersion: 2,
  rows: 100,
  dataDigest: '0'.repeat(64),
  columns: {
    distance: number,
    origin: category,
    id: { ...withRole('id', 'string'), categorical: category.categorical! },
    note: withRole('text', 'string'),
    date: withRole('timestamp', 'timestamp'),
    gap: { ...withRole('empty', 'other'), missing: 100 },
  },
};
const current: CurrentSchema[] = [
  { column: 'distance', type: 'integer', empty: false },
  { column: 'origin', type: 'string', empty: false },
  { column: 'id', type: 'string', empty: false },
  { column: 'note', type: 'string', empty: false },
  { column: 'date', type: 'timestamp', empty: false },
  { column: 'gap', type: 'string', empty: true },
];

describe('plan of columns', () => {
  test('compares what has a distribution and skips the rest with a reason', () => {
    const plan = planColumns(reference, current, policyOf());
    expect(plan.compared.map(({ column, kind, method }) => ({ column, kind, method }))).toEqual([
      { column: 'distance', kind: 'numeric', method: 'psi' },
      { column: 'origin', kind: 'categorical', method: 'psi' },
    ]);
    expect(plan.skipped.map(({ column }) => column)).toEqual(['id', 'note', 'date']);
    expect(plan.empty).toEqual(['gap']);
    expect([plan.absent, plan.retyped, plan.added]).toEqual([[], [], []]);
  });

  test('names what is absent, retyped and added', () => {
    const changed = [
      { column: 'distance', type: 'string', empty: false },
      { column: 'extra', type: 'string', empty: false },
    ] as const;
    const plan = planColumns(reference, changed, policyOf());
    expect(plan.absent).toEqual(['origin']);
    expect(plan.retyped).toEqual([{ column: 'distance', reference: 'number', current: 'string' }]);
    expect(plan.added).toEqual(['extra']);
    expect(plan.compared).toEqual([]);
  });

  test('a skipped column that is no longer what it was is told all the same', () => {
    const changed = current.map((one) =>
      one.column === 'note' ? { ...one, looksLike: 'number' as const } : one,
    );
    const { skipped } = planColumns(reference, changed, policyOf());
    expect(skipped.map(({ column, retyped }) => [column, retyped])).toEqual([
      ['id', undefined],
      ['note', { reference: 'string', current: 'number' }],
      ['date', undefined],
    ]);
  });

  test('the type of a column without values means nothing', () => {
    const emptied = [{ column: 'distance', type: 'string', empty: true }] as const;
    const plan = planColumns(reference, emptied, policyOf('columns: { include: [distance] }'));
    expect(plan.compared).toHaveLength(1);
    expect(plan.retyped).toEqual([]);
  });

  test('a column that the policy names is compared although it looks like an id', () => {
    const plan = planColumns(reference, current, policyOf('columns: { include: [id] }'));
    expect(plan.compared.map(({ column }) => column)).toEqual(['id']);
  });

  test('excluded columns are not even missed', () => {
    const plan = planColumns(
      reference,
      current.slice(1),
      policyOf('columns: { exclude: [distance] }'),
    );
    expect(plan.absent).toEqual([]);
  });

  test('one method for all applies where it fits, PSI elsewhere', () => {
    const plan = planColumns(reference, current, policyOf('method: ks'));
    expect(plan.compared.map(({ method }) => method)).toEqual(['ks', 'psi']);
  });

  test('predictions are compared by themselves, whatever is included', () => {
    const plan = planColumns(
      reference,
      current,
      policyOf('columns: { include: [origin] }\npredictions: { column: distance }'),
    );
    expect(plan.compared.map(({ column, isPrediction }) => [column, isPrediction])).toEqual([
      ['distance', true],
      ['origin', false],
    ]);
  });

  test.each([
    { yaml: 'columns: { include: [distanse] }', says: "Did you mean 'distance'?" },
    { yaml: 'columns: { exclude: [origine] }', says: "Did you mean 'origin'?" },
    { yaml: 'method: { orign: psi }', says: "Did you mean 'origin'?" },
    { yaml: 'predictions: { column: score }', says: "no column 'score'" },
    {
      yaml: 'method: { origin: ks }',
      says: "'ks' needs a numeric column, and this one is categorical",
    },
  ])('$yaml is refused at its place', ({ yaml, says }) => {
    expect(() => planColumns(reference, current, policyOf(yaml))).toThrow(says);
    expect(() => planColumns(reference, current, policyOf(yaml))).toThrow(/drift\.yaml:2:/);
  });
});
