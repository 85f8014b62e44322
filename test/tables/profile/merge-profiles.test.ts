import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mergeProfiles } from '#core/profile/merge-profiles.ts';
import { parseProfile } from '#core/profile/parse-profile.ts';
import { profileText } from '#core/profile/profile-text.ts';
import type { NumericProfile, Profile } from '#core/profile/profile.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
  const selected = Object.entries(columns).map(([column, sql]) => `${sql} AS ${column}`);
  await tables.engine.query(
    `COPY (SELECT range, ${selected.join(', ')} FROM range(${rows})) TO '${tables.directory}/all.parquet'`,
  );
});
afterAll(async () => tables[Symbol.asyncDispose]());

const digest = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

const rows = 12_000;
const uniform = (seed: number): string =>
  `((hash(range * 31 + ${seed}) % 4503599627370496) + 0.5) / 4503599627370496.0`;
const normal = (seed: number): string =>
  `sqrt(-2 * ln(${uniform(seed)})) * cos(2 * pi() * ${uniform(seed + 1)})`;

/** Every shape that a grid can stumble over. */
const columns: Readonly<Record<string, string>> = {
  normal: normal(1),
  outlier: `CASE WHEN range = 17 THEN 1e9 ELSE ${normal(3)} END`,
  offset: `${normal(5)} * 15 + 100`,
  narrow: `1000 + ${uniform(7)}`,
  log_normal: `exp(2 * ${normal(8)})`,
  epoch: `CAST(1.7e9 + 2.6e6 * ${uniform(10)} AS BIGINT)`,
  cents: `round(exp(${normal(11)} + 3), 2)`,
  age: `CAST(floor(${uniform(13)} * 80) + 18 AS INTEGER)`,
  month: `CAST(floor(${uniform(14)} * 12) AS INTEGER)`,
  whole_as_double: `CASE WHEN ${uniform(15)} < 0.1 THEN NULL ELSE floor(${uniform(16)} * 90) END`,
  huge: `CAST(9007199254740992 + floor(${uniform(17)} * 1e6) AS BIGINT)`,
  tiny: `${normal(18)} * 1e-310`,
  extreme: `CASE range % 5 WHEN 0 THEN 1.7e308 WHEN 1 THEN -1.7e308 ELSE ${normal(20)} * 1e300 END`,
  zeros: `greatest(0, ${normal(22)})`,
  specials: `CASE range % 50 WHEN 0 THEN 'nan'::DOUBLE WHEN 1 THEN 'inf'::DOUBLE WHEN 2 THEN NULL ELSE ${normal(24)} END`,
  as_float: `CAST(${normal(26)} AS FLOAT)`,
  same: '7',
  nothing: 'CAST(NULL AS DOUBLE)',
  half_empty: `CASE WHEN range < ${rows / 2} THEN NULL ELSE ${uniform(28)} END`,
  few_then_many: `CASE WHEN range < ${rows / 2} THEN range % 40 ELSE range % 60 END`,
  letter: `chr(97 + CAST(floor(${uniform(29)} * ${uniform(30)} * 26) AS INTEGER))`,
  flag: `${uniform(31)} < 0.3`,
  at: `TIMESTAMP '2026-01-01' + to_seconds(range)`,
};

async function profileOf(name: string, where: string): Promise<Profile> {
  await tables.engine.query(
    `COPY (SELECT * EXCLUDE (range) FROM '${tables.directory}/all.parquet' WHERE ${where}) TO '${tables.directory}/${name}.parquet'`,
  );
  const table = await tables.engine.open(`${name}.parquet`);
  return profileTable(tables.engine, table, { minimumCellCount: 1 });
}

function roughly(profile: Profile): unknown {
  return Object.fromEntries(
    Object.entries(profile.columns).map(([name, column]) => {
      const { mean: _mean, std: _std, ...numeric } = column.numeric ?? { mean: 0, std: 0 };
      return [name, { ...column, numeric }];
    }),
  );
}

/** Rounding to 13 digits takes up to 5e-13 of the spread, in the parts and in the whole. */
function agree(got: NumericProfile, want: NumericProfile): boolean {
  const scale = Math.max(want.std, Math.abs(want.mean) * 1e-3);
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * scale;
  return near(got.mean, want.mean) && near(got.std, want.std);
}

describe('Profiles of shards', () => {
  test.each([
    ['rows in blocks', [`range < ${rows / 2}`, `range >= ${rows / 2}`]],
    ['rows dealt out', ['range % 3 = 0', 'range % 3 = 1', 'range % 3 = 2']],
    ['one small, one large', ['range < 60', 'range >= 60']],
  ])('add up to that of the whole: %s', async (_name, shards) => {
    const whole = await profileOf('whole', 'true');
    const parts: { profile: Profile; file: string }[] = [];
    for (const [index, where] of shards.entries()) {
      const profile = await profileOf(`shard-${index}`, where);
      const file = `shard-${index}.json`;
      parts.push({ profile: parseProfile(profileText(profile), file), file });
    }
    const merged = mergeProfiles(parts, digest);
    expect(merged.rows).toBe(rows);
    const text = parseProfile(profileText(merged), 'merged.json');
    expect(roughly({ ...text, dataDigest: '' })).toEqual(roughly({ ...whole, dataDigest: '' }));
    const inexact = Object.entries(whole.columns).filter(
      ([name, { numeric }]) => numeric && !agree(merged.columns[name]!.numeric!, numeric),
    );
    expect(inexact).toEqual([]);
    const raw = Buffer.concat(
      parts
        .map(({ profile }) => Buffer.from(profile.dataDigest, 'hex'))
        .sort((a, b) => a.compare(b)),
    );
    expect(merged.dataDigest).toBe(digest(raw));
  });
});

test('No cell of a usual column holds more than two percent of the rows', async () => {
  const shapes = ['normal', 'outlier', 'offset', 'narrow', 'log_normal', 'epoch'];
  const selected = shapes.map((name) => `${columns[name]} AS ${name}`);
  const uniforms = Array.from({ length: 14 }, (_, index) => `${uniform(50 + index)} AS u${index}`);
  await tables.engine.query(
    `COPY (SELECT ${[...selected, ...uniforms].join(', ')} FROM range(100000)) TO '${tables.directory}/quality.parquet'`,
  );
  const profile = await profileTable(tables.engine, await tables.engine.open('quality.parquet'));
  const heaviest = Object.entries(profile.columns).map(([name, { numeric }]) => ({
    name,
    share: Math.max(...numeric!.counts) / 100_000,
  }));
  expect(heaviest.filter(({ share }) => share > 0.02)).toEqual([]);
});
