import type { ColumnProfile } from '../../profile/profile.ts';
import type { ContractEvidence } from './evidence.ts';
import { freshShare, freshTolerance, roundedUp } from './fresh-sample.ts';
import { inferPattern } from './infer-pattern.ts';
import { inferRange, type Check } from './infer-range.ts';

/** More values than this are not a list that somebody keeps. */
const mostAcceptedValues = 30;
/** A list that misses more of the next values than this is not known yet. */
const largestUnseen = 0.2;

export interface ColumnSubject {
  readonly name: string;
  readonly column: ColumnProfile;
  readonly role: 'label' | 'id' | undefined;
}

/** Checks that a fresh sample of the same population breaks with a chance of at most `alpha` each. */
export function inferChecks(
  { name, column, role }: ColumnSubject,
  evidence: ContractEvidence,
  alpha: number,
): Check[] {
  if (column.role === 'empty') return [];
  const present = presence(column, role, alpha);
  const balance = role === 'label' ? classBalance(column, alpha) : [];
  if (balance.length > 0) return [...present, ...balance];
  const tails = evidence.tails.get(name);
  const range = tails ? inferRange(column, tails, alpha) : [];
  return [
    ...present,
    ...range,
    ...unique(column),
    ...words(column, evidence.samples.get(name), alpha),
  ];
}

/** Checks that could fail by chance, at most: two ends of a range, presence, and what the values are. */
export const mostChecksByChance = 4;

/** A key has a value in every row, or it is none; of any other column some may be missing that the sample has not shown. */
function presence(
  { rows, missing, role, distinct }: ColumnProfile,
  given: ColumnSubject['role'],
  alpha: number,
): Check[] {
  const isKey = given === 'id' || (role === 'id' && distinct === rows);
  if (missing === 0 && isKey) return ['not_null'];
  const tolerance = freshTolerance({ failing: missing, rows }, alpha);
  if (tolerance >= 1) return missing === 0 ? [{ not_null: { severity: 'warn' } }] : [];
  return [{ not_null: { tolerance, ...(missing === 0 ? { warn: 0 } : {}) } }];
}

function unique({ role, distinct, rows, missing }: ColumnProfile): Check[] {
  return role === 'id' && distinct === rows - missing ? ['unique'] : [];
}

/** Values that were not seen: as many rows as values that were seen once (Good 1953), and what chance adds. */
function words(
  column: ColumnProfile,
  sample: readonly string[] | undefined,
  alpha: number,
): Check[] {
  const { categorical, type, rows, missing } = column;
  const present = rows - missing;
  if (categorical && type !== 'boolean') {
    const values = categorical.values.map(({ value }) => value);
    const once = categorical.values.filter(({ count }) => count === 1).length;
    // Values too rare to be named were chosen for being rare here: the next sample has more of them.
    const failing = once + Math.ceil(1.5 * categorical.otherCount);
    const tolerance = freshTolerance({ failing, rows: present }, alpha);
    if (values.length > 0 && values.length <= mostAcceptedValues && tolerance <= largestUnseen)
      return [
        {
          accepted_values: {
            values: values.sort(),
            tolerance,
            ...(failing === 0 ? { warn: 0 } : {}),
          },
        },
      ];
  }
  const pattern = sample && inferPattern(sample);
  if (!pattern) return [];
  const { tested, failing } = pattern;
  const seen = Math.min(tested, present);
  const tolerance = Math.max(
    freshTolerance({ failing, rows: seen }, alpha),
    // The next table may be a tenth of this one: a share that was seen of many values has to hold of few.
    freshTolerance({ failing: Math.ceil((failing / seen) * present), rows: present }, alpha),
  );
  return tolerance <= largestUnseen
    ? [{ regex: { pattern: pattern.pattern, tolerance: roundedUp(tolerance) } }]
    : [];
}

/** Of every class: none rarer, none more frequent. */
function classBalance({ categorical, numeric }: ColumnProfile, alpha: number): Check[] {
  const isListed = categorical?.otherCount === 0;
  const counts = isListed
    ? categorical.values.map(({ count }) => count)
    : numeric?.discrete
      ? numeric.counts
      : [];
  if (counts.length < 2 || counts.length > mostAcceptedValues) return [];
  const rows = counts.reduce((sum, one) => sum + one, 0);
  const smallest = freshShare({ count: Math.min(...counts), rows }, alpha / counts.length).min;
  const largest = freshShare({ count: Math.max(...counts), rows }, alpha / counts.length).max;
  const [min, max] = [roundedDown(smallest), Math.min(1, roundedUp(largest))];
  return [{ class_balance: { ...(min > 0 ? { min } : {}), max } }];
}

function roundedDown(share: number): number {
  if (share <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(share)) - 1);
  return Number((Math.floor(share / unit + 1e-9) * unit).toPrecision(2));
}
