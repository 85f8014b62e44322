import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseProfile } from '#core/profile/parse-profile.ts';
import { profileText } from '#core/profile/profile-text.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

type Value = number | string | null;

interface OracleCase {
  readonly name: string;
  readonly input: { readonly type: 'int64' | 'float64'; readonly values: readonly Value[] };
  readonly expected: Readonly<Record<string, Value>>;
}

// NumPy 2.4.6, moments by exact rational arithmetic (made_by in the file).
const oracle = JSON.parse(
  readFileSync(new URL('../../oracle/column-profiles.json', import.meta.url), 'utf8'),
) as { cases: readonly OracleCase[] };
const cases = oracle.cases.filter(({ input }) => input.values.length > 0);

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

function close(got: number | undefined, want: Value): void {
  expect(got).toBeDefined();
  expect(Math.abs(got! - Number(want))).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(Number(want))),
  );
}

describe('A numeric column has the moments that NumPy and rational arithmetic give', () => {
  test.each(cases)('$name', async ({ name, input, expected }) => {
    const { engine, directory } = tables;
    const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.parquet`;
    const type = input.type === 'int64' ? 'BIGINT' : 'DOUBLE';
    const rows = input.values.map((value) => (value === null ? '(NULL)' : `('${value}')`));
    await engine.query(
      `COPY (SELECT CAST(x AS ${type}) AS x FROM (VALUES ${rows.join(',')}) AS t(x)) TO '${directory}/${file}'`,
    );
    const profile = await profileTable(engine, await engine.open(file));
    const column = profile.columns['x']!;
    const infinite =
      Number(expected['positive_infinity'] ?? 0) + Number(expected['negative_infinity'] ?? 0);
    expect(column).toMatchObject({
      rows: expected['rows'],
      missing: Number(expected['nulls']) + Number(expected['nan'] ?? 0),
      infinite,
    });
    expect(parseProfile(profileText(profile), 'profile.json')).toEqual(
      JSON.parse(JSON.stringify(profile)),
    );
    if (expected['finite'] === 0) {
      expect(column.role).toBe('empty');
      return;
    }
    // A column of consecutive numbers counts rows and has no distribution.
    if (column.role === 'id') return;
    const numeric = column.numeric!;
    close(numeric.min, expected['min']!);
    close(numeric.max, expected['max']!);
    if (expected['mean'] !== undefined) close(numeric.mean, expected['mean']);
    const std = expected['std_sample'];
    if (std !== undefined) close(numeric.std, std === 'NaN' ? 0 : std);
    expect(numeric.counts.reduce((sum, count) => sum + count, 0)).toBe(expected['finite']);
  });
});
