import type { Logger } from '#core/ports.ts';
import type { Profile, TimeSpan } from '#core/profile/profile.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { dvcRevisions } from '../dvc/dvc-revisions.ts';
import { isAddress } from '../sources/address.ts';
import type { Table } from '../table.ts';

export interface TimeOptions {
  /** The column that says when; without it, the only one of dates or times. */
  readonly timeColumn?: string | undefined;
}

/**
 * The profile with where its rows come from: the span of its time column, and the DVC revision of its files.
 * @throws CannotRunError when the time column that is asked for holds no dates or times.
 */
export async function withOrigin(
  profile: Profile,
  table: Pick<Table, 'source' | 'files'>,
  { timeColumn, logger }: TimeOptions & { readonly logger: Pick<Logger, 'warning'> },
): Promise<Profile> {
  const time = timeSpan(profile, timeColumn);
  // What was downloaded lies in a temporary directory.
  const isLocal = !isAddress(table.source);
  const { revisions, notes } = await dvcRevisions(isLocal ? table.files : []);
  for (const note of notes) logger.warning(note);
  return {
    ...profile,
    ...(time ? { time } : {}),
    ...(revisions.length > 0 ? { dvc: revisions } : {}),
  };
}

function timeSpan({ columns }: Profile, named: string | undefined): TimeSpan | undefined {
  const timed = Object.entries(columns).flatMap(([column, { range }]) =>
    range ? [{ column, ...range }] : [],
  );
  if (named === undefined) return timed.length === 1 ? timed[0] : undefined;
  const found = timed.find(({ column }) => column === named);
  if (found) return found;
  const known = Object.hasOwn(columns, named);
  const what = known
    ? `it holds no dates or times: its role is ${columns[named]!.role}`
    : `there is no such column. ${suggestName(named, Object.keys(columns))}`;
  throw cannotRun(
    'time-column',
    named,
    `${what}. Expected ${timed.length > 0 ? `one of ${timed.map(({ column }) => column).join(', ')}` : 'a column of dates or times, and there is none'}`,
  );
}
