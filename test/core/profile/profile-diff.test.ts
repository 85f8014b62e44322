import { describe, expect, test } from '@jest/globals';
import { mergeOrigin } from '#core/profile/merge-origin.ts';
import { commonCells, countUpTo, profileQuantile } from '#core/profile/numeric-distribution.ts';
import { diffProfiles } from '#core/profile/profile-diff.ts';
import type { ColumnProfile, NumericProfile, Profile, TimeSpan } from '#core/profile/profile.ts';

const profileOf = (
  columns: Record<string, ColumnProfile>,
  more: Partial<Profile> = {},
): Profile => ({
  schemaVersion: 2,
  rows: 100,
  dataDigest: '0'.repeat(64),
  columns,
  ...more,
});
const base = { rows: 100, missing: 0, infinite: 0 } as const;
const bins = (edges: number[], counts: number[]): NumericProfile => ({
  min: edges[0]!,
  max: edges.at(-1)!,
  mean: 0,
  std: 1,
  edges,
  counts,
});
const listed = (edges: number[], counts: number[]): NumericProfile => ({
  ...bins(edges, counts),
  discrete: true,
});
const numeric = (own: NumericProfile, more: Partial<ColumnProfile> = {}): ColumnProfile => ({
  ...base,
  type: 'number',
  role: 'numeric',
  numeric: own,
  ...more,
});
const words = (counts: Record<string, number>, otherCount = 0): ColumnProfile => ({
  ...base,
  type: 'string',
  role: 'categorical',
  categorical: {
    values: Object.entries(counts).map(([value, count]) => ({ value, count })),
    otherCount,
    distinct: Object.keys(counts).length,
  },
});

describe('the difference of two profiles', () => {
  test('of the same is none', () => {
    const profile = profileOf({ a: numeric(bins([0, 1, 2], [40, 60])), b: words({ x: 100 }) });
    expect(diffProfiles(profile, profile)).toMatchObject({
      identical: true,
      schema: [],
      missing: [],
      shifts: [],
      unchanged: 2,
    });
  });

  test('names columns that came, went, and changed what they are', () => {
    const before = profileOf({ gone: words({ x: 100 }), kept: numeric(bins([0, 1], [100])) });
    const after = profileOf({
      come: words({ x: 100 }),
      kept: { ...base, type: 'string', role: 'text' },
      // A name of the language, not a column of the other.
      constructor: words({ x: 100 }),
    });
    const { schema, identical } = diffProfiles(before, after);
    expect(identical).toBe(false);
    expect(schema.map(({ kind, column }) => `${kind} ${column}`)).toEqual([
      'added come',
      'added constructor',
      'removed gone',
      'retyped kept',
      'role kept',
    ]);
  });

  test('tells missing shares of the rows of each side', () => {
    const before = profileOf({ a: numeric(bins([0, 1], [90]), { missing: 10 }) });
    const after = profileOf(
      { a: numeric(bins([0, 1], [30]), { rows: 50, missing: 20 }) },
      { rows: 50 },
    );
    expect(diffProfiles(before, after).missing).toEqual([
      { column: 'a', before: 0.1, after: 0.4, what: 'missing' },
    ]);
  });

  test('sorts columns by the size of their shift, also between bins of another kind', () => {
    const before = profileOf({
      a: numeric(bins([0, 5, 10], [50, 50])),
      b: numeric(bins([0, 5, 10], [50, 50])),
      c: words({ x: 50, y: 50 }),
      d: { ...base, type: 'string', role: 'id', distinct: 100 },
    });
    const after = profileOf({
      a: numeric(bins([0, 2, 10], [20, 80])),
      b: numeric(bins([20, 25, 30], [50, 50])),
      c: words({ x: 40, z: 60 }),
      d: { ...base, type: 'string', role: 'id', distinct: 90, distinctAtMost: 120 },
    });
    const { shifts, unchanged } = diffProfiles(before, after);
    // a: the same even spread, cut elsewhere. d: between 90 and 120 lies 100.
    expect(shifts.map(({ column }) => column)).toEqual(['b', 'c']);
    expect(unchanged).toBe(2);
    expect(shifts[1]!.values).toEqual({
      gained: [{ value: 'z', before: 0, after: 0.6 }],
      lost: [{ value: 'y', before: 0.5, after: 0 }],
      moved: [{ value: 'x', before: 0.5, after: 0.4 }],
    });
  });
});

describe('a numeric profile as a distribution', () => {
  const own = bins([0, 10, 20], [10, 30]);

  test.each([
    [-1, 0],
    [0, 0],
    [5, 5],
    [10, 10],
    [15, 25],
    [20, 40],
    [99, 40],
  ])('has up to %d: %d', (x, count) => expect(countUpTo(own, x)).toBe(count));

  test('has quantiles within its bins, and values of its list', () => {
    expect(profileQuantile(own, 0.25)).toBe(10);
    expect(profileQuantile(own, 0.625)).toBe(15);
    expect(profileQuantile(own, 1)).toBe(20);
    expect(profileQuantile(listed([1, 4], [1, 3]), 0.5)).toBe(4);
  });

  test('counts both sides of a comparison in the same cells, and loses no value', () => {
    const pairs: [NumericProfile, NumericProfile][] = [
      [own, bins([5, 7, 40], [3, 5])],
      [listed([0, 1], [5, 5]), listed([1, 2], [2, 8])],
      [listed([3], [7]), bins([0, 6], [9])],
    ];
    for (const [a, b] of pairs) {
      const { before, after } = commonCells(a, b);
      const sum = (counts: readonly number[]): number =>
        counts.reduce((total, one) => total + one, 0);
      expect(before).toHaveLength(after.length);
      expect(sum(before)).toBeCloseTo(sum(a.counts), 9);
      expect(sum(after)).toBeCloseTo(sum(b.counts), 9);
    }
    expect(commonCells(...pairs[1]!)).toEqual({ before: [5, 5, 0], after: [0, 2, 8] });
  });
});

describe('the origin of merged profiles', () => {
  const revision = {
    file: 'dvc.lock',
    path: 'a.csv',
    md5: '0'.repeat(32),
    verified: 'size',
  } as const;
  const span = (column: string, min: string, max: string): TimeSpan => ({ column, min, max });

  test('spans all parts, and names every revision once', () => {
    const parts = [
      profileOf({}, { time: span('day', '2026-02-01', '2026-02-28'), dvc: [revision] }),
      profileOf({}, { time: span('day', '2026-01-01', '2026-02-03'), dvc: [revision] }),
    ];
    expect(mergeOrigin(parts)).toEqual({
      time: span('day', '2026-01-01', '2026-02-28'),
      dvc: [revision],
    });
  });

  test('is not told where a part does not tell it', () => {
    const told = profileOf({}, { time: span('day', '2026-02-01', '2026-02-28'), dvc: [revision] });
    expect(mergeOrigin([told, profileOf({})])).toEqual({});
    expect(
      mergeOrigin([told, profileOf({}, { time: span('at', '2026-01-01', '2026-01-02') })]),
    ).toEqual({});
  });
});
