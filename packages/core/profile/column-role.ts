import type { ColumnType } from './column-type.ts';
import type { ColumnRole } from './profile.ts';

/** What is known of a column before its role is decided. */
export interface ColumnFacts {
  readonly name: string;
  readonly type: ColumnType;
  /** Values that are neither missing nor infinite. */
  readonly present: number;
  /** Distinct values among them. */
  readonly distinct: number;
  /** `distinct` was counted one by one; otherwise it is a sketch's, off by some percent. */
  readonly isExact: boolean;
  /** Of numbers. */
  readonly min?: number;
  readonly max?: number;
  /** Of text: mean length in characters, and the share of values with a blank. */
  readonly meanLength?: number;
  readonly blankShare?: number;
}

/** More distinct strings than this are keys or free text, not categories. */
export const mostCategories = 10_000;
const idShare = 0.98;
/** What a sketch may say of values that are all different. */
const sketchedIdShare = 0.85;
const longText = 64;

const rolesByType: Readonly<Record<ColumnType, (facts: ColumnFacts) => ColumnRole>> = {
  date: () => 'timestamp',
  timestamp: () => 'timestamp',
  boolean: ({ distinct }) => (distinct === 1 ? 'constant' : 'categorical'),
  // Different whole numbers beyond 2^53 can be the same double, so the extremes do not tell.
  integer: (facts) => (facts.distinct === 1 ? 'constant' : isIntegerId(facts) ? 'id' : 'numeric'),
  number: ({ min, max }) => (min === max ? 'constant' : 'numeric'),
  string: stringRole,
  other: () => 'text',
};

/** The role of a column. An id whose distinct values were not counted exactly is one only perhaps: count, and ask again. */
export function columnRole(facts: ColumnFacts): ColumnRole {
  return facts.present === 0 ? 'empty' : rolesByType[facts.type](facts);
}

/** Whole numbers are ids only if they are all different and either say so by name or count rows: a measurement may be all different too. */
function isIntegerId(facts: ColumnFacts): boolean {
  const { name, present, min = 0, max = 0 } = facts;
  if (present < 2 || !isNearlyUnique(facts)) return false;
  const countsRows = present >= 20 && max - min + 1 <= 1.1 * present;
  return (
    countsRows ||
    /(^|[^a-z])(id|uuid|guid|key|index|row)$/i.test(name) ||
    /[a-z](Id|ID|Key)$/.test(name)
  );
}

function stringRole(facts: ColumnFacts): ColumnRole {
  const { present, distinct, meanLength = 0, blankShare = 0 } = facts;
  if (distinct === 1) return 'constant';
  const isWordy = meanLength > longText || blankShare > 0.5;
  if (present >= 20 && isNearlyUnique(facts)) return isWordy ? 'text' : 'id';
  if (meanLength > longText) return 'text';
  if (distinct > mostCategories) return isWordy ? 'text' : 'id';
  return isWordy && present >= 100 && distinct > present / 2 ? 'text' : 'categorical';
}

function isNearlyUnique({ present, distinct, isExact }: ColumnFacts): boolean {
  return distinct >= (isExact ? idShare : sketchedIdShare) * present;
}
