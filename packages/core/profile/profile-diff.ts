import { columnShift, type ColumnShift } from './column-shift.ts';
import type { ColumnProfile, Profile } from './profile.ts';

export type SchemaChange =
  | {
      readonly kind: 'added' | 'removed';
      readonly column: string;
      readonly type: string;
      readonly role: string;
    }
  | {
      readonly kind: 'retyped' | 'role';
      readonly column: string;
      readonly before: string;
      readonly after: string;
    };

export interface MissingChange {
  readonly column: string;
  /** Shares of all rows. */
  readonly before: number;
  readonly after: number;
  readonly what: 'missing' | 'infinite';
}

/** What a person has to know of a table that was profiled twice. */
export interface ProfileDiff {
  readonly rows: { readonly before: number; readonly after: number };
  readonly digest: { readonly before: string; readonly after: string };
  readonly time: { readonly before: Profile['time']; readonly after: Profile['time'] };
  readonly schema: readonly SchemaChange[];
  readonly missing: readonly MissingChange[];
  /** The largest shift first; only columns that both have, and that differ. */
  readonly shifts: readonly ColumnShift[];
  /** Columns that both have and that say the same. */
  readonly unchanged: number;
  readonly identical: boolean;
}

export function diffProfiles(before: Profile, after: Profile): ProfileDiff {
  const names = [
    ...new Set([...Object.keys(before.columns), ...Object.keys(after.columns)]),
  ].sort();
  const pairs = names.map((name) => ({
    name,
    before: ownColumn(before, name),
    after: ownColumn(after, name),
  }));
  const schema = pairs.flatMap(({ name, before: a, after: b }) => schemaChanges(name, a, b));
  const both = pairs.flatMap(({ name, before: a, after: b }) =>
    a && b ? [{ name, before: a, after: b }] : [],
  );
  const missing = both.flatMap(({ name, before: a, after: b }) => missingChanges(name, a, b));
  const shifts = both.flatMap(({ name, before: a, after: b }) => columnShift(name, a, b) ?? []);
  shifts.sort((a, b) => size(b) - size(a) || (a.column < b.column ? -1 : 1));
  const changed = new Set([
    ...shifts.map(({ column }) => column),
    ...missing.map(({ column }) => column),
    ...schema.map(({ column }) => column),
  ]);
  const isSameTime = JSON.stringify(before.time ?? null) === JSON.stringify(after.time ?? null);
  return {
    rows: { before: before.rows, after: after.rows },
    digest: { before: before.dataDigest, after: after.dataDigest },
    time: { before: before.time, after: after.time },
    schema,
    missing,
    shifts,
    unchanged: both.filter(({ name }) => !changed.has(name)).length,
    identical: changed.size === 0 && before.rows === after.rows && isSameTime,
  };
}

function ownColumn({ columns }: Profile, name: string): ColumnProfile | undefined {
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}

/** A shift without a size, such as a longer time span, comes last. */
function size({ psi }: ColumnShift): number {
  return psi ?? -1;
}

function schemaChanges(
  column: string,
  before: ColumnProfile | undefined,
  after: ColumnProfile | undefined,
): SchemaChange[] {
  if (!before || !after) {
    const { type, role } = (before ?? after)!;
    return [{ kind: before ? 'removed' : 'added', column, type, role }];
  }
  const changes: SchemaChange[] = [];
  if (before.type !== after.type)
    changes.push({ kind: 'retyped', column, before: before.type, after: after.type });
  if (before.role !== after.role)
    changes.push({ kind: 'role', column, before: before.role, after: after.role });
  return changes;
}

function missingChanges(
  column: string,
  before: ColumnProfile,
  after: ColumnProfile,
): MissingChange[] {
  return (['missing', 'infinite'] as const).flatMap((what) => {
    const share = (profile: ColumnProfile): number =>
      profile.rows === 0 ? 0 : profile[what] / profile.rows;
    const change = { column, before: share(before), after: share(after), what };
    return change.before === change.after ? [] : [change];
  });
}
