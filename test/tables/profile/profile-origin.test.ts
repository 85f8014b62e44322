import { describe, expect, test } from '@jest/globals';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';
import { withOrigin } from '#tables/profile/profile-origin.ts';

const base = { rows: 9, missing: 0, infinite: 0 } as const;
const times = (min: string, max: string): ColumnProfile => ({
  ...base,
  type: 'date',
  role: 'timestamp',
  range: { min, max },
});
const profileOf = (columns: Record<string, ColumnProfile>): Profile => ({
  schemaVersion: 2,
  rows: 9,
  dataDigest: '0'.repeat(64),
  columns,
});
const day = times('2026-01-01', '2026-01-31');
const loaded = times('2026-02-01', '2026-02-02');
const name: ColumnProfile = { ...base, type: 'string', role: 'text' };

const timeOf = async (columns: Record<string, ColumnProfile>, timeColumn?: string) => {
  const options = { timeColumn, logger: { warning() {} } };
  const table = { source: 'https://host/data.csv', files: ['/tmp/data.csv'] };
  return (await withOrigin(profileOf(columns), table, options)).time;
};

describe('the time span of a profile', () => {
  test('is that of the only column of dates or times', async () => {
    expect(await timeOf({ day, name })).toEqual({
      column: 'day',
      min: '2026-01-01',
      max: '2026-01-31',
    });
  });

  test('is not guessed where there are two, or none', async () => {
    expect(await timeOf({ day, loaded })).toBeUndefined();
    expect(await timeOf({ name })).toBeUndefined();
  });

  test('is that of the column that is named', async () => {
    expect(await timeOf({ day, loaded }, 'loaded')).toMatchObject({
      column: 'loaded',
      min: '2026-02-01',
    });
  });

  test.each([
    ['dy', "there is no such column. Did you mean 'day'?"],
    ['name', 'it holds no dates or times: its role is text'],
  ])('cannot be that of %s', async (column, message) => {
    await expect(timeOf({ day, name }, column)).rejects.toThrow(message);
  });
});
