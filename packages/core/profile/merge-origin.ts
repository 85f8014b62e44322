import type { DvcRevision, Profile, TimeSpan } from './profile.ts';

/** Where the rows of several profiles come from: one span when all tell it by one column, every DVC revision once. */
export function mergeOrigin(profiles: readonly Profile[]): Pick<Profile, 'time' | 'dvc'> {
  const time = mergeTime(profiles.map((profile) => profile.time));
  const revisions = new Map<string, DvcRevision>();
  for (const revision of profiles.flatMap(({ dvc }) => dvc ?? []))
    revisions.set(JSON.stringify([revision.path, revision.md5]), revision);
  const dvc = [...revisions.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  // A part without a revision would make those of the others look like the whole.
  const isWhole = dvc.length > 0 && profiles.every((profile) => profile.dvc !== undefined);
  return { ...(time ? { time } : {}), ...(isWhole ? { dvc } : {}) };
}

function mergeTime(spans: readonly (TimeSpan | undefined)[]): TimeSpan | undefined {
  const [first] = spans;
  if (!first) return undefined;
  const told = spans.filter((span) => span?.column === first.column) as TimeSpan[];
  if (told.length !== spans.length) return undefined;
  // ISO 8601 in UTC sorts as text.
  const min = told.map((span) => span.min).sort()[0]!;
  const max = told
    .map((span) => span.max)
    .sort()
    .at(-1)!;
  return { column: first.column, min, max };
}
