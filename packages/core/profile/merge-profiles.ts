import type { Digest } from '../ports.ts';
import { CannotRunError, type Problem } from '../verdict/errors.ts';
import { mergeColumn } from './merge-column.ts';
import { mergeOrigin } from './merge-origin.ts';
import type { ColumnProfile, Profile } from './profile.ts';

export interface ProfilePart {
  readonly profile: Profile;
  /** As the user named it. */
  readonly file: string;
}

/**
 * The profile of a table from the profiles of its parts: for any split of the rows the same as one pass over the
 * whole, moments up to rounding. What parts do not name stays unnamed: values that are rare in a part, the number of
 * distinct values of a column that is not listed as a whole. The data digest is that of a table of several files: of the raw
 * digests of the parts, in ascending order.
 * @throws CannotRunError with every column that the parts do not have in common, or not with one type.
 */
export function mergeProfiles(parts: readonly ProfilePart[], digest: Digest): Profile {
  const [first] = parts;
  if (!first) throw nothingToMerge();
  if (parts.length === 1) return first.profile;
  const names = Object.keys(first.profile.columns);
  const problems = parts.flatMap((part) => differentColumns(first, part));
  const columns: [string, ColumnProfile][] = [];
  for (const name of names) {
    const own = parts
      .filter(({ profile }) => Object.hasOwn(profile.columns, name))
      .map(({ profile, file }) => ({ column: profile.columns[name]!, file }));
    const merged = mergeColumn(name, own, names.length);
    if ('code' in merged) problems.push(merged);
    else columns.push([name, merged]);
  }
  if (problems.length > 0) throw new CannotRunError(problems);
  return {
    schemaVersion: 2,
    rows: parts.reduce((sum, { profile }) => sum + profile.rows, 0),
    dataDigest: digest(joinDigests(parts.map(({ profile }) => profile.dataDigest))),
    ...mergeOrigin(parts.map(({ profile }) => profile)),
    columns: Object.fromEntries(columns),
  };
}

function nothingToMerge(): CannotRunError {
  const message = 'expected at least one profile to merge, got none';
  return new CannotRunError([{ code: 'profile-merge', subject: 'profiles', message }]);
}

function differentColumns(first: ProfilePart, part: ProfilePart): Problem[] {
  const lacks = (from: ProfilePart, than: ProfilePart): Problem[] =>
    Object.keys(than.profile.columns)
      .filter((name) => !Object.hasOwn(from.profile.columns, name))
      .map((name) => ({
        code: 'profile-merge',
        subject: `columns.${name}`,
        message: `is in ${than.file}, but not in ${from.file}. Expected profiles of parts of one table, with the same columns`,
      }));
  return [...lacks(part, first), ...lacks(first, part)];
}

function joinDigests(digests: readonly string[]): Uint8Array {
  const bytes = [...digests]
    .sort()
    .flatMap((hex) => hex.match(/../g)!.map((one) => parseInt(one, 16)));
  return Uint8Array.from(bytes);
}
