import { describe, expect, test } from '@jest/globals';
import { parseProfile } from '#core/profile/parse-profile.ts';
import { profileText } from '#core/profile/profile-text.ts';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { numericProfileOf } from './numeric-profile-of.ts';

const amount: ColumnProfile = {
  type: 'number',
  role: 'numeric',
  rows: 10,
  missing: 1,
  infinite: 1,
  numeric: { min: 0, max: 9, mean: 4, std: 2, edges: [0, 3, 9], counts: [3, 1, 4], discrete: true },
};
const city: ColumnProfile = {
  type: 'string',
  role: 'categorical',
  rows: 10,
  missing: 0,
  infinite: 0,
  categorical: { values: [{ value: 'Bern', count: 7 }], otherCount: 3, distinct: 3 },
};
const profile: Profile = {
  schemaVersion: 2,
  rows: 10,
  dataDigest: 'ab'.repeat(32),
  columns: { 'b "|::\n<x>': city, a: amount },
};

function problemsOf(change: (copy: { columns: Record<string, ColumnProfile> }) => void): string {
  const copy = structuredClone(profile) as { columns: Record<string, ColumnProfile> };
  change(copy);
  try {
    parseProfile(profileText(copy as unknown as Profile), 'profile.json');
  } catch (error) {
    if (error instanceof CannotRunError) return error.message;
    throw error;
  }
  return '';
}

describe('profile.json', () => {
  test('reads back as it was, with sorted keys and a line for each column', () => {
    const text = profileText(profile);
    expect(parseProfile(text, 'profile.json')).toEqual(profile);
    expect(text.split('\n')).toHaveLength(10);
    expect(text.indexOf('"a"')).toBeLessThan(text.indexOf('"b '));
    expect(profileText({ ...profile, columns: { a: amount, 'b "|::\n<x>': city } })).toBe(text);
  });

  test('a column whose name holds a line break is checked like any other', () => {
    const text = profileText(profile).replace(/("b .*?": ?)\{.*\}/, '$1null');
    expect(text).toContain('null');
    expect(() => parseProfile(text, 'profile.json')).toThrow(CannotRunError);
  });

  test.each<[string, (copy: { columns: Record<string, ColumnProfile> }) => void, RegExp]>([
    [
      'an edge that goes back',
      (copy) => {
        copy.columns['a'] = { ...amount, numeric: { ...amount.numeric!, edges: [0, 9, 3] } };
      },
      /columns\.a: expected either discrete values \(strictly increasing edges/,
    ],
    [
      'counts that lack a value',
      (copy) => {
        copy.columns['a'] = { ...amount, numeric: { ...amount.numeric!, counts: [3, 1, 3] } };
      },
      /add up to 8 finite values, got 7/,
    ],
    [
      'categories that lack a row',
      (copy) => {
        copy.columns['a'] = { ...city, categorical: { ...city.categorical!, otherCount: 1 } };
      },
      /add up to 10 values, got 8/,
    ],
    [
      'another number of rows',
      (copy) => {
        copy.columns['a'] = { ...amount, rows: 11 };
      },
      /expected 10 rows/,
    ],
    [
      'more missing than rows',
      (copy) => {
        copy.columns['a'] = { ...amount, missing: 12 };
      },
      /more values are missing/,
    ],
    [
      'a role that does not exist',
      (copy) => {
        copy.columns['a'] = { ...amount, role: 'key' as never };
      },
      /profile\.json:\d+:\d+ columns\.a\.role: expected one of numeric/,
    ],
  ])('is refused with %s', (_what, change, message) => {
    expect(problemsOf(change)).toMatch(message);
  });

  test('keeps many numbers in cells, from which edges and counts follow', () => {
    const values = Array.from({ length: 500 }, (_, index) => Math.sin(index) * 100);
    const many: Profile = {
      ...profile,
      rows: 500,
      columns: { a: numericProfileOf([...values, 0].slice(1)) },
    };
    const text = profileText(many);
    expect(text).toContain('"cells":{"negative":[[');
    expect(text).not.toContain('edges');
    expect(parseProfile(text, 'profile.json')).toEqual(many);
    const outside = text.replace(/"max":[^,}]*/, '"max":1e9');
    expect(() => parseProfile(outside, 'profile.json')).toThrow(/cells that hold min and max/);
    const cut = text.replace(/"positive":\[\[(-?\d+),\d+/, '"positive":[[$1,1');
    expect(() => parseProfile(cut, 'profile.json')).toThrow(/cells that hold min and max/);
  });

  test('of an older version is refused with what to do', () => {
    const old = profileText(profile).replace('"schemaVersion": 2', '"schemaVersion": 1');
    expect(() => parseProfile(old, 'old.json')).toThrow(
      /old\.json: is a profile of schemaVersion 1; expected 2.*Write it again/s,
    );
  });

  test('is refused when it is no JSON, or JSON of something else', () => {
    expect(() => parseProfile('{', 'p.json')).toThrow(CannotRunError);
    expect(() => parseProfile('{"rows": 1}', 'p.json')).toThrow(/schemaVersion/);
  });
});
